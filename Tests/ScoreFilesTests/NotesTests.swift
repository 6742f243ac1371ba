import TestSupport
import Testing

@testable import ScoreFiles

/// What is read, but looks wrong.
@Suite struct NotesTests {
  private static let probabilities = "rows sum to 1; for probabilities save np.log(p)"
  private static let fromOne = "no label is 0; if they count from 1, take labels - 1"

  private func notes(_ rows: String, labelsAre: LabelKind? = nil) throws -> [String] {
    var options = ReadingOptions()
    options.labelsAre = labelsAre
    return try open("example,label,a,b,c\n" + rows, as: .csv, options).notes
  }

  @Test func `rows of probabilities are noticed, also rounded ones`() throws {
    #expect(try notes("x,a,0.2,0.3,0.5\ny,b,0.333,0.333,0.333\n") == [Self.probabilities])
  }

  @Test func `percentages are noticed too, and zeros, which have no logarithm`() throws {
    #expect(
      try notes("x,a,10.0,18.1,71.9\ny,b,20,30,50\n")
        == ["rows sum to 100; for probabilities save np.log(p / 100)"])
    #expect(
      try notes("x,a,10,18,71\ny,b,20,0,80\n") == [
        "rows sum to 100; for probabilities save np.log(p / 100)",
        "the logarithm of 0 is -inf, a masked class: np.log(p / 100 + 1e-7) has none",
      ])
    #expect(try notes("x,a,10,18,70.5\ny,b,20,30,50\n") == [])
    #expect(try notes("x,a,10,18,72\ny,b,120,-70,50\n") == [])
  }

  @Test func `of ten labels from 1 the last class may be missing`() throws {
    func notes(_ labels: [Int]) throws -> [String] {
      let rows = labels.map { "x,\($0),1,2,3,4\n" }.joined()
      return try open("example,label,a,b,c,d\n" + rows).notes
    }
    let labels = [1, 2, 1, 2, 1, 2, 1, 2, 1]
    #expect(try notes(labels + [2]) == [Self.fromOne])
    #expect(try notes(labels) == [])
    #expect(try notes(labels + [0]) == [])
    #expect(try notes(labels.map { _ in 1 } + [1]) == [])
  }

  @Test func `rows of two or three decimals sum to 1 within half a unit of the last a class`()
    throws
  {
    #expect(try notes("x,a,0.33,0.33,0.33\ny,b,0.67,0.17,0.17\n") == [Self.probabilities])
    #expect(try notes("x,a,0.3,0.3,0.385\ny,b,0.1,0.2,0.7\n") == [])
    #expect(try notes("x,a,0.333,0.334,0.334\ny,b,0.5,0.25,0.25\n") == [Self.probabilities])
    #expect(try notes("x,a,0.333,0.334,0.335\ny,b,0.5,0.25,0.25\n") == [])
    #expect(try notes("x,a,0.3333,0.3333,0.335\ny,b,0.5,0.25,0.25\n") == [])
    // Of 30 classes the sum is at most 0.1 off.
    let names = (0..<30).map { "c\($0)" }.joined(separator: ",")
    func many(_ first: String) throws -> [String] {
      let row = ",c0,\(first)" + String(repeating: ",0.03", count: 29) + "\n"
      return try open("example,label,\(names)\nx\(row)y\(row)").notes
    }
    #expect(try many("0.04") == [Self.probabilities])
    #expect(try many("0.22") == [Self.probabilities])
    #expect(try many("0.24") == [])
  }

  @Test(arguments: [
    "x,a,0.2,0.3,0.5\n", "x,a,0.2,0.3,0.5\ny,a,0.2,0.3,0.6\n", "x,a,0,1,0\ny,a,-1,1,1\n",
    "x,a,-1.609437912,-1.2039728,-0.69314718\ny,a,-1.609437912,-1.2039728,-0.69314718\n",
  ])
  func `one row, other sums, a negative score and logarithms are none`(rows: String) throws {
    #expect(try notes(rows) == [])
  }

  @Test func `the logarithm of probabilities has their softmax`() throws {
    let logs = try parse(
      "example,label,a,b,c\nx,a,-1.6094379124341003,-1.2039728043259361,-0.6931471805599453\n")
    let report = try LossReport(.scores(logs), hinge: .lecture, scale: 1)
    let p = report.row(0).probabilities
    #expect(zip(p, [0.2, 0.3, 0.5]).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test func `indices of which none is 0 are noticed where that is no chance`() throws {
    func rows(_ labels: [String]) -> String { labels.map { "x,\($0),1,2,3\n" }.joined() }
    let (ones, twos) = (Array(repeating: "1", count: 5), Array(repeating: "2", count: 4))
    #expect(try notes(rows(ones + twos)) == [Self.fromOne])
    #expect(try notes(rows(ones + twos + ["0"])) == [])
    #expect(try notes(rows(ones + twos.dropLast())) == [])
    #expect(try notes(rows(ones + ones)) == [])
    let names = Array(repeating: "b", count: 5) + Array(repeating: "c", count: 5)
    #expect(try notes(rows(names)) == [])
  }

  @Test func `labels up to C of which none is 0 are said to count from 1`() throws {
    func message(_ labels: String) -> String? {
      let rows = labels.split(separator: " ").map { "x,\($0),1,2,3\n" }.joined()
      let error = #expect(throws: ScoreFileError.self) { try parse("example,label,a,b,c\n" + rows) }
      return error.map { "\($0)" }
    }
    let plain = "\"3\" is no label; expected the name of a class or its index, 0 to 2"
    let hint = "; no label is 0, so they seem to count from 1: save labels - 1"
    #expect(message("1 3 2") == "t.csv, line 3, column 3: " + plain + hint)
    #expect(message("3 1 0") == "t.csv, line 2, column 3: " + plain)
    #expect(message("2 3") == "t.csv, line 3, column 3: " + plain)
    #expect(
      message("1 3 4") == "t.csv, line 4, column 3: " + plain.replacing("\"3\"", with: "\"4\""))
  }

  @Test(arguments: ["1", "1.0", "1.000000000000000000e+00"])
  func `a whole number is the index of a class, as arrays of floats are written too`(
    label: String
  ) throws {
    #expect(try parse("example,label,a,b\nx,\(label),1,2\n").label(0) == 1)
  }

  @Test func `a label between two indices, and characters that nobody sees, are named`() {
    func message(_ text: String) -> String? {
      #expect(throws: ScoreFileError.self) { try parse("example,label,a,b\n" + text) }
        .map { "\($0.problem)" }
    }
    #expect(message("x,2.0,1,2\n")?.hasSuffix("0 to 1") == true)
    #expect(message("x,0.5,1,2\n")?.hasSuffix("0 to 1") == true)
    let invisible = "; the invisible character U+00A0 is in it, take it out"
    #expect(message("x,a,\u{A0}1,2\n")?.hasSuffix(invisible) == true)
    #expect(message("x,\u{A0}a,1,2\n")?.hasSuffix(invisible) == true)
    #expect(message("x,a,\u{2212}1,2\n")?.hasSuffix("; the sign is U+2212, write -") == true)
  }

  @Test func `one name in two of Unicode's spellings is one class, and that is said`() throws {
    let error = #expect(throws: ScoreFileError.self) {
      try parse("example,label,e\u{301},\u{E9}\nx,0,1,2\n")
    }
    #expect(
      error.map { "\($0.problem)" } == "a second class \"\u{E9}\", "
        + "the same letters in another of Unicode's spellings; give each its own name")
    #expect(try parse("example,label,a,\u{E9}\nx,e\u{301},1,2\n").label(0) == 1)
  }
}

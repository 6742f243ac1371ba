import Foundation
import LossEngine
import Scores
import TestSupport
import Testing

@testable import ScoreFiles

/// Columns that are computed from the others, and what else tells that they are no classes.
@Suite struct DerivedColumnTests {
  /// 12 rows of four scores, with their labels.
  private static let examples: [(scores: [Double], label: Int)] = {
    var random = SeededGenerator(state: 7)
    return (0..<12).map { row in
      ((0..<4).map { _ in Double.random(in: -3...3, using: &random) }, row % 4)
    }
  }()

  private typealias Column = @Sendable ([Double], Int) -> Double
  private static let softmax: @Sendable ([Double]) -> [Double] = { Softmax.probabilities($0.span) }
  private static func margin(_ s: [Double], _ y: Int) -> Double {
    s[y] - s.indices.filter { $0 != y }.map { s[$0] }.max()!
  }

  private static let computed: [(what: String, column: Column)] = [
    ("the highest of the others", { s, _ in s.max()! }),
    (
      "the highest of the others minus the second",
      { s, _ in s.sorted()[3] - s.sorted()[2] }
    ),
    ("log-sum-exp of the others", { s, _ in log(s.map { exp($0) }.reduce(0, +)) }),
    ("the largest probability", { s, _ in softmax(s).max()! }),
    (
      "the entropy of the probabilities", { s, _ in -softmax(s).map { $0 * log($0) }.reduce(0, +) }
    ),
    ("the label's score", { s, y in s[y] }), ("the softmax loss", { s, y in -log(softmax(s)[y]) }),
    ("the label's probability", { s, y in softmax(s)[y] }),
    ("the SVM loss", { s, y in s.map { max(0, $0 - s[y] + 1) }.reduce(0, +) - 1 }),
    ("the label's score minus the highest other", margin),
    ("always 0.1", { _, _ in 0.1 }),
  ]

  @Test(arguments: computed.indices)
  func `a column that is computed from the others is noticed, at both ends, rounded or not`(
    index: Int
  ) throws {
    let (what, column) = Self.computed[index]
    let note = "\"more\" (\(what)) looks like no class; --ignore-column more leaves it out"
    let titles = ["cat", "dog", "ship", "frog"]
    for format in ["%.17g", "%.4f"] {
      #expect(try notes(titles + ["more"], format) { $0 + [column($0, $1)] } == [note])
      #expect(try notes(["more"] + titles, format) { [column($0, $1)] + $0 } == [note])
    }
    #expect(
      try notes(titles + ["more"]) { $0 + [column($0, $1) + Double($1) / 8] } == [])
    #expect(try notes(titles + ["more"], rows: 4) { $0 + [column($0, $1)] } == [])
  }

  @Test func `what is said leaves all such columns out`() throws {
    let titles = ["weight", "cat", "dog", "ship", "frog", "right", "nll", "p", "lr"]
    let notes = try notes(titles) { s, y in
      [Double(y) / 3, s[0], s[1], s[2], s[3], Double(y % 2), -log(Self.softmax(s)[y])]
        + [Self.softmax(s)[y], 0.001]
    }
    #expect(
      notes == [
        "\"weight\", \"right\" (only whole numbers), \"nll\" (the softmax loss), "
          + "\"p\" (the label's probability) and \"lr\" (always 0.001) look like no classes; "
          + "--ignore-column weight --ignore-column right --ignore-column nll --ignore-column p "
          + "--ignore-column lr leave them out"
      ])
  }

  @Test func `probabilities beside their logits are noticed`() throws {
    let titles = ["cat", "dog", "ship", "frog", "a", "b", "c", "d"]
    let notes = try notes(titles) { s, _ in s + Self.softmax(s) }
    #expect(notes.count == 1)
    #expect(notes[0].hasPrefix("\"a\" (a probability of the others), "))
    #expect(
      notes[0].hasSuffix(
        "--ignore-column a --ignore-column b --ignore-column c --ignore-column d leave them out"))
    #expect(try self.notes(titles) { s, _ in s + s.map { $0 / 2 } } == [])
  }

  @Test func `the only title without the others' beginning is noticed`() throws {
    func notes(_ titles: [String]) throws -> [String] {
      try self.notes(titles) { s, y in s + [Double(y) / 3 - s[0]] }
    }
    #expect(
      try notes(["logit_cat", "logit_dog", "logit_ship", "logit_frog", "x"]) == [
        "\"x\" (unlike the others it does not begin with \"logit_\") looks like no class; "
          + "--ignore-column x leaves it out"
      ])
    #expect(try notes(["logit_a", "logit_b", "logit_c", "d", "x"]) == [])
    #expect(try notes(["logit_a", "logit_b", "logit_c", "logit_d", "logit_x"]) == [])
  }

  @Test func `a class may be called as what is no score, but that is noticed`() throws {
    var table = try parse("example,label,a,b,c\nx,a,0.5,1.5,2.5\n")
    table.apply(.renameClass(table.classes[1], "loss"))
    let text = String(decoding: ScoreFile.bytes(of: .scores(table), as: .csv), as: UTF8.self)
    let opened = try open(text)
    #expect(opened.table == table)
    #expect(
      opened.notes == ["\"loss\" looks like no class; --ignore-column loss leaves it out"])
  }

  @Test func `labels are names without the titles' beginning too`() throws {
    let header = "example,label,logit_cat,logit_dog\n"
    let opened = try open(header + "x,dog,1.5,2\ny,cat,1,2\n")
    #expect((0..<2).map(opened.table.className) == ["cat", "dog"])
    #expect((0..<2).map(opened.table.label) == [1, 0])
    let saved = ScoreFile.bytes(of: opened.model, as: .csv, origin: opened.origin)
    #expect(String(decoding: saved, as: UTF8.self).hasPrefix(header))
    #expect(try parse(header + "x,logit_dog,1.5,2\n").className(0) == "logit_cat")
    #expect(try parse(header + "x,1,1.5,2\n").className(0) == "logit_cat")
    #expect(throws: ScoreFileError.self) { try parse("example,label,l_cat,dog\nx,cat,1,2\n") }
    try withTemporaryFolder { folder in
      var options = ReadingOptions()
      options.labelsFile = folder + "/labels.txt"
      try "dog\n".write(toFile: folder + "/labels.txt", atomically: false, encoding: .utf8)
      let table = try open("logit_cat,logit_dog\n1.5,2\n", as: .csv, options).table
      #expect(table.className(1) == "dog" && table.label(0) == 1)
    }
  }

  @Test func `the classes are listed for a label that is none, five at most`() throws {
    let error = #expect(throws: ScoreFileError.self) {
      try parse("example,label,a,b,c,d,e,f\nx,A,1,2,3,4,5,6\n")
    }
    #expect(
      error.map { "\($0.problem)" } == "\"A\" is no label; expected the name of a class or its "
        + "index, 0 to 5; the classes are \"a\", \"b\", \"c\", \"d\", \"e\", ...")
  }

  /// The notes about a table of the examples.
  /// - Parameter row: the columns of an example, of its scores and label.
  private func notes(
    _ titles: [String], _ format: String = "%.17g", rows: Int = 12,
    row: ([Double], Int) -> [Double]
  ) throws -> [String] {
    let lines = Self.examples.prefix(rows).map { scores, label in
      let cells = row(scores, label).map { String(format: format, $0) }
      return "x,\(titles[(titles.firstIndex(of: "cat") ?? 0) + label]),"
        + cells.joined(separator: ",") + "\n"
    }
    return try open(
      "example,label,\(titles.joined(separator: ","))\n" + lines.joined()
    ).notes
  }
}

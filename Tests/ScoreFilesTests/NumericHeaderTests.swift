import Foundation
import Scores
import TestSupport
import Testing

@testable import ScoreFiles

/// A table without a header that is opened as if it had one.
@Suite struct NumericHeaderTests {
  private static let row = "1.500000000000000000e+00,-2.0e+00, 3.25\n"
  private static let rows = row + "0.5,2,1\n1.5,1,-1\n"
  private static let option =
    "open it without a header: loss-explorer t.csv --no-header --labels LABELS"

  @Test func `a label more than examples says that the first line holds scores`() throws {
    #expect(
      try outcome(of: Self.rows, labels: 3)
        == "3 labels for 2 examples; the first line of the table seems to hold scores; \(Self.option)"
    )
    #expect(try outcome(of: Self.rows, labels: 3) { $0.hasHeader = false } == "")
    #expect(
      try outcome(of: "a,b,c\n1,2,3\n", labels: 2) == "2 labels for 1 example; expected one each")
    #expect(try outcome(of: Self.rows, labels: 4) == "4 labels for 2 examples; expected one each")
  }

  @Test func `titles that are numbers with decimals are noticed, and those that count are not`()
    throws
  {
    #expect(
      try outcome(of: Self.rows, labels: 2)
        == "the titles are numbers; if these are scores, \(Self.option)")
    #expect(try outcome(of: "0,1,2\n0.5,2,1\n", labels: 1) == "")
    #expect(try open("example,label,0.5,1.5\nx,0,1,2\n").notes == [])
  }

  @Test(arguments: [
    ("1.5,2.5,0\n1,2,0\n", nil, "\"1.5\" where the header says example; ", nil),
    ("1.5,1.5,0\n1,2,0\n", "LABELS", "a second class \"1.5\"; ", nil),
    ("1.5,2.5,0\n1,2,0\n", "3", "no column is titled \"3\"; ", "--no-header --label-column 3"),
  ])
  func `errors about titles that are numbers name the option`(
    text: String, labels: String?, message: String, options: String?
  ) throws {
    let outcome = try outcome(of: text, labels: labels == "LABELS" ? 1 : nil) {
      if labels == "3" { $0.labelColumn = "3" }
    }
    #expect(outcome.hasPrefix(message))
    let advice =
      labels == nil
      ? "give --no-header, and --labels FILE or --label-column NUMBER"
      : "open it without a header: loss-explorer t.csv \(options ?? "--no-header --labels LABELS")"
    #expect(outcome.hasSuffix("; if these are scores, \(advice)"))
  }

  private static let counted = "0,1,2\n1.5,-2.0,1\n0.5,2.25,0\n"

  @Test func `titles that count up are no scores, and never lead to --no-header`() throws {
    #expect(
      try outcome(of: Self.counted, labels: nil)
        == "\"2\" seems to hold the labels; if so: loss-explorer t.csv --label-column 2")
    #expect(
      try outcome(of: Self.counted, labels: 4) == "4 labels for 2 examples; expected one each")
    for text in ["1,2,3\n0.5,2,1\n", "0,1,2\n0.5,2.5,1.5\n"] {
      let message = try outcome(of: text, labels: nil)
      #expect(message.contains("--label-column TITLE or --labels FILE"))
      #expect(!message.contains("--no-header"))
    }
  }

  @Test func `titles that count up from 0 are refused as an example`() throws {
    let refusal = "0, 1, 2, ... are titles, from 0; leave --no-header out: loss-explorer t.csv"
    func message(_ text: String, _ change: (inout ReadingOptions) -> Void) throws -> String {
      try outcome(of: text, labels: nil) {
        ($0.hasHeader, $0.labelColumn) = (false, "3")
        change(&$0)
      }
    }
    #expect(try message(Self.counted) { _ in } == "\(refusal) --label-column 2")
    #expect(
      try message("0,1,2,3\n1.5,2.5,1,7\n") {
        ($0.ignoredColumns, $0.classNames) = (["4"], ["a", "b"])
      } == "\(refusal) --label-column 2 --ignore-column 3")
    // Whole numbers may be scores, and so may others that do not begin with 0.
    for text in ["0,1,2\n1,3,1\n", "1,2,3\n1,2.5,0.5\n"] {
      #expect(try message(text) { $0.labelColumn = "1" } == "")
    }
  }

  /// The error or the notes about a text.
  /// - Parameter labels: how many labels a file of them has; nil: there is none.
  private func outcome(
    of text: String, labels: Int?, _ change: (inout ReadingOptions) -> Void = { _ in }
  ) throws -> String {
    try withTemporaryFolder { folder in
      var options = ReadingOptions()
      let path = folder + "/labels.txt"
      if let labels {
        try String(repeating: "0\n", count: labels)
          .write(toFile: path, atomically: false, encoding: .utf8)
        options.labelsFile = path
      }
      change(&options)
      let outcome: String
      do throws(ScoreFileError) {
        outcome = try ScoreFile.parse(Array(text.utf8), as: .csv, path: "t.csv", options)
          .notes.joined(separator: "|")
      } catch { outcome = "\(error.problem)" }
      return outcome.replacing(path, with: "LABELS")
    }
  }
}

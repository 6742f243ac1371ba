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
      try outcome(of: "0,1,2\n" + Self.rows.dropFirst(Self.row.count), labels: 3)
        == "3 labels for 2 examples; the first line of the table seems to hold scores; \(Self.option)"
    )
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

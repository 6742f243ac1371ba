import Foundation
import LossEngine
import Scores
import TestSupport
import Testing

@testable import ScoreFiles

/// Columns that hold something else than scores, by their numbers.
@Suite struct ScoreColumnTests {
  private static let labels = [2, 0, 1, 1, 2, 0, 0, 1, 2, 2, 1, 0]
  /// 12 rows of three scores and the label.
  private static let rows = labels.enumerated().map { (row: Int, label: Int) in
    [Double(row) / 8 + 0.25, 1.5 - Double(row) / 4, Double(row % 5) / 8 - 0.625, Double(label)]
  }

  private static func text(_ rows: [[Double]], _ cell: (Double) -> String = { "\($0)" }) -> String {
    rows.map { $0.map(cell).joined(separator: ",") + "\n" }.joined()
  }

  @Test func `a column of an array that equals the labels is refused`() throws {
    let error = #expect(throws: ScoreFileError.self) { try read(Self.rows) }
    #expect(
      error.map { "\($0.problem)" }
        == "scores[:, 3] holds the labels: save np.delete(scores, 3, axis=1)")
    #expect(try read(Self.rows.map { Array($0.dropLast()) }).table.classCount == 3)
  }

  @Test func `a column of a text that equals the labels is refused, and the command opens it`()
    throws
  {
    let stray =
      "(it holds the labels) looks like no class (if it is one, give all with "
      + "--score-columns); to read the file without it: loss-explorer t.csv"
    for cell in [{ "\($0)" }, { String(format: "%.18e", $0) }] as [(Double) -> String] {
      let text = Self.text(Self.rows, cell)
      #expect(
        try refusal(of: text) { $0.hasHeader = false }
          == "column 4 \(stray) --no-header --labels LABELS --ignore-column 4")
      #expect(
        try refusal(of: text) { ($0.hasHeader, $0.ignoredColumns) = (false, ["4"]) } == nil)
      #expect(
        try refusal(of: "a,b,c,answer\n" + text) == "\"answer\" \(stray) --labels LABELS "
          + "--ignore-column answer")
    }
    let first = Self.text(Self.rows.map { Array($0[3...] + $0[..<3]) })
    #expect(
      try refusal(of: first) { ($0.hasHeader, $0.classNames) = (false, ["y", "a", "b", "c"]) }
        == "column 1 \(stray) --no-header --labels LABELS --classes a,b,c --ignore-column 1")
    let two = Self.text(Self.rows.map { [$0[0], $0[3].truncatingRemainder(dividingBy: 2)] })
    #expect(
      try refusal(of: two, labels: Self.labels.map { $0 % 2 }) { $0.hasHeader = false }
        == "column 2 (it holds the labels) looks like no class, and without it there is 1; a table "
        + "has at least 2. If all are classes: loss-explorer t.csv --no-header --labels LABELS "
        + "--score-columns 1 --score-columns 2")
  }

  @Test func `columns that equal the labels by chance, or are chosen, are read`() throws {
    // One other number, labels all the same, two rows, no decimals, and the user's own choice.
    var other = Self.rows
    other[11][3] = 1
    #expect(try read(other).table.classCount == 4)
    let same = Self.rows.map { Array($0.dropLast()) + [0] }
    #expect(try read(same, labels: same.map { _ in 0 }).table.classCount == 4)
    #expect(try read(Array(Self.rows[..<2]), labels: [2, 0]).table.classCount == 4)
    let whole = Self.rows.map { row in row.map { ($0 * 8).rounded() * ($0 == row[3] ? 0.125 : 1) } }
    #expect(try read(whole).table.classCount == 4)
    #expect(
      try refusal(of: Self.text(Self.rows)) {
        ($0.hasHeader, $0.scoreColumns) = (false, ["1-4"])
      } == nil)
    let certain = [[0.75, 0, 0.25], [0, 1, 0], [0.5, 0, 0.5]]
    #expect(try read(certain, labels: [0, 1, 0]).table.classCount == 3)
  }

  @Test func `columns of whole numbers beside others are noticed, with what leaves them out`()
    throws
  {
    let rows = [[1, 0.25, 30, 1.5, 2.125], [0, 1.75, 41, 0.25, 3], [1, 0.5, 29, -1, 4.25]]
    let (whole, look) = ("(only whole numbers)", "look like no classes;")
    let text = "right,cat,my age,dog,owl\n" + Self.text(rows)
    let labels = [1, 1, 0]
    #expect(
      try notes(on: text, labels) == [
        "\"right\" \(whole) and \"my age\" \(whole) \(look) --ignore-column right --ignore-column 'my age' "
          + "leave them out"
      ])
    #expect(try notes(on: text, labels) { $0.ignoredColumns = ["right", "3"] } == [])
    #expect(try notes(on: text, labels) { $0.scoreColumns = ["1-5"] } == [])
    #expect(
      try notes(on: Self.text(rows), labels) { ($0.hasHeader, $0.ignoredColumns) = (false, ["1"]) }
        == ["column 3 \(whole) looks like no class; --ignore-column 3 leaves it out"]
    )
    #expect(
      try read(rows, labels: labels).notes == [
        "scores[:, 0] \(whole) and scores[:, 2] \(whole) \(look) np.delete(scores, [0, 2], axis=1) leave them out"
      ])
  }

  @Test func `of many examples a late number with decimals is seen, and labels in order are`()
    throws
  {
    var rows: [[Double]] = (0..<5000).map { row in
      let score = Double(row) / 128
      return [Double(row % 3), score, 0.25 - score]
    }
    let labels = (0..<5000).map { $0 / 2500 }
    #expect(try read(rows, labels: labels).notes.count == 1)
    rows[4999][0] = 1.5
    #expect(try read(rows, labels: labels).notes == [])
    for index in rows.indices { rows[index][0] = Double(labels[index]) }
    #expect(throws: ScoreFileError.self) { try read(rows, labels: labels) }
  }

  private static let scores: [[[Double]]] = [
    // Two rows, a class with one decimal, one class left, a reference class, a mask, and infinities.
    [[1, 0.25, 0.75], [2, 0.5, 0.25]], [[1, 0.25, 0.5], [2, 0.5, 1.5], [3, 0.125, 2.5]],
    [[1, 0.25], [2, 0.75], [3, 1.25]], [[0, 0.25, 0.75], [0, 1.25, 0.75], [0, 0.25, 0.5]],
    [[-1000, 0.25, 0.75], [-1000, 1.25, 0.75], [-1000, 0.25, 0.5]],
    [[-.infinity, 0.25, 0.75], [3, 1.25, 0.75], [5, 0.25, 0.5]],
  ]

  @Test(arguments: scores)
  func `columns that may well be scores are not noticed`(rows: [[Double]]) throws {
    #expect(try read(rows, labels: rows.map { _ in 1 }).notes == [])
  }

  /// An array of scores that is opened with its labels.
  private func read(
    _ rows: [[Double]], labels: [Int] = labels
  ) throws -> OpenedModel {
    let matrix = try ScoreMatrix(
      exampleCount: rows.count, classCount: rows[0].count, labels: rows.map { _ in 0 }
    ) { rows[$0][$1] }
    let names = rows[0].indices.map(String.init)
    let bytes = NPYFile.bytes(of: try ScoreTable(matrix: matrix, classNames: names))
    return try withTemporaryFolder { folder in
      try Data(bytes).write(to: URL(fileURLWithPath: folder + "/s.npy"))
      return try NPYFile.read(
        folder + "/s.npy", labels: try written(labels, in: folder))
    }
  }

  /// The message about a text that is opened with labels; nil if it is read.
  private func refusal(
    of text: String, labels: [Int] = labels, _ change: (inout ReadingOptions) -> Void = { _ in }
  ) throws -> String? {
    try withTemporaryFolder { folder in
      var options = ReadingOptions()
      let path = try written(labels, in: folder)
      options.labelsFile = path
      change(&options)
      do throws(ScoreFileError) {
        _ = try ScoreFile.parse(Array(text.utf8), as: .csv, path: "t.csv", options)
        return nil
      } catch { return "\(error.problem)".replacing(path, with: "LABELS") }
    }
  }

  private func notes(
    on text: String, _ labels: [Int], _ change: (inout ReadingOptions) -> Void = { _ in }
  ) throws -> [String] {
    try withTemporaryFolder { folder in
      var options = ReadingOptions()
      options.labelsFile = try written(labels, in: folder)
      change(&options)
      return try open(text, as: .csv, options).notes
    }
  }

  private func written(_ labels: [Int], in folder: String) throws -> String {
    let path = folder + "/labels.txt"
    try labels.map { "\($0)\n" }.joined().write(toFile: path, atomically: false, encoding: .utf8)
    return path
  }
}

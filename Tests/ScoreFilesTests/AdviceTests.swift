import Foundation
import Scores
import TestSupport
import Testing

@testable import ScoreFiles

/// The lines of Python that errors propose, run in NumPy: what they save opens, with the right numbers.
@Suite(.serialized, .enabled("needs python3 with NumPy") { canRunNumPy })
struct AdviceTests {
  /// Arrays that are no scores, by the expression that makes one of `a`, the rows.
  private static let scores: [(array: String, expected: [[Double]])] = [
    ("a.astype('float16').astype('float128')", rows), ("a.astype('U')", rows),
    ("a.astype('S')", rows), ("a.astype(object)", rows), ("a.T", rows),
    ("(a.astype('float32').view('uint32') >> 16).astype('uint16').view('V2')", rows),
    ("a.astype(int)", [[1, -2], [0, 4], [3, 8]]), ("a > 2", [[0, 0], [0, 1], [1, 1]]),
    ("a.reshape(3, 1, 2)", rows), ("a.reshape(3, 2, 1, 1)", rows), ("a.reshape(1, 3, 2)", rows),
    ("a[:, :1]", [[0, 1.5], [0, 0.25], [0, 3]]), ("a[:, 0]", [[1.5, 0.25, 3]]),
  ]

  @Test func `arrays of scores become tables`() throws {
    try withTemporaryFolder { folder in
      try save(Self.scores.map(\.array), in: folder)
      func table(_ name: String, _ count: Int) throws -> ScoreTable {
        let labels = folder + "/labels.txt"
        try String(repeating: "0\n", count: count)
          .write(toFile: labels, atomically: false, encoding: .utf8)
        return try NPYFile.read("\(folder)/\(name).npy", labels: labels).table
      }
      var lines = ""
      for (index, (array, expected)) in Self.scores.enumerated() {
        let message = try #require(
          #expect(throws: ScoreFileError.self) { try table("bad\(index)", expected.count) }?
            .description)
        let advice = try #require(message.firstMatch(of: /save ([^;]*)(;|$)/)?.1)
        lines += "scores = \(array); np.save('good\(index).npy', \(advice))\n"
      }
      try python(lines, in: folder)
      for (index, (array, expected)) in Self.scores.enumerated() {
        let table = try table("good\(index)", expected.count)
        #expect((0..<table.exampleCount).map(table.scores) == expected, "\(array)")
      }
    }
  }

  @Test func `a vector of logits becomes two classes`() throws {
    try withTemporaryFolder { folder in
      try python("np.save('bad.npy', np.array([1.5, 2]))", in: folder)
      try "0\n1\n".write(toFile: folder + "/l", atomically: false, encoding: .utf8)
      let message = try #require(
        #expect(throws: ScoreFileError.self) {
          try NPYFile.read(folder + "/bad.npy", labels: folder + "/l")
        }?.description)
      let advice = try #require(message.split(separator: " save ").last)
      try python("scores = np.array([1.5, 2]); np.save('good.npy', \(advice))", in: folder)
      let table = try NPYFile.read(folder + "/good.npy", labels: folder + "/l").table
      #expect((0..<2).map(table.scores) == [[0, 1.5], [0, 2]])
    }
  }

  /// Arrays that are no labels, of `y`, the labels 2, 0, 1.
  private static let labels = [
    "y.astype('float32')", "np.eye(3)[y]", "np.eye(3, dtype=int)[y]", "np.eye(3)[y] > 0",
    "y.reshape(3, 1)", "y.reshape(1, 3).astype(float)", "y.astype(object)", "y.astype('U')",
    "np.array(['cat', 'dog', 'été'])[y]", "np.array(['cat', 'dog', 'été'], object)[y]",
    "np.array([b'cat', b'dog', b'owl'])[y]", "y + 1",
  ]

  @Test func `arrays of labels become labels`() throws {
    try withTemporaryFolder { folder in
      try save(Self.labels + ["np.eye(3)"], in: folder)
      func table(_ labels: String, _ array: String) throws -> ScoreTable {
        let classes = ["cat", "dog", array.contains("owl") ? "owl" : "été"]
        return try NPYFile.read(
          "\(folder)/bad\(Self.labels.count).npy", labels: folder + "/" + labels,
          classNames: classes
        ).table
      }
      var lines = ""
      for (index, array) in Self.labels.enumerated() {
        let message = try #require(
          #expect(throws: ScoreFileError.self) { try table("bad\(index).npy", array) }?.description)
        let text = message.firstMatch(of: /np\.savetxt\(.*$/).map { String($0.0) }
        let array = message.split(separator: " save ").last ?? ""
        lines += "labels = \(Self.labels[index]); "
        lines += text ?? "np.savetxt('labels.txt', \(array), fmt='%d')"
        lines += "; os.rename('labels.txt', 'good\(index).txt')\n"
      }
      try python(lines, in: folder)
      for (index, array) in Self.labels.enumerated() {
        let table = try table("good\(index).txt", array)
        #expect((0..<3).map(table.label) == [2, 0, 1], "\(array)")
      }
    }
  }
}

/// Saves arrays as bad0.npy, bad1.npy, ….
private func save(_ arrays: [String], in folder: String) throws {
  let lines = arrays.enumerated().map { "np.save('bad\($0).npy', \($1))" }
  try python(lines.joined(separator: "\n"), in: folder)
}

import Foundation
import Scores
import TestSupport
import Testing

@testable import ScoreFiles

/// The lines of Python that errors propose, run in NumPy: what they save opens, with the right numbers.
@Suite(.serialized, .enabled("needs python3 with NumPy") { canRunNumPy })
struct AdviceTests {
  private static let rows = [[1.5, -2], [0.25, 4], [3, 8]]

  /// Arrays of scores that can't be read, by the expression that makes one of `a`, the rows.
  @Test(arguments: [
    ("a.astype('float16').astype('float128')", rows), ("a.astype('U')", rows),
    ("a.astype('S')", rows), ("a.astype(object)", rows), ("a.T", rows),
    ("(a.astype('float32').view('uint32') >> 16).astype('uint16').view('V2')", rows),
    ("a.astype(int)", [[1, -2], [0, 4], [3, 8]]), ("a > 2", [[0, 0], [0, 1], [1, 1]]),
    ("a.reshape(3, 1, 2)", rows), ("a.reshape(3, 2, 1, 1)", rows),
    ("a.reshape(1, 3, 2)", rows),
    ("a[:, :1]", [[0, 1.5], [0, 0.25], [0, 3]]), ("a[:, 0]", [[1.5, 0.25, 3]]),
  ])
  func `scores`(array: String, expected: [[Double]]) throws {
    try withTemporaryFolder { folder in
      let labels = folder + "/labels.txt"
      let count = array == "a[:, 0]" ? 1 : 3
      try String(repeating: "0\n", count: count).write(
        toFile: labels, atomically: false, encoding: .utf8)
      let bad = folder + "/bad.npy"
      try python("np.save('bad.npy', \(array))", in: folder)
      let read = { try NPYFile.read($0, labels: labels).table }
      let message = try #require(
        #expect(throws: ScoreFileError.self) { try read(bad) }?.description)
      let advice = try #require(message.firstMatch(of: /save ([^;]*)(;|$)/)?.1)
      try python("scores = \(array); np.save('good.npy', \(advice))", in: folder)
      let table = try read(folder + "/good.npy")
      #expect(
        (0..<table.exampleCount).map(table.scores) == expected, "\(message)")
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

  /// Arrays of labels that can't be read, of `y`, the labels 2, 0, 1.
  @Test(arguments: [
    "y.astype('float32')", "np.eye(3)[y]", "np.eye(3, dtype=int)[y]", "np.eye(3)[y] > 0",
    "y.reshape(3, 1)", "y.reshape(1, 3).astype(float)", "y.astype(object)", "y.astype('U')",
    "np.array(['cat', 'dog', 'été'])[y]", "np.array([b'cat', b'dog', b'owl'])[y].astype('S')",
    "np.array(['cat', 'dog', 'été'], object)[y]", "y + 1",
  ])
  func `labels`(array: String) throws {
    try withTemporaryFolder { folder in
      let bad = folder + "/bad.npy"
      try python(
        "y = np.array([2, 0, 1]); np.save('bad.npy', \(array)); np.save('s.npy', np.eye(3))",
        in: folder)
      let classes = ["cat", "dog", array.contains("owl") ? "owl" : "été"]
      let read = { try NPYFile.read(folder + "/s.npy", labels: $0, classNames: classes).table }
      let message = try #require(
        #expect(throws: ScoreFileError.self) { try read(bad) }?.description)
      let setup = "y = np.array([2, 0, 1]); labels = \(array); "
      if let advice = message.firstMatch(of: /np\.savetxt\(.*$/)?.0 {
        try python(setup + advice, in: folder)
      } else {
        let advice = try #require(message.split(separator: " save ").last)
        try python(setup + "np.savetxt('labels.txt', \(advice), fmt='%d')", in: folder)
      }
      let table = try read(folder + "/labels.txt")
      #expect((0..<3).map(table.label) == [2, 0, 1], "\(message)")
    }
  }

  @Test func `an archive, a pickle and a text of np.savetxt become arrays`() throws {
    try withTemporaryFolder { folder in
      try python(
        """
        import pickle; a = np.array([[1.5, 2], [3, 4]])
        np.savez('a.npz', logits=a); pickle.dump(a, open('a.pkl', 'wb')); np.savetxt('a.txt', a)
        np.savetxt('y.txt', [0, 1], fmt='%d')
        """, in: folder)
      for name in ["a.npz", "a.pkl", "a.txt"] {
        var options = ReadingOptions()
        options.labelsFile = folder + "/y.txt"
        let error = #expect(throws: ScoreFileError.self) {
          try ScoreFile.read("\(folder)/\(name)", options)
        }
        let message = try #require(error?.description)
        let advice =
          message.firstMatch(of: /np\.save\(.*$/).map { String($0.0) }
          ?? "np.save('scores.npy', \(message.split(separator: " save ").last ?? ""))"
        try python(advice, in: folder)
        let table = try ScoreFile.read(folder + "/scores.npy", options).table
        #expect((0..<2).map(table.scores) == [[1.5, 2], [3, 4]])
        try FileManager.default.removeItem(atPath: folder + "/scores.npy")
      }
    }
  }
}

private struct PythonFailed: Error { let text: String }

/// Runs lines of Python that know NumPy and the array `a`.
private func python(_ text: String, in folder: String) throws {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  let a = "import numpy as np\na = np.array([[1.5, -2], [0.25, 4], [3, 8]])\n"
  process.arguments = ["python3", "-c", a + text]
  process.currentDirectoryURL = URL(fileURLWithPath: folder)
  process.standardError = FileHandle.nullDevice
  // A signal of another test's child may interrupt this one's start.
  do { try process.run() } catch { try process.run() }
  process.waitUntilExit()
  if process.terminationStatus != 0 { throw PythonFailed(text: text) }
}

private var canRunNumPy: Bool {
  (try? python("", in: NSTemporaryDirectory())) != nil
}

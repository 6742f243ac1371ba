import Foundation
import LossEngine
import Scores
import TestSupport
import Testing

@testable import ScoreFiles

@Suite struct NPYWritingTests {
  @Test(arguments: NPYFixtures.scores + ["version-2", "version-3"])
  func `a file that is read and written is the same byte for byte`(name: String) throws {
    let table = try NPYFixtures.table(name)
    #expect(NPYFile.bytes(of: table) == (try NPYFixtures.bytes(name)))
  }

  @Test(arguments: NPYFixtures.scores)
  func `a score that changed is written where it stood, all else stays`(name: String) throws {
    var table = try NPYFixtures.table(name)
    table.apply(.setScore(table.examples[1], table.classes[2], 0.7))
    table.apply(.setLabel(table.examples[0], table.classes[1]))
    let (before, after) = (try NPYFixtures.bytes(name), NPYFile.bytes(of: table))
    let changed = before.indices.filter { before[$0] != after[$0] }
    #expect(before.count == after.count && changed.count <= table.precision.size)
    #expect(changed.last.map { $0 - changed[0] < table.precision.size } == true)
    let again = try npyTable(after)
    #expect(scores(of: again) == (0..<3).map(table.scores))
  }

  @Test func `what is written anew is what NumPy writes for the same array`() throws {
    for name in ["little-f2-c", "little-f4-c", "little-f8-c"] {
      var table = try NPYFixtures.table(name)
      let x2 = table.examples[1]
      table.apply(.deleteExample(x2))
      table.apply(.insertExample(x2, at: 1))
      #expect(NPYFile.bytes(of: table) == (try NPYFixtures.bytes(name)))
      // Made of another file, a table has no bytes to keep.
      let matrix = try ScoreMatrix(rows: NPYFixtures.rows, labels: [0, 1, 3])
      let other = try ScoreTable(matrix: matrix, classNames: ["0", "1", "2", "3"])
      let doubles = try NPYFixtures.bytes("little-f8-c")
      #expect(NPYFile.bytes(of: other) == doubles)
    }
  }

  @Test func `classes and examples that come and go make another array`() throws {
    var table = try NPYFixtures.table("big-f4-fortran")
    table.apply(.deleteClass(table.classes[2]))
    table.apply(.deleteExample(table.examples[0]))
    let scores = try npyTable(NPYFile.bytes(of: table))
    #expect(!scores.layout.isBigEndian && !scores.layout.isByClass)
    #expect(scores.layout.precision == .single)
    #expect(self.scores(of: scores) == (0..<2).map(table.scores))
  }

  @Test func `saving and reading gives the table back, with decimals in CSV`() throws {
    var table = try NPYFixtures.table("little-f4-c")
    table.apply(.setScore(table.examples[0], table.classes[0], 4.4))
    try withTemporaryFile("") { path in
      try ScoreFile.save(.scores(table), to: path + ".npy")
      defer { try? FileManager.default.removeItem(atPath: path + ".npy") }
      var options = ReadingOptions()
      options.labelsFile = NPYFixtures.path("labels-u1")
      let saved = try ScoreFile.read(path + ".npy", options).table
      #expect(saved == table)
    }
    let csv = String(decoding: ScoreFile.bytes(of: .scores(table), as: .csv), as: UTF8.self)
    #expect(csv.contains("x1,0,4.4,5.1,-1.7,-inf\n"))
  }

  @Test(.enabled(if: hasNumPy, "NumPy is not installed"))
  func `NumPy reads what is written`() throws {
    let matrix = try ScoreMatrix(rows: NPYFixtures.rows, labels: [0, 1, 3])
    let tables =
      [try ScoreTable(matrix: matrix, classNames: ["a", "b", "c", "d"])]
      + (try NPYFixtures.scores.map(NPYFixtures.table))
    // One interpreter for all of them: to import NumPy takes longer than everything else.
    try withTemporaryFolder { folder in
      var (paths, expected): ([String], String) = ([], "")
      for var table in tables {
        table.apply(.setScore(table.examples[2], table.classes[0], 0.7))
        paths.append("\(folder)/\(paths.count).npy")
        try Data(NPYFile.bytes(of: table)).write(to: URL(fileURLWithPath: paths.last ?? ""))
        expected += (0..<3).map { table.scores($0) }.description + "\n"
      }
      let script = """
        import numpy, sys
        for path in sys.argv[1:]: print(numpy.load(path).astype(float).tolist())
        """
      #expect(try python([script] + paths) == expected)
    }
  }

  private func scores(of encoded: EncodedScores) -> [[Double]] {
    let (n, c) = (encoded.layout.exampleCount, encoded.layout.classCount)
    let table = try? ScoreTable(
      encoded: encoded, labels: Array(repeating: 0, count: n), classNames: (0..<c).map { "\($0)" })
    return (0..<n).compactMap { table?.scores($0) }
  }
}

private let hasNumPy = (try? python(["import numpy; print(1)"])) == "1\n"

private func python(_ arguments: [String]) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["python3", "-c"] + arguments
  let output = Pipe()
  (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
  // A signal of another test's child may interrupt this one's start.
  do { try process.run() } catch { try process.run() }
  let data = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return String(decoding: data, as: UTF8.self)
}

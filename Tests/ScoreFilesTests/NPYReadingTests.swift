import Foundation
import LossEngine
import Scores
import Testing

@testable import ScoreFiles

@Suite struct NPYReadingTests {
  @Test(arguments: NPYFixtures.scores + ["version-2", "version-3"])
  func `what NumPy wrote is read, in every type, order and version`(name: String) throws {
    let table = try NPYFixtures.table(name)
    let precision = NPYFixtures.precision(of: name)
    #expect(table.precision == precision)
    #expect(
      (0..<3).map(table.scores) == NPYFixtures.rows.map { $0.map(precision.rounded) })
    #expect((0..<3).map(table.label) == [0, 1, 3])
    #expect((0..<3).map(table.exampleName) == ["x1", "x2", "x3"])
    #expect((0..<4).map(table.className) == ["0", "1", "2", "3"])
  }

  @Test(arguments: NPYFixtures.labels)
  func `labels are integers of any size, sign and order of bytes`(name: String) throws {
    let labels = try NPYFile.labels(
      in: try NPYFixtures.bytes(name), name: "labels.npy", classCount: 4)
    #expect(labels == [0, 1, 3])
  }

  @Test func `labels may be text, names or indices`() throws {
    for text in ["0\n1\n3\n", "cat\ncar\nowl", "cat\r\ncar\r\nowl\r\n"] {
      try withTemporaryFile(text) { path in
        let table = try NPYFile.read(
          NPYFixtures.path("little-f4-c"), labels: path, classNames: ["cat", "car", "dog", "owl"]
        ).table
        #expect((0..<3).map(table.label) == [0, 1, 3])
        #expect(table.className(3) == "owl")
      }
    }
  }

  @Test func `a header's keys come in any order, with any blanks and quotes`() throws {
    let contents = [UInt8](repeating: 0, count: 16)
    let headers = [
      "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2)}",
      "{'shape':(2,2,),'fortran_order':True,'descr':'<f4',}\n",
      " { \"shape\" : ( 2L , 2L ) ,\t\"descr\" : \"=f4\" , \"fortran_order\" : False , } \n\n",
      "{'descr': '|f4', 'fortran_order': False, 'shape': (2, 2), }",
      "{'descr': 'f4', 'fortran_order': False, 'shape': (002, 2), }",
      "{'descr': 'float32', 'fortran_order': False, 'shape': (2, 2), }",
      "{'descr': 'single', 'fortran_order': False, 'shape': (2, 2), }",
    ]
    for header in headers {
      for version in [[1, 0], [2, 0], [3, 0]] as [[UInt8]] {
        let scores = try npyTable(npyFile(header, contents, version: version))
        #expect(scores.layout.exampleCount == 2 && scores.layout.precision == .single)
      }
    }
  }

  @Test func `a file too large to copy is mapped and its scores are the same`() throws {
    let (n, c) = (70_000, 250)
    let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(n), \(c)), }\n"
    try withTemporaryFile("") { path in
      let file = try #require(FileHandle(forWritingAtPath: path))
      try file.write(contentsOf: Data(npyFile(header)))
      let start = npyFile(header).count
      // The rest is a hole, which reads as zeros.
      try file.truncate(atOffset: UInt64(start + n * c * 4))
      try file.seek(toOffset: UInt64(start + (69_999 * c + 249) * 4))
      try file.write(
        contentsOf: withUnsafeBytes(of: Float(4.4).bitPattern.littleEndian) { Data($0) })
      try file.close()
      let scores = try NPYFile.scores(in: try stableBytes(ofFile: path), name: path)
      let table = try ScoreTable(
        encoded: scores, labels: Array(repeating: 0, count: n),
        classNames: (0..<c).map { "\($0)" })
      #expect(table.score(69_999, 249) == Double(4.4 as Float) && table.score(0, 0) == 0)
      #expect(table.scores(69_999).count == c)
    }
  }
}

/// A file with that text, there for as long as the body runs.
func withTemporaryFile<Result>(_ text: String, _ body: (String) throws -> Result) throws -> Result {
  let path = NSTemporaryDirectory() + "ScoreFilesTests-\(UUID().uuidString)"
  try text.write(toFile: path, atomically: false, encoding: .utf8)
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try body(path)
}

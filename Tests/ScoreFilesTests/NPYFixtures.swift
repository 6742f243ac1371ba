import Foundation
import LossEngine
import Scores
import Testing

@testable import ScoreFiles

/// Files that NumPy wrote.
enum NPYFixtures {
  static let rows: [[Double]] = [
    [3.2, 5.1, -1.7, -.infinity], [1.3, 4.9, 2.0, 0.1], [2.2, 2.5, -3.1, -65504],
  ]

  static let scores = ["f2", "f4", "f8"].flatMap { type in
    ["little", "big"].flatMap { order in
      ["c", "fortran"].map { "\(order)-\(type)-\($0)" }
    }
  }

  static let labels =
    ["labels-i1", "labels-u1"]
    + ["little", "big"].flatMap { order in
      ["i2", "i4", "i8", "u2", "u4", "u8"].map { "labels-\(order)-\($0)" }
    }

  static func path(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/\(name).npy").path
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  static func table(_ name: String) throws -> ScoreTable {
    try NPYFile.read(path(name), labels: path("labels-u1")).table
  }

  static func precision(of name: String) -> ScorePrecision {
    name.contains("f2") ? .half : name.contains("f8") ? .double : .single
  }
}

/// An NPY file with any header and any bytes after it.
func npyFile(
  _ header: String, _ contents: [UInt8] = [], version: [UInt8] = [1, 0], length: Int? = nil
) -> [UInt8] {
  let length = length ?? header.utf8.count
  let size = version[0] == 1 ? 2 : 4
  let lengthBytes = (0..<size).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
  return [0x93] + Array("NUMPY".utf8) + version + lengthBytes + Array(header.utf8) + contents
}

func npyTable(_ bytes: [UInt8], name: String = "t.npy") throws(ScoreFileError) -> EncodedScores {
  try NPYFile.scores(in: StableBytes(copying: bytes), name: name)
}

import Foundation
import Scores
import TestSupport

@testable import ScoreFiles

/// The arrays of a classifier, to be written as NumPy writes them.
struct ClassifierArrayFiles {
  var x: [[Double]]
  var w: [[Double]]
  var b: [Double]?
  var labels: [Int]
  /// Of X.
  var type = "<f8"
  var options = ReadingOptions()

  /// The slide whose hinge loss is 1.58 and softmax loss 1.04.
  init(slide: Void) {
    x = [[-15, 22, -44, 56]]
    w = [[0.01, -0.05, 0.1, 0.05], [0.7, 0.2, 0.05, 0.16], [0, -0.45, -0.2, 0.03]]
    (b, labels) = ([0, 0.2, -0.3], [2])
    options.labelsFile = "y.npy"
  }

  /// The slide of four pixels, whose scores are -96.8, 437.9 and 60.75.
  init(pixels: Void) {
    x = [[56, 231, 24, 2]]
    w = [[0.2, -0.5, 0.1, 2], [1.5, 1.3, 2.1, 0], [0, 0.25, 0.2, -0.3]]
    (b, labels) = ([1.1, 3.2, -1.2], [0])
    options.labelsFile = "y.npy"
  }

  mutating func putBiasIntoWeights() {
    w = zip(w, b ?? []).map { $0 + [$1] }
    b = nil
  }

  /// - Parameter x: the bytes of X, where they are no array of `x`.
  func withOpened(
    isFortran: Bool = false, x bytes: [UInt8]? = nil,
    _ body: (_ folder: String, OpenedModel) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      func write(_ name: String, _ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
      }
      try write("X.npy", bytes ?? npy(x, type, isFortran: isFortran))
      try write("W.npy", npy(w, isFortran: isFortran))
      if let b { try write("b.npy", npy([b], shape: [b.count])) }
      try write("y.npy", npy([labels.map(Double.init)], "<i8", shape: [labels.count]))
      var options = options
      options.weightsFile = "\(folder)/W.npy"
      options.biasFile = b.map { _ in "\(folder)/b.npy" }
      options.labelsFile = options.labelsFile.map { "\(folder)/\($0)" }
      try body(folder, try ScoreFile.read("\(folder)/X.npy", options))
    }
  }

  func opened(isFortran: Bool = false, x bytes: [UInt8]? = nil) throws -> OpenedModel {
    var result: OpenedModel?
    try withOpened(isFortran: isFortran, x: bytes) { result = $1 }
    guard let result else { throw CancellationError() }
    return result
  }
}

func transposed(_ rows: [[Double]]) -> [[Double]] {
  rows[0].indices.map { column in rows.map { $0[column] } }
}

/// A matrix as numpy.save writes it.
func npy(
  _ rows: [[Double]], _ type: String = "<f8", isFortran: Bool = false, shape: [Int]? = nil
) -> [UInt8] {
  let sides = (shape ?? [rows.count, rows[0].count]).map { "\($0)," }.joined(separator: " ")
  let header =
    "{'descr': '\(type)', 'fortran_order': \(isFortran ? "True" : "False"), 'shape': (\(sides)), }"
  let padding = String(repeating: " ", count: 64 - (11 + header.utf8.count) % 64) + "\n"
  let numbers = (isFortran ? transposed(rows) : rows).flatMap(\.self)
  return npyFile(header + padding, numbers.flatMap { encoded($0, type) })
}

private func encoded(_ number: Double, _ type: String) -> [UInt8] {
  let little: [UInt8]
  switch type.dropFirst() {
  case "f8": little = bytes(number.bitPattern)
  case "f4": little = bytes(Float(number).bitPattern)
  case "f2":
    little = EncodedScores.Layout(precision: .half, exampleCount: 1, classCount: 2)
      .encoded(number)
  default:
    let size = Int(type.suffix(1)) ?? 1
    little = Array(bytes(UInt64(bitPattern: Int64(number)))[..<size])
  }
  return type.hasPrefix(">") ? little.reversed() : little
}

private func bytes(_ bits: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: bits.littleEndian) { Array($0) }
}

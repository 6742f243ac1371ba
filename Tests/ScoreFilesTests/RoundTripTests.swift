import LossEngine
import Scores
import TestSupport
import Testing

@testable import ScoreFiles

@Suite struct RoundTripTests {
  @Test(arguments: [1])
  func tablesComeBackByteForByte(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    var options = ReadingOptions()
    options.labelsAre = .names
    for _ in 0..<300 {
      let table = try randomTable(using: &random)
      for format in [FileFormat.csv, .tsv, .json] {
        let bytes = ScoreFile.bytes(of: .scores(table), as: format)
        let read = try ScoreFile.parse(bytes, as: format, path: "round trip", options).table
        #expect(read == table)
        // `==` of strings would forgive other code points.
        #expect(ScoreFile.bytes(of: .scores(read), as: format) == bytes)
      }
    }
  }

  @Test func editsAreWritten() throws {
    var table = ScoreTable.lecture
    table.apply(.setScore(table.examples[1], table.classes[1], 4.4))
    table.apply(.renameExample(table.examples[0], "a, \"b\""))
    let dog = table.makeClass(named: "dog")
    table.apply(.insertClass(dog, at: 0))
    table.apply(.deleteExample(table.examples[2]))
    #expect(
      String(decoding: ScoreFile.bytes(of: .scores(table), as: .csv), as: UTF8.self) == """
        example,label,dog,cat,car,frog
        "a, ""b\""",cat,0.0,3.2,5.1,-1.7
        x2,car,0.0,1.3,4.4,2.0

        """)
  }

  @Test(arguments: [2])
  func anyBytesAreReadOrRefused(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let pieces = ["example", "label", ",", "\n", "\r\n", "\"", "\"\"", "1", "-inf", "é", "\0", " "]
    for _ in 0..<3000 {
      var bytes = Array("example,label,a,b\n".utf8)
      for _ in 0..<Int.random(in: 0..<20, using: &random) {
        if Int.random(in: 0..<20, using: &random) == 0 {
          bytes.append(.random(in: 0...255, using: &random))
        }
        bytes += Array((pieces.randomElement(using: &random) ?? "").utf8)
      }
      _ = try? ScoreFile.parse(bytes, as: .csv, path: "noise")
      _ = try? ScoreFile.parse(Array(bytes.dropFirst(18)), as: .csv, path: "noise")
    }
  }

  private func randomTable(using random: inout SeededGenerator) throws -> ScoreTable {
    let classCount = Int.random(in: 2...5, using: &random)
    let exampleCount = Int.random(in: 1...6, using: &random)
    let rows = (0..<exampleCount).map { _ in
      [Double(Int.random(in: -9...9, using: &random)) / 10]
        + (1..<classCount).map { _ in randomScore(using: &random) }
    }
    let matrix = try ScoreMatrix(
      rows: rows, labels: rows.map { _ in .random(in: 0..<classCount, using: &random) })
    return try ScoreTable(
      matrix: matrix,
      classNames: (0..<classCount).map { randomName(using: &random) + "\($0)" },
      exampleNames: rows.map { _ in randomName(using: &random) })
  }

  private func randomScore(using random: inout SeededGenerator) -> Double {
    let score = Double(bitPattern: random.next())
    return score.isNaN || score == .infinity ? -.infinity : score
  }

  private func randomName(using random: inout SeededGenerator) -> String {
    let pieces = [
      ",", "\"", "\n", "\r", "\r\n", " ", "\t", "=", "#", "é", "e\u{301}", "\u{FEFF}", "\u{2028}",
      "猫", "🐈‍⬛", "\u{1B}[2J", "'", "1", "-inf", "example", "\u{7F}", "\u{202E}",
    ]
    return (0...Int.random(in: 0...4, using: &random))
      .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }
}

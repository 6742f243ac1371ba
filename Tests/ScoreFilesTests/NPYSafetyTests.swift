import Scores
import TestSupport
import Testing

@testable import ScoreFiles

/// Files that were damaged: read, or refused with a place in the file.
@Suite struct NPYSafetyTests {
  @Test(arguments: ["little-f4-c", "big-f8-fortran", "little-f2-fortran", "version-3"])
  func `every beginning of a file is refused`(name: String) throws {
    let bytes = try NPYFixtures.bytes(name)
    for count in bytes.indices { expectAnswer(Array(bytes[..<count]), isRefused: true) }
  }

  @Test(arguments: ["little-f4-c", "big-f8-fortran", "little-f2-fortran", "version-3"], [93])
  func `a file with changed, missing and doubled bytes is read or refused`(
    name: String, seed: UInt64
  ) throws {
    var random = SeededGenerator(state: seed)
    let original = try NPYFixtures.bytes(name)
    let words = ["'", "(", ")", "[", "{", "}", ",", "-", "L", "9", "True", "'shape'", "\0", "\\"]
    for _ in 0..<3000 {
      var bytes = original
      for _ in 0...Int.random(in: 0...3, using: &random) {
        // Mostly in the header.
        let place = Int.random(in: 0..<min(bytes.count, 90), using: &random)
        switch Int.random(in: 0...4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: bytes[place...].prefix(9), at: place)
        case 3: bytes.insert(contentsOf: words.randomElement(using: &random)!.utf8, at: place)
        default: bytes[bytes.indices.randomElement(using: &random)!] ^= 0xFF
        }
        if bytes.isEmpty { break }
      }
      expectAnswer(bytes)
    }
  }

  @Test(arguments: [94])
  func `damaged labels are read or refused`(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    for name in NPYFixtures.labels {
      let original = try NPYFixtures.bytes(name)
      for _ in 0..<300 {
        var bytes = original
        bytes[bytes.indices.randomElement(using: &random)!] = UInt8.random(
          in: 0...255, using: &random)
        let labels = try? NPYFile.labels(in: bytes, name: "l.npy", classCount: 4)
        #expect(labels?.allSatisfy { (0..<4).contains($0) } ?? true)
      }
    }
  }

  private func expectAnswer(_ bytes: [UInt8], isRefused: Bool = false) {
    do throws(ScoreFileError) {
      let scores = try npyTable(bytes)
      #expect(!isRefused)
      let (n, c) = (scores.layout.exampleCount, scores.layout.classCount)
      let table = try? ScoreTable(
        encoded: scores, labels: Array(repeating: c - 1, count: n),
        classNames: (0..<c).map { "\($0)" })
      guard let table else {
        Issue.record("no table of \(n)×\(c)")
        return
      }
      for example in 0..<n {
        #expect(table.scores(example).allSatisfy { $0 < .infinity })
      }
      #expect(NPYFile.bytes(of: table) == bytes)
    } catch {
      #expect((0...bytes.count).contains(error.offset ?? -1), "\(error)")
    }
  }
}

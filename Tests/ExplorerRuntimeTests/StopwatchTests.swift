import ExplorerCore
import ExplorerRuntime
import LossEngine
import Scores
import TerminalCore
import Testing

/// Keys measured on a clock that goes on by a second whenever it is looked at.
@Suite struct StopwatchTests {
  private func times(_ keys: String, in table: ScoreTable = .lecture) throws -> [Stopwatch.Times] {
    var seconds = 0.0
    let stopwatch = Stopwatch {
      seconds += 1
      return seconds
    }
    _ = play(
      try KeyScript.parse(keys), in: ExplorerState(table: table),
      size: Size(columns: 80, rows: 24), isUnicode: true, stopwatch: stopwatch)
    return stopwatch.times
  }

  @Test func `every phase of every painted key is measured, and all keys`() throws {
    let measured = try times("] [ Right")
    #expect(
      measured.map(\.phase) == [.keyMap, .update, .evaluation, .view, .paint, nil])
    #expect(measured.map(\.count) == [3, 3, 0, 3, 3, 3])
    for times in measured where times.count > 0 {
      #expect(times.median >= 1 && times.median <= times.worst && times.worst <= times.total)
    }
    #expect(measured[5].total > measured[..<5].map(\.total).reduce(0, +))
  }

  @Test func `a large table's losses are a phase of their own`() throws {
    let count = 10_001
    let matrix = try ScoreMatrix(
      exampleCount: count, classCount: 10, labels: Array(repeating: 0, count: count)
    ) { Double(($0 + $1) % 7) }
    let table = try ScoreTable(matrix: matrix, classNames: (0..<10).map { "c\($0)" })
    let measured = try times("] > [", in: table)
    #expect(measured[2].phase == .evaluation && measured[2].count == 1)
    #expect(measured[2].total == 1, "a clock that is looked at before and after")
  }

  @Test func `no key, no times`() throws {
    #expect(try times("").allSatisfy { $0.count == 0 && $0.worst == 0 && $0.total == 0 })
  }
}

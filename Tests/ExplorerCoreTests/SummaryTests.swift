import LossEngine
import Scores
import TestSupport
import Testing

@testable import ExplorerCore

@Suite struct SummaryTests {
  var state = ExplorerState.lecture

  @Test func `classes, mistakes and losses of the lecture's table`() {
    let summary = TableSummary(
      .lecture, Situation(table: .lecture).evaluation(at: 1))
    #expect(summary.classes.map(\.count) == [1, 1, 1])
    #expect(summary.classes.map(\.correctCount) == [0, 1, 0])
    #expect(
      summary.mistakes(9).map { [$0.label, $0.predicted, $0.count] } == [[0, 1, 1], [2, 1, 1]])
    #expect(
      summary.classes[1].meanHinge == 0 && summary.worst(3) == [2, 0, 1]
        && summary.worst(2) == [2, 0])
    let bins = LossHistogram.bins(of: [summary.hinges, summary.softmaxes], fitting: 4)
    #expect(bins.counts == [[1, 0, 1, 1], [0, 1, 2, 0]])
    #expect(bins.hasZeros && bins.edges == [nil, 1, 10, 100])
  }

  @Test(arguments: 0..<6)
  func `every example is counted once, where it belongs`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let (rows, labels, table) = try manyTies(&generator)
    let hinges = [HingeLoss.lecture, HingeLoss(margin: 2)]
    let evaluation = Situation(table: table).evaluation(at: 0.5, hinges: hinges)
    let summary = TableSummary(table, evaluation)
    for label in 0..<4 {
      let members = labels.indices.filter { labels[$0] == label }
      let part = summary.classes[label]
      #expect(part.count == members.count)
      let own = evaluation.restricted(to: members)
      #expect(part.correctCount == own.correctCount)
      #expect(part.meanHinge == (members.isEmpty ? nil : own.meanHingeLoss(hinge: 1)))
      #expect(part.meanSoftmax == (members.isEmpty ? nil : own.meanCrossEntropyLoss))
      for predicted in [0, 1, 2, 3, nil] where predicted != label {
        let count = members.count { position in
          let row = rows[position]
          let best = winners(row.span)
          return (best.count == 1 ? best[0] : nil) == predicted
        }
        let mistake = part.mistakes.first { $0.predicted == predicted }
        #expect(mistake?.count ?? 0 == count)
      }
    }
    let mistakes = summary.classes.flatMap(\.mistakes).sorted { $0.precedes($1) }
    for count in 0...12 { #expect(summary.mistakes(count) == Array(mistakes.prefix(count))) }
    let ranked = (0..<4).sorted {
      let (one, other) = (summary.classes[$0], summary.classes[$1])
      guard one.count > 0, other.count > 0 else { return one.count > 0 }
      return one.correctCount * other.count < other.correctCount * one.count
    }
    #expect(summary.worst(4) == ranked && ranked.last == 3, "without an example")
    #expect(summary.worst(2) == Array(ranked.prefix(2)))
    for room in 1...20 {
      let bins = LossHistogram.bins(of: [summary.hinges, summary.softmaxes], fitting: room)
      for counts in bins.counts {
        #expect(counts.count <= max(2, room) && counts.reduce(0, +) == 300)
        #expect(counts.count == bins.edges.count - (bins.hasZeros ? 0 : 1))
      }
    }
  }

  @Test(arguments: [.leastNonzeroMagnitude, 1e-6, 0.3, 1, 4.9, 5, 1e9, 1e300, .infinity])
  func `a loss lies in its bin`(loss: Double) {
    let histogram = LossHistogram([loss])
    for room in [1, 5] {
      let bins = LossHistogram.bins(of: [histogram], fitting: room)
      #expect(bins.counts == [[1]] && bins.edges.count == 2)
      #expect(
        bins.edges[0] ?? 0 <= loss && loss < bins.edges[1] ?? .infinity || loss == .infinity)
    }
  }

  @Test mutating func `a summary is made while the screen shows it, once for each change`() {
    #expect(state.summary == nil)
    _ = state.update(.nudge(tenths: 1))
    #expect(state.summary == nil)
    _ = state.update(.laidOut(Viewport(needs: [.summary])))
    #expect(state.summary == TableSummary(state.table, state.evaluation))
    let results = state.bench.results
    for action: Action in [.move(.down), .turn, .startCommand, .cancel, .showPanel(.terms)] {
      _ = state.update(action)
      #expect(state.summary != nil && state.bench.results == results)
    }
    for action: Action in [.nudge(tenths: 10), .makeLabel, .doubleScale, .toggleMean, .undo] {
      _ = state.update(action)
      #expect(state.summary == TableSummary(state.table, state.evaluation), "\(action)")
    }
  }

  @Test(arguments: 0..<4, [false, true])
  mutating func `after any edits a summary is that of the table as it is`(
    seed: UInt64, isLong: Bool
  ) throws {
    var generator = SeededGenerator(state: seed)
    if isLong { state = try ExplorerState(table: manyTies(&generator).table) }
    _ = state.update(.laidOut(Viewport(needs: [.summary])))
    let actions: [Action] = [
      .nudge(tenths: 10), .nudge(tenths: -10), .nudge(tenths: 33), .move(.down), .move(.right),
      .move(.left), .move(.up), .makeLabel, .doubleScale, .undo,
    ]
    for _ in 0..<300 {
      let action = actions.randomElement(using: &generator) ?? .undo
      _ = state.update(action)
      #expect(state.summary == TableSummary(state.table, state.evaluation), "\(action)")
    }
  }

  /// 300 examples of 3 of 4 classes, whose scores are few.
  private func manyTies(
    _ generator: inout SeededGenerator
  ) throws -> (rows: [[Double]], labels: [Int], table: ScoreTable) {
    let rows = (0..<300).map { _ in
      (0..<4).map { _ in Double(Int.random(in: 0...3, using: &generator)) }
    }
    let labels = rows.map { _ in Int.random(in: 0..<3, using: &generator) }
    let table = try ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: labels), classNames: ["a", "b", "c", "d"])
    return (rows, labels, table)
  }
}

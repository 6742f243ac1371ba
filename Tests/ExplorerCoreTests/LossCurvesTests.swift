import LossEngine
import Scores
import TestSupport
import Testing

@testable import ExplorerCore

/// Both losses as k changes.
@Suite struct LossCurvesTests {
  private func curves(
    _ situation: Situation, end: Double = 4, count: Int = 9, probe: Double? = nil,
    example: Int? = nil
  ) -> LossCurves {
    LossCurves.Request(end: end, count: count, probe: probe, example: example)
      .curves(of: situation, checking: {})
  }

  @Test func `each point has the losses of the table at its k, both ends among them`() {
    let situation = Situation(table: .lecture, hinge: HingeLoss(isSquared: true), scale: 3)
    let curves = curves(situation, probe: 1.3)
    #expect(curves.points.map(\.k) == [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4])
    for point in curves.points + [curves.probe].compactMap({ $0 }) {
      let losses = situation.evaluation(at: point.k)
      #expect(point.hinge == losses.meanHingeLoss(hinge: 1))
      #expect(point.softmax == losses.meanCrossEntropyLoss)
    }
    #expect(curves.probe?.k == 1.3)
  }

  @Test func `an example has its own curves`() {
    let curves = curves(Situation(table: .lecture), count: 3, example: 1)
    #expect(curves.points.map(\.hinge) == [2, 0, 0])
    #expect(curves.zeros == .interval(lower: 1 / (4.9 - 2.0), upper: .infinity))
  }

  @Test func `where a score is beyond doubles there is no point`() {
    var table = ScoreTable.lecture
    table.set(0, 0, 1e308)
    #expect(
      curves(Situation(table: table), count: 3).points.map { $0.hinge == nil } == [
        false, true, true,
      ])
  }

  @Test func `the examples that cost something at every k are named`() {
    #expect(curves(Situation(table: .lecture)).zeros == .nowhere(examples: [0, 2]))
  }

  @Test func `a loss that counts the label too is nowhere 0`() {
    let situation = Situation(table: .lecture, hinge: HingeLoss(sumsAllClasses: true))
    #expect(curves(situation, example: 1).zeros == .nowhere(examples: [1]))
  }

  @Test(arguments: 0..<60)
  func `the SVM loss is 0 inside the interval and nowhere else`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    func number() -> Double { Double(Int.random(in: -30...30, using: &generator)) / 10 }
    let rows = (0..<2).map { _ in (0..<3).map { _ in number() } }
    let table = try ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: [0, 1]), classNames: ["a", "b", "c"])
    let family = HingeLoss.Family.allCases.randomElement(using: &generator) ?? .multiclass
    let hinge = HingeLoss(family: family, margin: seed % 3 == 0 ? 0 : 1)
    let situation = Situation(table: table, hinge: hinge)
    func loss(_ k: Double) -> Double {
      situation.evaluation(at: k, hinges: [hinge]).meanHingeLoss()
    }
    switch curves(situation).zeros {
    case .nowhere:
      for k in [0, 0.1, 0.5, 1, 2, 5, 20, 1000] where loss(k) == 0 { Issue.record("\(k)") }
    case .interval(let lower, let upper):
      let inside = upper < .infinity ? (lower + upper) / 2 : lower * 1.01 + 0.01
      #expect(loss(inside) == 0, "seed \(seed)")
      if lower > 0 { #expect(loss(lower * 0.99) > 0, "seed \(seed)") }
      if upper < .infinity { #expect(loss(upper * 1.01 + 0.01) > 0, "seed \(seed)") }
    }
  }

  @Test func `a table so large that a point takes long has a few of them`() throws {
    let rows = Array(repeating: [1.0, 2], count: 60_000)
    let table = try ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: rows.map { _ in 0 }), classNames: ["a", "b"])
    var state = ExplorerState(table: table)
    let request = LossCurves.Request(end: 4, count: 60, probe: nil, example: nil)
    let first = state.update(.laidOut(Viewport(needs: [.lossCurves(request)])))
    #expect(first == [.work(generation: 1)] && state.lossCurves(request) == nil)
    _ = state.update(.worked(state.work(generation: 1).outcome, generation: 1))
    #expect(state.lossCurves(request)?.points.count == 60)
    _ = state.update(.nudge(tenths: 1))
    #expect(state.lossCurves(request) == nil, "they are of the table before")
  }

  @Test func `only curves that the screen shows are kept`() {
    var state = ExplorerState.lecture
    for step in 0..<5 {
      var viewport = state.viewport
      let request = LossCurves.Request(end: 4, count: 9, probe: Double(step), example: nil)
      viewport.needs = [.lossCurves(request)]
      _ = state.update(.laidOut(viewport))
      #expect(state.lossCurves(request)?.probe?.k == Double(step))
    }
    #expect(state.bench.results.findings.count == 1)
  }
}

/// The keys of the panel Scale.
@Suite struct ScaleLookTests {
  var state = ExplorerState.lecture

  @Test mutating func `the reading line begins at k and moves by round steps, as decimals do`() {
    for _ in 0..<3 { _ = state.update(.changeScaleLook(.moveProbe(by: 1))) }
    #expect(state.look.scale.probe == 1.3)
    for _ in 0..<40 { _ = state.update(.changeScaleLook(.moveProbe(by: -1))) }
    #expect(state.look.scale.probe == 0)
    for _ in 0..<99 { _ = state.update(.changeScaleLook(.moveProbe(by: 1))) }
    #expect(state.look.scale.probe == 4)
  }

  @Test mutating func `Enter takes its k, as one undo`() {
    _ = state.update(.changeScaleLook(.takeProbe))
    #expect(state.scale == 1 && state.message?.text.contains("← and →") == true)
    _ = state.update(.changeScaleLook(.moveProbe(by: 5)))
    _ = state.update(.changeScaleLook(.takeProbe))
    #expect(state.scale == 1.5 && state.look.scale.probe == nil)
    _ = state.update(.undo)
    #expect(state.scale == 1)
  }

  @Test mutating func `the range halves and doubles within bounds`() {
    #expect(state.look.scale.end(1) == 4 && state.look.scale.end(3) == 6)
    _ = state.update(.changeScaleLook(.zoom(by: 1)))
    #expect(state.look.scale.end(1) == 2)
    for _ in 0..<99 { _ = state.update(.changeScaleLook(.zoom(by: -1))) }
    #expect(state.look.scale.end(1) == 256)
    #expect(state.look.scale.end(1e308).isFinite)
  }

  @Test mutating func `x goes from the table to the selected example and back`() {
    _ = state.update(.changeScaleLook(.toggleExample))
    #expect(state.look.scale.isOfExample)
    _ = state.update(.changeScaleLook(.toggleExample))
    #expect(!state.look.scale.isOfExample)
  }
}

import LossEngine
import Scores
import Testing

@testable import ExplorerCore

/// The panel Curve: its reading line, and the score that it takes.
@Suite struct CurveTests {
  var state = ExplorerState.lecture

  private mutating func change(_ changes: CurveLook.Change...) {
    for change in changes { _ = state.update(.changeCurveLook(change)) }
  }

  @Test mutating func `the range is six to either side of the score, halved and doubled`() {
    #expect(state.curveRange == -2.8...9.2)
    change(.zoom(by: 1))
    #expect(state.curveRange.map { abs($0.lowerBound - 0.2) < 1e-12 } == true)
    change(.zoom(by: -2))
    #expect(state.curveRange.map { abs($0.upperBound - 15.2) < 1e-12 } == true)
    for step in [-40, 80] { change(.zoom(by: step)) }
    #expect(state.curveRange.map { $0.upperBound > $0.lowerBound } == true)
  }

  @Test mutating func `the reading line begins at the score and moves in tenths`() {
    change(.moveProbe(by: 1), .moveProbe(by: 1))
    #expect(state.curveProbe == 3.4)
    change(.moveProbe(by: -3))
    #expect(state.curveProbe == 3.1)
    change(.moveProbe(by: -1000))
    #expect(state.curveProbe == state.curveRange?.lowerBound)
  }

  @Test mutating func `it belongs to one score`() {
    change(.moveProbe(by: 1))
    _ = state.update(.move(.down))
    #expect(state.curveProbe == nil)
    change(.moveProbe(by: 1))
    #expect(state.curveProbe == 5.2)
  }

  @Test mutating func `Enter takes its score, and one undo takes that back`() {
    change(.moveProbe(by: 2))
    expect(&state, .changeCurveLook(.takeProbe)) {
      $0.set(0, 0, 3.4)
      $0.undos = 1
      $0.message = .notice("cat of x1 = 3.4")
    }
    #expect(state.curveProbe == nil)
    expect(&state, .undo) {
      $0.set(0, 0, 3.2)
      ($0.undos, $0.redos) = (0, 1)
      $0.message = .notice("undone: cat of x1 = 3.4")
    }
    expect(&state, .changeCurveLook(.takeProbe)) {
      $0.message = .notice("← and → move a line to read the losses at; Enter takes its score")
    }
  }

  @Test mutating func `a masked class has no score to run`() {
    state.type(text: "-inf")
    _ = state.update(.keep)
    #expect(state.curveRange == nil)
    change(.moveProbe(by: 1))
    #expect(state.message == .notice("cat of x1 is masked: no score to move"))
  }

  @Test func `its points are the losses of the table with that score`() throws {
    var situation = Situation(table: .lecture)
    situation.hinge = HingeLoss(margin: 2, isSquared: true)
    situation.scale = 3
    let cell = Selection(example: 2, class: 1)
    let curve = ScoreCurve(situation, cell: cell, over: -1...5, count: 7)
    #expect(curve.points.map { $0.score.rounded() } == [-1, 0, 1, 2, 3, 4, 5])
    for point in curve.points {
      var edited = situation
      edited.table.set(2, 1, point.score)
      let losses = edited.evaluation(at: 3, hinges: [situation.hinge], examples: 2..<3)
      #expect(point.hinge == losses.hingeLoss(of: 0))
      #expect(point.softmax == losses.crossEntropyLoss(of: 0))
    }
  }

  @Test(arguments: [1e300, -1e300, 1.7e308, -1.7e308, 1e-300, 0])
  func `scores of any size have a range around them`(score: Double) {
    let range = CurveLook().range(around: score)
    #expect(range.contains(score) && range.lowerBound.isFinite && range.upperBound.isFinite)
    #expect(range.upperBound > range.lowerBound)
    var state = ExplorerState.lecture
    _ = state.apply(.table(.setScore(state.table.examples[0], state.table.classes[0], score)))
    for steps in [1, -2, 500] {
      _ = state.update(.changeCurveLook(.moveProbe(by: steps)))
      #expect(state.curveProbe.map(range.contains) == true)
    }
  }
}

import LossEngine
import Scores
import Testing

@testable import ExplorerCore

/// A document that is a linear classifier: its table is computed, and k scales W.
@Suite struct ClassifierTests {
  private static let refusal = Message.error(
    "scores are W x + b; :detach them, or edit W in Weights")

  var state: ExplorerState

  init() throws { state = try .classifier() }

  @Test mutating func `it opens with the losses of its scores`() throws {
    var bare = ExplorerState(table: state.table)
    #expect(state.evaluation == bare.evaluation && state.table == bare.table)
    #expect(state.evaluation.hingeLoss(of: 0) == 1.58 && !state.isUnsaved)
    for line in ["sort svm", "filter wrong", "filter predicted=dog", "sort label", "goto x3"] {
      _ = state.run(line)
      _ = bare.run(line)
      #expect(state.shownNames == bare.shownNames && state.selection == bare.selection)
      #expect(state.message == bare.message)
    }
  }

  @Test mutating func `k scales W and not b, in the losses at W × k and at W × 2k`() throws {
    expect(&state, .doubleScale) { ($0.scale, $0.undos) = (2, 1) }
    let rows = [[-5.7, 1.52, 0.86], [0.82, 3.98, -3.06], [-7.35, 20.64, -6.03]]
    let twice = [[-11.4, 2.84, 2.02], [1.64, 7.76, -5.82], [-14.7, 41.08, -11.76]]
    let labels = [2, 0, 1]
    #expect(state.evaluation == Evaluation(try ScoreMatrix(rows: rows, labels: labels)))
    #expect(state.doubled == Evaluation(try ScoreMatrix(rows: twice, labels: labels)))
    _ = state.run("scale 0")
    let bias = Array(repeating: [0, 0.2, -0.3], count: 3)
    #expect(state.evaluation == Evaluation(try ScoreMatrix(rows: bias, labels: labels)))
    expect(&state, .undo) {
      ($0.scale, $0.undos, $0.redos) = (2, 1, 1)
      $0.message = .notice("undone: W × 0")
    }
  }

  @Test mutating func `sorting and filtering go by the scores at W × k`() throws {
    // At W × 0 every example is taken for a dog, and the ship has the highest loss.
    _ = state.run("scale 0")
    _ = state.run("sort softmax")
    #expect(state.shownNames == ["x1", "x2", "x3"])
    _ = state.run("filter predicted=dog")
    #expect(state.shownCount == 3)
    _ = state.run("scale 8")
    // -22.8, 5.48, 4.34: no longer the worst beside 3.28, 15.32, -11.34.
    _ = state.run("sort softmax")
    #expect(state.shownNames == ["x2", "x1", "x3"])
  }

  @Test mutating func `a k that carries a score beyond doubles is refused, and names it`() {
    expect(&state, .doubleScale) { ($0.scale, $0.undos) = (2, 1) }
    _ = state.run("scale 1e308")
    #expect(state.scale == 2)
    #expect(
      state.message == .error("W × 1e308 takes cat of x1 beyond the largest double"))
    _ = state.run("scale 1.5e307")
    #expect(state.scale == 1.5e307 && state.doubled == nil)
    expectFreshLosses(state)
  }

  @Test(arguments: [
    Action.type("4"), .type("-"), .editPresentNumber, .nudge(tenths: 1), .nudge(tenths: -10),
    .paste("4.4"), .paste("no number"),
  ])
  mutating func `a score can't be changed by hand`(action: Action) {
    expect(&state, action) { $0.message = Self.refusal }
    _ = state.update(.doubleScale)
    expect(&state, action) { $0.message = Self.refusal }
    #expect(state.update(.keep) == [])
  }

  @Test(arguments: ["class add owl", "class add cat", "example add", "example add y"])
  mutating func `classes and examples that have no W and no x can't be added`(line: String) {
    let before = Facts(state)
    #expect(state.run(line) == [])
    #expect(state.message == Self.refusal)
    var after = Facts(state)
    after.message = before.message
    #expect(after.lines == before.lines)
    // Nothing of them is left: what is made next is the first of its kind.
    _ = state.run("detach")
    _ = state.run("example add")
    #expect(state.table.examples.last?.index == 3)
    _ = state.run("class add ox")
    #expect(state.table.classes.last?.index == 3)
    expectFreshLosses(state)
  }

  @Test mutating func `names, labels and what is deleted change as in any table`() {
    for line in [
      "class rename ox", "example rename y", "label dog", "example delete x2", "class delete ox",
    ] {
      _ = state.run(line)
      #expect(state.model.isComputed && state.isUnsaved, "\(line)")
      expectFreshLosses(state)
    }
    #expect(state.table.classes.map(state.table.name) == ["dog", "ship"])
    #expect(state.table.examples.map(state.table.name) == ["y", "x3"])
    #expect(state.table.scores(0) == [0.86, 0.28] && state.history.undos.count == 5)
    _ = state.update(.doubleScale)
    #expect(state.situation.row(of: 0).scores == [1.52, 0.86])
    for _ in 0..<6 {
      _ = state.update(.undo)
      expectFreshLosses(state)
    }
    #expect(state.model == state.bench.opened.model && !state.isUnsaved)
  }

  @Test mutating func `a summary follows labels and k`() {
    let shown = Report.laidOut(Viewport(needs: [.summary]))
    for line in ["label dog", "scale 2", "example delete x2", "detach", "label cat"] {
      _ = state.run(line)
      _ = state.update(shown)
      #expect(state.summary == TableSummary(state.table, state.evaluation))
    }
  }

  @Test mutating func `saved where W, b and x have no place, that is said`() {
    expect(&state, .saved(path: "t.csv", revision: 0, omitted: ["W, b and x"])) {
      $0.message = .error("only a copy: t.csv has no place for W, b and x; a .json file has")
    }
    expect(&state, .saved(path: "w.json", revision: 0, holdsClassifier: true)) {
      $0.path = "w.json"
      $0.message = .notice("saved to w.json")
    }
  }

  @Test mutating func `Δ is typed as ever`() {
    _ = state.update(.startMargin)
    expect(&state, .type("3")) {
      $0.typesMargin("3", was: 1)
      $0.hinge.margin = 3
    }
    expect(&state, .keep) { ($0.mode, $0.undos) = (.table, 1) }
  }
}

import LossEngine
import Scores
import TestSupport
import Testing

@testable import ExplorerCore

/// A document that is a linear classifier: its table is computed, and k scales W.
@Suite struct ClassifierTests {
  private static let refusal = Message.error(
    "scores are W x + b; :detach makes a bare table of them")

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
    Action.type("4"), .type("-"), .editPresentScore, .nudge(tenths: 1), .nudge(tenths: -10),
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
    expect(&state, .saved(path: "t.csv", revision: 0)) {
      $0.path = "t.csv"
      $0.message = .notice("saved the scores at W × 1 to t.csv, without W, b and x")
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

/// `:detach`, and the way back.
@Suite struct DetachingTests {
  var state: ExplorerState

  init() throws { state = try .classifier() }

  private var slide: Model { state.bench.opened.model }

  @Test mutating func `detaching leaves the scores as shown, at W × 1, as one change`() {
    _ = state.update(.doubleScale)
    let shown = state.evaluation
    #expect(state.run("detach") == [])
    #expect(!state.model.isComputed && state.scale == 1 && state.isUnsaved)
    #expect(state.table.scores(0) == [-5.7, 1.52, 0.86])
    #expect(state.evaluation == shown && state.history.undos.count == 2)
    #expect(
      state.message
        == .notice("a bare table of the scores at W × 2; u takes that back"))
    expectFreshLosses(state)
    let slide = slide
    expect(&state, .undo) {
      ($0.table, $0.scale, $0.undos, $0.redos) = (slide.table, 2, 1, 1)
      $0.isUnsaved = false
      $0.message = .notice("undone: detached from W, b and x")
    }
    #expect(state.model == slide)
    var detached = slide
    detached.apply(.detach(scale: 2))
    expect(&state, .redo) {
      ($0.table, $0.scale, $0.undos, $0.redos) = (detached.table, 1, 2, 0)
      $0.isUnsaved = true
      $0.message = .notice("done again: detached from W, b and x")
    }
    #expect(state.model == detached)
  }

  @Test mutating func `at W × 1 nothing is seen to change`() {
    let table = state.table
    _ = state.run("detach")
    #expect(state.table == table && state.scale == 1 && !state.model.isComputed)
    #expect(state.message == .notice("a bare table of the scores; u takes that back"))
  }

  @Test mutating func `a bare table has nothing to be detached from`() {
    _ = state.run("detach")
    _ = state.run("detach")
    #expect(state.history.undos.count == 1)
    #expect(
      state.message
        == .notice("this is a bare table already: no W, b and x to detach it from"))
    state = .lecture
    _ = state.run("detach")
    #expect(state.history.undos.isEmpty && state.message?.isError == false)
  }

  @Test mutating func `a detached table can be edited, and k multiplies all of its scores`() {
    _ = state.run("detach")
    expect(&state, .type("4")) {
      $0.types("4", in: 0, 0, was: -2.85)
      $0.set(0, 0, 4)
    }
    expect(&state, .keep) { ($0.mode, $0.undos) = (.table, 2) }
    _ = state.run("class add owl")
    _ = state.run("example add y")
    expectFreshLosses(state)
    _ = state.update(.doubleScale)
    #expect(state.situation.row(of: 0).scores == [8, 1.72, 0.56, 0])
  }

  @Test mutating func `undo and redo go through all that was done before and after`() {
    let lines = [
      "example delete x2", "scale 2", "detach", "class add owl", "label owl", "example add y",
      "scale 3",
    ]
    var passed = [state]
    for line in lines {
      _ = state.run(line)
      passed.append(state)
    }
    for _ in 0..<2 {
      for before in passed.dropLast().reversed() {
        _ = state.update(.undo)
        #expect(state.model == before.model && state.scale == before.scale)
        #expect(state.evaluation == before.evaluation && state.isUnsaved == before.isUnsaved)
        expectFreshLosses(state)
      }
      for after in passed.dropFirst() {
        _ = state.update(.redo)
        #expect(state.model == after.model && state.scale == after.scale)
        #expect(state.evaluation == after.evaluation && state.isUnsaved == after.isUnsaved)
        expectFreshLosses(state)
      }
    }
  }

  @Test mutating func `r brings W, b and x back, and u the detached table`() {
    _ = state.update(.doubleScale)
    _ = state.run("detach")
    _ = state.update(.nudge(tenths: 1))
    let edited = state.model
    _ = state.update(.reset)
    #expect(state.model == slide && state.scale == 1 && !state.isUnsaved)
    expectFreshLosses(state)
    _ = state.update(.undo)
    #expect(state.model == edited && state.isUnsaved)
    expectFreshLosses(state)
  }

  @Test mutating func `rows stay sorted and filtered`() {
    _ = state.run("filter wrong")
    _ = state.run("sort softmax")
    let shown = state.shownNames
    for action in [Action.undo, .redo] {
      _ = state.run("detach")
      #expect(state.shownNames == shown)
      expectFreshLosses(state)
      _ = state.update(action)
    }
  }

  @Test(arguments: 0..<40)
  mutating func `whatever is done to a classifier, losses are fresh, and undo leads back`(
    seed: UInt64
  ) {
    var generator = SeededGenerator(state: seed)
    let lines = [
      "detach", "detach", "class add owl", "class delete", "class rename ox", "example add",
      "example delete", "example rename y", "label dog", "scale 3", "scale 0", "scale 1e307",
      "scale 1", "sort svm", "sort label", "sort none", "filter wrong", "filter right", "filter",
    ]
    let opened = state
    for _ in 0..<200 {
      switch Int.random(in: 0..<8, using: &generator) {
      case 0, 1: _ = state.run(lines.randomElement(using: &generator) ?? "")
      case 2: _ = state.update([.undo, .undo, .redo, .reset].randomElement(using: &generator)!)
      default: _ = state.update(RandomWalkTests.action(using: &generator, in: state))
      }
      expectFreshLosses(state)
    }
    _ = state.update(.keep)
    let end = state
    let count = end.history.undos.count
    for _ in 0..<count {
      _ = state.update(.undo)
      expectFreshLosses(state)
    }
    #expect(state.model == opened.model && state.scale == 1 && state.hinge == .lecture)
    for _ in 0..<count {
      _ = state.update(.redo)
      expectFreshLosses(state)
    }
    #expect(state.model == end.model && state.scale == end.scale && state.hinge == end.hinge)
    #expect(state.evaluation == end.evaluation && state.isUnsaved == end.isUnsaved)
  }
}

/// A classifier of so many scores that its losses are computed beside the keys.
@Suite struct LargeClassifierTests {
  var state: ExplorerState

  init() throws {
    let classifier = try LinearClassifier(weights: [[1.5], [-0.5], [0.3]], bias: [0.1, 2, 1])
    let inputs = try (0..<6_000).map {
      try LinearModel.Input([Double($0 % 41) / 4 - 3], of: classifier)
    }
    let matrix = try ScoreMatrix(
      rows: inputs.map { $0.scores(of: classifier) }, labels: (0..<6_000).map { $0 % 3 })
    let table = try ScoreTable(matrix: matrix, classNames: ["a", "b", "c"])
    state = ExplorerState(
      Situation(.linear(LinearModel(table: table, classifier: classifier, inputs: inputs))),
      document: .file("w.json"))
    settle(state.update(.laidOut(Viewport())))
  }

  /// Does what the outside world does for `evaluate`.
  private mutating func settle(_ effects: [Effect]) {
    for case .work(let generation) in effects {
      let outcome = state.work(generation: generation).outcome
      settle(state.update(.worked(outcome, generation: generation)))
    }
  }

  @Test mutating func `another k, detaching and undo ask for the losses, and get them`() {
    expectFreshLosses(state)
    let steps: [(inout ExplorerState) -> [Effect]] = [
      { $0.run("scale 2") }, { $0.run("detach") }, { $0.update(.undo) }, { $0.update(.undo) },
      { $0.update(.redo) }, { $0.update(.redo) }, { $0.update(.reset) },
    ]
    for step in steps {
      let effects = step(&state)
      #expect(state.isComputing || state.model.isComputed == false)
      settle(effects)
      #expect(!state.isComputing)
      expectFreshLosses(state)
    }
  }

  @Test mutating func `labels and names that change meanwhile are in the losses that come`() {
    let effects = state.update(.doubleScale)
    #expect(effects == [.work(generation: 2)])
    let outcome = state.work(generation: 2).outcome
    _ = state.run("label b")
    _ = state.run("goto 77")
    _ = state.run("label c")
    _ = state.run("example rename y")
    _ = state.update(.type("4"))
    #expect(state.message?.isError == true && state.isComputing)
    _ = state.update(.worked(outcome, generation: 2))
    #expect(!state.isComputing)
    expectFreshLosses(state)
  }
}

import Scores
import TestSupport
import Testing

@testable import ExplorerCore

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

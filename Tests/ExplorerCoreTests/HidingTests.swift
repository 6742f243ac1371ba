import Lessons
import Scores
import Testing

@testable import ExplorerCore

@Suite struct HidingTests {
  var state = ExplorerState.lecture

  private mutating func hide(_ items: Hideable...) { state.hidden.hide(items, in: state.table) }

  static let cat = Hideable.score(CellName(example: "x1", class: "cat"))

  @Test(arguments: [
    Action.type("4"), .editPresentNumber, .nudge(tenths: 1), .nudge(tenths: -10), .paste("4.4"),
    .paste("no number"),
  ])
  mutating func `a hidden score can't be edited`(action: Action) {
    hide(Self.cat)
    expect(&state, action) { $0.message = .error("hidden until you answer") }
    state.select(0, 1)
    _ = state.update(action)
    #expect(state.message?.text != "hidden until you answer")
  }

  @Test mutating func `a hidden score can be edited once it is revealed`() {
    hide(Self.cat)
    state.hidden.reveal(Self.cat, in: state.table)
    expect(&state, .type("4")) {
      $0.types("4", in: 0, 0, was: 3.2)
      $0.set(0, 0, 4)
    }
  }

  @Test(arguments: [Action.nextWrongPrediction, .previousWrongPrediction, .goToWinner])
  mutating func `hidden predictions can't be gone through`(action: Action) {
    hide(.accuracy)
    expect(&state, action) {
      $0.message = .error("predictions are hidden until you answer")
    }
    state.hidden = .nothing
    hide(Self.cat)
    expect(&state, action) {
      $0.message = .error("predictions are hidden until you answer")
    }
  }

  @Test(
    arguments: [
      ("sort svm", [Hideable.svm(.everything)]), ("sort svm", [.svm(.example("x2"))]),
      ("sort svm", [cat]), ("sort softmax", [.softmax(.mean)]),
    ])
  mutating func `nothing is sorted by what is hidden`(line: String, items: [Hideable]) {
    for item in items { hide(item) }
    _ = state.run(line)
    #expect(state.message == .error("hidden until you answer") && state.arrangement == nil)
    _ = state.run("sort label")
    #expect(state.arrangement?.key == .label)
  }

  @Test mutating func `a loss is not sorted by while another one is shown of it`() {
    hide(.svm(.everything))
    state.hidden.reveal(.svm(.mean), in: state.table)
    _ = state.run("sort svm")
    #expect(state.arrangement == nil)
  }

  @Test(arguments: ["wrong", "right", "predicted=car", "label=cat wrong"])
  mutating func `no filter tells a hidden prediction`(filter: String) {
    hide(.accuracy)
    _ = state.run("filter \(filter)")
    #expect(state.message == .error("predictions are hidden until you answer"))
    #expect(state.arrangement == nil)
    _ = state.run("filter label=cat")
    #expect(state.shownCount == 1)
  }

  @Test mutating func `an order made of what is hidden since then is gone`() {
    for (line, item) in [
      ("sort softmax", Hideable.softmax(.everything)), ("filter wrong", .accuracy),
    ] {
      state.hidden = .nothing
      _ = state.run(line)
      hide(.regularization)
      state.bench.dropRevealingArrangement()
      #expect(state.arrangement != nil)
      hide(item)
      state.bench.dropRevealingArrangement()
      #expect(state.arrangement == nil)
    }
  }

  @Test mutating func `hidden losses keep nothing from being edited`() {
    state.hidden = .everyLoss()
    expect(&state, .type("4")) {
      $0.types("4", in: 0, 0, was: 3.2)
      $0.set(0, 0, 4)
    }
  }

  @Test mutating func `undo and redo don't tell a hidden score`() {
    _ = state.update(.type("4"))
    _ = state.update(.keep)
    hide(Self.cat)
    expect(&state, .undo) {
      $0.message = .notice("undone: a score that is hidden")
      $0.set(0, 0, 3.2)
      ($0.undos, $0.redos) = (0, 1)
    }
    expect(&state, .redo) {
      $0.message = .notice("done again: a score that is hidden")
      $0.set(0, 0, 4)
      ($0.undos, $0.redos) = (1, 0)
    }
  }

  @Test mutating func `a number being typed goes on, and what it replaces isn't told`() {
    _ = state.update(.type("4"))
    hide(Self.cat)
    expect(&state, .type(".")) {
      $0.types("4.", in: 0, 0, was: 3.2)
    }
    expect(&state, .backspace) { $0.types("4", in: 0, 0, was: 3.2) }
    _ = state.update(.backspace)
    _ = state.update(.keep)
    #expect(state.message == .error("nothing typed: cat of x1 is ? again"))
  }

  @Test mutating func `another table hides nothing`() {
    hide(Self.cat, .accuracy)
    _ = state.update(.opened(.scores(.lecture), path: "a.csv"))
    #expect(state.hidden.isEmpty)
  }
}

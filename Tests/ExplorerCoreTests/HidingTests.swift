import Lessons
import Scores
import Testing

@testable import ExplorerCore

@Suite struct HidingTests {
  var state = ExplorerState.lecture

  private mutating func hide(_ items: Hideable...) { state.hidden.hide(items, in: state.table) }

  static let cat = Hideable.score(CellName(example: "x1", class: "cat"))

  @Test(arguments: [
    Action.type("4"), .editPresentScore, .nudge(tenths: 1), .nudge(tenths: -10), .paste("4.4"),
    .paste("no number"),
  ])
  mutating func `a hidden score can't be edited`(action: Action) {
    hide(Self.cat)
    expect(&state, action) { $0.message = .error("hidden until you predict it") }
    state.select(0, 1)
    _ = state.update(action)
    #expect(state.message?.text != "hidden until you predict it")
  }

  @Test mutating func `a hidden score can be edited once it is revealed`() {
    hide(Self.cat)
    state.hidden.reveal(Self.cat, in: state.table)
    expect(&state, .type("4")) {
      $0.types("4", in: 0, 0, was: 3.2)
      $0.set(0, 0, 4)
    }
  }

  @Test(arguments: [Action.nextWrongPrediction, .previousWrongPrediction])
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
    _ = state.update(.opened(.lecture, path: "a.csv"))
    #expect(state.hidden.isEmpty)
  }
}

import Scores
import Testing

@testable import ExplorerCore

/// What the journal is told of a file's table.
@Suite struct JournalTests {
  var state = ExplorerState.file

  /// The changes that an action tells the journal.
  private mutating func told(_ action: Action) -> [ModelEdit] {
    state.update(action).flatMap { effect -> [ModelEdit] in
      if case .journal(let edits) = effect { return edits }
      return []
    }
  }

  private var cat: ModelEdit {
    .table(.setScore(state.table.examples[0], state.table.classes[0], 4.4))
  }

  @Test mutating func `a number is told when it is kept, once`() {
    for character in "4.4" { #expect(told(.type(character)) == []) }
    #expect(told(.keep) == [cat])
    #expect(told(.editPresentNumber) == [] && told(.keep) == [])
  }

  @Test mutating func `a number that any other action keeps is told before what that asks for`() {
    state.type(text: "4.4")
    let effects = state.update(.save)
    #expect(
      effects == [.journal([cat]), .save(path: "dir/a.csv", revision: 1, mayOverwrite: false)])
  }

  @Test mutating func `a number that is given up or no number is not told`() {
    state.type(text: "4.4")
    #expect(told(.cancel) == [])
    state.type(text: "4.4e")
    #expect(told(.keep) == [] && state.selectedScore == 3.2)
  }

  @Test mutating func `nudges are told one by one, undo and redo as what they do`() {
    let (example, label) = (state.table.examples[0], state.table.classes[0])
    #expect(told(.nudge(tenths: 1)) == [.table(.setScore(example, label, 3.3))])
    #expect(told(.nudge(tenths: 1)) == [.table(.setScore(example, label, 3.4))])
    #expect(told(.undo) == [.table(.setScore(example, label, 3.2))])
    #expect(told(.redo) == [.table(.setScore(example, label, 3.4))])
    #expect(told(.reset) == [.table(.setScore(example, label, 3.2))])
  }

  @Test mutating func `options, scale, a lesson's table and one without a file are not told`() {
    for action: Action in [.doubleScale, .toggleMean, .undo, .startMargin, .type("2"), .keep] {
      #expect(told(action) == [])
    }
    state = .lecture
    #expect(told(.nudge(tenths: 1)) == [] && told(.reset) == [])
  }

  @Test mutating func `lost edits come back as one change, at W × 1`() {
    var recovered = state.table
    recovered.set(0, 0, 4.4)
    recovered.set(1, 1, 1e308)
    let lost = LostEdits(count: 2, time: "14:02", fileHasChanged: false)
    _ = state.update(.doubleScale)
    expect(&state, .lostEditsFound(lost)) { $0.mode = .overlay(.question(.recover(lost))) }
    expect(&state, .answer(.save))
    expect(&state, .answer(.yes), asks: [.recover]) { $0.mode = .table }
    expect(&state, .recovered(.scores(recovered), lost)) {
      ($0.table, $0.scale, $0.undos, $0.isUnsaved) = (recovered, 1, 2, true)
      $0.message = .notice("2 edits from 14:02 are back, not saved; u takes them out")
    }
    expect(&state, .undo) {
      ($0.table, $0.scale, $0.undos, $0.redos, $0.isUnsaved) = (.lecture, 2, 1, 1, false)
      $0.message = .notice("undone: 2 edits from 14:02")
    }
  }

  @Test mutating func `lost edits may be declined or left for later`() {
    let lost = LostEdits(count: 1, time: "14:02", fileHasChanged: false)
    _ = state.update(.lostEditsFound(lost))
    expect(&state, .answer(.no), asks: [.declineLostEdits]) { $0.mode = .table }
    _ = state.update(.lostEditsFound(lost))
    expect(&state, .cancel) { $0.mode = .table }
    #expect(state.run("recover") == [.recover])
  }

  @Test mutating func `a question that is left ends what was to follow a save`() {
    _ = state.update(.nudge(tenths: 1))
    _ = state.update(.quit)
    _ = state.update(.answer(.save))
    _ = state.update(.fileExists(path: "dir/a.csv", exporting: nil))
    _ = state.update(.cancel)
    expect(&state, .saved(path: "dir/a.csv", revision: 1)) {
      $0.isUnsaved = false
      $0.message = .notice("saved to dir/a.csv")
    }
  }
}

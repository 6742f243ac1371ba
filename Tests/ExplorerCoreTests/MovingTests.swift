import LossEngine
import Scores
import Testing

@testable import ExplorerCore

@Suite struct MovingTests {
  var state = ExplorerState.lecture

  @Test mutating func `classes go down and examples across, as far as the table goes`() {
    expect(&state, .move(.up))
    expect(&state, .move(.left))
    expect(&state, .move(.down)) { $0.selection.class = 1 }
    expect(&state, .move(.right)) { $0.selection.example = 1 }
    expect(&state, .move(.right)) { $0.selection.example = 2 }
    expect(&state, .move(.right))
    expect(&state, .move(.up)) { $0.selection.class = 0 }
    expect(&state, .move(.left)) { $0.selection.example = 1 }
  }

  @Test mutating func `turned, examples go down and classes across`() {
    expect(&state, .turn) { $0.isTurned = true }
    expect(&state, .move(.down)) { $0.selection.example = 1 }
    expect(&state, .move(.right)) { $0.selection.class = 1 }
    expect(&state, .move(.up)) { $0.selection.example = 0 }
    expect(&state, .move(.left)) { $0.selection.class = 0 }
    expect(&state, .jump(.rowEnd)) { $0.selection.class = 2 }
    expect(&state, .jump(.rowStart)) { $0.selection.class = 0 }
    expect(&state, .turn) { $0.isTurned = false }
  }

  @Test mutating func `Home and End go to the ends of a row`() {
    expect(&state, .jump(.rowEnd)) { $0.selection.example = 2 }
    expect(&state, .jump(.rowStart)) { $0.selection.example = 0 }
  }

  @Test(arguments: [false, true])
  mutating func `a page is what the screen shows`(isTurned: Bool) throws {
    let rows = (0..<100).map { _ in [Double](repeating: 1, count: 100) }
    let table = try ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: rows.map { _ in 0 }),
      classNames: (0..<100).map { "c\($0)" })
    state = ExplorerState(table: table)
    #expect(state.isTurned)
    if !isTurned { _ = state.update(.turn) }
    _ = state.update(.laidOut(Viewport(examples: 0..<7, classes: 0..<9)))
    expect(&state, .jump(.pageDown)) {
      $0.selection = isTurned ? Selection(example: 7, class: 0) : Selection(example: 0, class: 9)
    }
    expect(&state, .jump(.pageUp)) { $0.selection = Selection(example: 0, class: 0) }
    for _ in 0..<20 { _ = state.update(.jump(.pageDown)) }
    #expect((isTurned ? state.selection.example : state.selection.class) == 99)
  }

  @Test mutating func `a page of a screen that shows nothing is one row`() {
    expect(&state, .jump(.pageDown)) { $0.selection.class = 1 }
  }

  @Test mutating func `e and E go round the wrong predictions, to the label`() {
    expect(&state, .nextWrongPrediction) { $0.selection = Selection(example: 2, class: 2) }
    expect(&state, .nextWrongPrediction) { $0.selection = Selection(example: 0, class: 0) }
    expect(&state, .previousWrongPrediction) { $0.selection = Selection(example: 2, class: 2) }
    state.select(1, 0)
    expect(&state, .previousWrongPrediction) { $0.selection = Selection(example: 0, class: 0) }
  }

  @Test mutating func `without a wrong prediction e says so`() {
    for (example, label) in [(0, 0), (2, 2)] {
      state.select(example, label)
      state.type(text: "9")
      _ = state.update(.keep)
    }
    expect(&state, .nextWrongPrediction) { $0.message = .notice("every prediction is right") }
  }

  @Test func `more than 8 examples open turned`() throws {
    for count in [8, 9] {
      let rows = (0..<count).map { _ in [1.0, 2] }
      let matrix = try ScoreMatrix(rows: rows, labels: rows.map { _ in 0 })
      let table = try ScoreTable(matrix: matrix, classNames: ["a", "b"])
      #expect(ExplorerState(table: table).isTurned == (count > 8))
    }
  }
}

@Suite struct LookingTests {
  var state = ExplorerState.lecture

  @Test mutating func `a panel comes to the front, the card only in a lesson`() {
    expect(&state, .showPanel(Panel("Softmax"))) { $0.panel = Panel("Softmax") }
    expect(&state, .showPanel(.card))
    expect(&state, .showPanel(.terms)) { $0.panel = .terms }
  }

  @Test mutating func `help scrolls, and Esc leaves it`() {
    expect(&state, .showHelp) { $0.mode = .overlay(.help(scroll: nil)) }
    expect(&state, .scrollHelp(by: 10)) { $0.mode = .overlay(.help(scroll: 10)) }
    expect(&state, .scrollHelp(by: -3)) { $0.mode = .overlay(.help(scroll: 7)) }
    expect(&state, .scrollHelp(by: -10_000)) { $0.mode = .overlay(.help(scroll: 0)) }
    expect(&state, .cancel) { $0.mode = .table }
    expect(&state, .scrollHelp(by: 1))
  }

  @Test mutating func `* and ! go to the label's score and to the highest`() {
    state.select(2, 0)
    expect(&state, .goToLabel) { $0.selection.class = 2 }
    expect(&state, .goToWinner) { $0.selection.class = 1 }
    // Where all tie, the first is the highest too.
    for _ in 0..<3 { _ = state.update(.nudgeScale(tenths: -10)) }
    expect(&state, .goToWinner) { $0.selection.class = 0 }
  }

  @Test mutating func `Esc in the table changes nothing`() {
    _ = state.update(.showPanel(Panel("Softmax")))
    _ = state.update(.nudge(tenths: 1))
    expect(&state, .cancel)
  }

  @Test mutating func `a viewport leaves the message where it is`() {
    _ = state.update(.undo)
    let viewport = Viewport(examples: 0..<1, classes: 0..<2)
    expect(&state, .laidOut(viewport)) {
      $0.viewport = viewport
      $0.message = .notice("nothing to undo")
    }
  }

  @Test mutating func `Ctrl-C quits at once and Ctrl-Z suspends, whatever is open`() {
    state.type(text: "1e")
    expect(&state, .suspend, asks: [.suspend])
    expect(&state, .quitAtOnce, asks: [.quit])
    state = .file
    _ = state.update(.nudge(tenths: 1))
    expect(&state, .quitAtOnce, asks: [.quit])
  }

  @Test mutating func `Ctrl-L asks for a new screen and changes nothing else`() {
    _ = state.update(.undo)
    _ = state.update(.repaint)
    #expect(state.message == .notice("nothing to undo"))
    state.type(text: "1e")
    expect(&state, .repaint, asks: [.repaint])
    state = ExplorerState(table: .lecture)
    for action in [.nudge(tenths: 1), .repaint, .nudge(tenths: 1), .undo] as [Action] {
      _ = state.update(action)
    }
    #expect(state.table == .lecture, "one undo takes the whole run back")
  }
}

import LossEngine
import Scores
import Testing

@testable import ExplorerCore

@Suite struct TypingTests {
  var state = ExplorerState.lecture

  @Test mutating func `every keystroke that reads as a number is in force`() {
    expect(&state, .type("4")) {
      $0.types("4", in: 0, 0, was: 3.2)
      $0.set(0, 0, 4)
    }
    expect(&state, .type(".")) { $0.types("4.", in: 0, 0, was: 3.2) }
    expect(&state, .type("4")) {
      $0.types("4.4", in: 0, 0, was: 3.2)
      $0.set(0, 0, 4.4)
    }
    expect(&state, .backspace) {
      $0.types("4.", in: 0, 0, was: 3.2)
      $0.set(0, 0, 4)
    }
    expect(&state, .keep) {
      $0.mode = .table
      $0.undos = 1
    }
    expect(&state, .undo) {
      $0.set(0, 0, 3.2)
      ($0.undos, $0.redos) = (0, 1)
      $0.message = .notice("undone: cat of x1 = 4")
    }
  }

  @Test mutating func `what is no number yet leaves the last value in force`() {
    expect(&state, .type("-")) { $0.types("-", in: 0, 0, was: 3.2, isInForce: false) }
    expect(&state, .type("1")) {
      $0.types("-1", in: 0, 0, was: 3.2)
      $0.set(0, 0, -1)
    }
    expect(&state, .type("e")) { $0.types("-1e", in: 0, 0, was: 3.2, isInForce: false) }
    expect(&state, .type("2")) {
      $0.types("-1e2", in: 0, 0, was: 3.2)
      $0.set(0, 0, -100)
    }
  }

  @Test(arguments: ["-", "1e", "7e-", ".", "-in"])
  mutating func `keeping unfinished text brings back the value from before and says so`(
    text: String
  ) {
    state.type(text: text)
    expect(&state, .keep) {
      $0.table = .lecture
      $0.mode = .table
      $0.message = .error("\(text) is not a score: cat of x1 is 3.2 again")
    }
  }

  @Test(arguments: ["4", "4.4", "-", "1e", "-inf"])
  mutating func `Esc always brings back the value from before`(text: String) {
    state.type(text: text)
    expect(&state, .cancel) {
      $0.table = .lecture
      $0.mode = .table
    }
  }

  @Test mutating func `an entry that leaves the value unchanged is no undo`() {
    state.type(text: "3.2")
    expect(&state, .keep) { $0.mode = .table }
    expect(&state, .editPresentNumber) { $0.types("3.2", in: 0, 0, was: 3.2) }
    expect(&state, .keep) { $0.mode = .table }
  }

  @Test mutating func `an entry that is given up leaves redo as it was`() {
    _ = state.update(.nudge(tenths: 1))
    _ = state.update(.undo)
    state.type(text: "9")
    expect(&state, .cancel) {
      $0.table = .lecture
      $0.mode = .table
    }
    #expect(state.history.redos.count == 1)
  }

  @Test mutating func `Enter edits the present score`() {
    expect(&state, .editPresentNumber) { $0.types("3.2", in: 0, 0, was: 3.2) }
    expect(&state, .type("5")) {
      $0.types("3.25", in: 0, 0, was: 3.2)
      $0.set(0, 0, 3.25)
    }
    for _ in 0..<4 { _ = state.update(.backspace) }
    expect(&state, .keep) {
      $0.table = .lecture
      $0.mode = .table
      $0.message = .error("nothing typed: cat of x1 is 3.2 again")
    }
  }

  @Test mutating func `Backspace on nothing does nothing`() {
    expect(&state, .backspace)
    expect(&state, .startMargin) { $0.typesMargin("", was: 1, isInForce: false) }
    expect(&state, .backspace)
  }

  @Test(arguments: [("4,4", 4.4), (",5", 0.5), ("−1,7", -1.7), ("1e−2", 0.01), ("7,", 7)])
  mutating func `a comma is the decimal point, and U+2212 the minus`(text: String, value: Double) {
    state.type(text: text)
    expect(&state, .keep) {
      $0.set(0, 0, value)
      ($0.mode, $0.undos) = (.table, 1)
    }
  }

  @Test mutating func `a comma in the margin leaves the scores alone`() {
    _ = state.update(.startMargin)
    state.type(text: "0,5")
    expect(&state, .keep) { ($0.mode, $0.undos) = (.table, 1) }
    #expect(state.hinge.margin == 0.5 && state.table == .lecture)
  }

  @Test(
    arguments: [
      ("4.4x", "4.4x", 4.4), ("1_000", "1_000", 1), ("0x1f", "0x1f", 0),
      ("1,234.5", "1.234.5", 1.234), ("4.4-", "4.4-", 4.4),
    ])
  mutating func `what makes a text no number stays in it, and never makes another number`(
    typed: String, text: String, inForce: Double
  ) {
    state.type(text: String(typed.dropLast()))
    expect(&state, .type(typed.last ?? " ")) {
      $0.types(text, in: 0, 0, was: 3.2, isInForce: false)
      $0.set(0, 0, inForce)
      $0.message = .error("\(text) is not a number: BS erases, Esc gives up")
    }
    expect(&state, .keep) {
      ($0.table, $0.mode) = (.lecture, .table)
      $0.message = .error("\(text) is not a score: cat of x1 is 3.2 again")
    }
  }

  @Test mutating func `what makes a text no number can be taken back`() {
    state.type(text: "4.4x")
    expect(&state, .backspace) { $0.types("4.4", in: 0, 0, was: 3.2) }
  }

  @Test mutating func `no number begins with a letter`() {
    expect(&state, .type("x")) { $0.message = .error("x is not the beginning of a number") }
  }

  @Test mutating func `a note on a key leaves the number being typed open`() {
    state.type(text: "7")
    expect(&state, .explain("no")) { $0.message = .notice("no") }
  }

  @Test mutating func `0 for −0 is the number that was there, to the bit`() {
    state = ExplorerState(table: .lecture, document: .file("dir/a.csv"))
    state.table.set(0, 0, -0.0)
    state.type(text: "0")
    _ = state.update(.keep)
    #expect(state.selectedScore.sign == .minus && state.history.undos.isEmpty && !state.isUnsaved)
  }

  @Test mutating func `a number can be as long as any score's text`() {
    state.type(text: "0." + String(repeating: "1", count: 30))
    expect(&state, .type("1")) { $0.message = .error("a number has at most 32 characters") }
    let longest = -2.2250738585072014e-308 / 3
    state = .lecture
    state.type(text: NumberText.score(longest))
    #expect(state.selectedScore == longest)
  }

  @Test mutating func `Tab keeps the number and goes to the next cell, row by row`() {
    state.select(2, 0)
    state.type(text: "7")
    expect(&state, .keepAndMoveToNextCell) {
      ($0.mode, $0.undos) = (.table, 1)
      $0.selection = Selection(example: 0, class: 1)
    }
    state.select(2, 2)
    state.type(text: "7")
    expect(&state, .keepAndMoveToNextCell) {
      ($0.mode, $0.undos) = (.table, 2)
      $0.selection = Selection(example: 0, class: 0)
    }
  }

  @Test mutating func `Tab goes along the rows of a turned table`() {
    _ = state.update(.turn)
    state.select(0, 2)
    state.type(text: "7")
    expect(&state, .keepAndMoveToNextCell) {
      ($0.mode, $0.undos) = (.table, 1)
      $0.selection = Selection(example: 1, class: 0)
    }
  }

  @Test mutating func `moving on keeps the number`() {
    state.type(text: "7")
    expect(&state, .move(.down)) {
      ($0.mode, $0.undos) = (.table, 1)
      $0.selection.class = 1
    }
  }

  @Test mutating func `moving on from unfinished text says what came back`() {
    state.type(text: "1e")
    expect(&state, .move(.down)) {
      $0.table = .lecture
      $0.mode = .table
      $0.selection.class = 1
      $0.message = .error("1e is not a score: cat of x1 is 3.2 again")
    }
  }

  @Test mutating func `any other action keeps the number, then does what it does`() {
    state.type(text: "7")
    expect(&state, .nudge(tenths: 1)) {
      $0.set(0, 0, 7.1)
      ($0.mode, $0.undos) = (.table, 2)
    }
    state.type(text: "8")
    expect(&state, .undo) {
      $0.set(0, 0, 7.1)
      ($0.mode, $0.undos, $0.redos) = (.table, 2, 1)
      $0.message = .notice("undone: cat of x1 = 8")
    }
    state.type(text: "9")
    expect(&state, .startCommand) {
      ($0.mode, $0.undos, $0.redos) = (.command(CommandLine()), 3, 0)
    }
    _ = state.update(.cancel)
    state.type(text: "5")
    expect(&state, .fileExists(path: "b.csv", exporting: nil)) {
      ($0.mode, $0.undos) = (.overlay(.question(.overwrite(path: "b.csv", exporting: nil))), 4)
    }
  }

  @Test mutating func `what the outside reports leaves a number being typed alone`() {
    state = .file
    state.type(text: "7")
    let viewport = Viewport(examples: 0..<3, classes: 0..<3)
    expect(&state, .laidOut(viewport)) { $0.viewport = viewport }
    expect(&state, .failed("no room")) { $0.message = .error("no room") }
    expect(&state, .saved(path: "dir/a.csv", revision: 0)) {
      $0.message = .notice("saved to dir/a.csv")
    }
  }

  @Test mutating func `masking every class but one is allowed, the last is refused`() {
    state.type(text: "-inf")
    #expect(state.selectedScore == -.infinity)
    #expect(state.evaluation.crossEntropyLoss(of: 0) == .infinity)
    _ = state.update(.move(.down))
    state.type(text: "-inf")
    _ = state.update(.move(.down))
    state.type(text: "-in")
    expect(&state, .type("f")) {
      $0.types("-inf", in: 0, 2, was: -1.7, isInForce: false)
      $0.message = .error("x1 would have every class masked (-inf)")
    }
    expect(&state, .keep) {
      $0.mode = .table
      $0.message = .error("x1 would have every class masked (-inf): frog of x1 is -1.7 again")
    }
  }

  @Test mutating func `a score that overflows at this scale is refused`() {
    _ = state.update(.doubleScale)
    state.type(text: "1e30")
    expect(&state, .type("8")) {
      $0.types("1e308", in: 0, 0, was: 3.2, isInForce: false)
      $0.message = .error("1e308 × 2 is beyond the largest double")
    }
    #expect(state.selectedScore == 1e30)
    expect(&state, .type("9")) {
      $0.types("1e3089", in: 0, 0, was: 3.2, isInForce: false)
      $0.message = .error("1e3089 is beyond the largest double")
    }
  }

  @Test mutating func `where only 2k overflows there is no W × 2k`() {
    state.type(text: "1e308")
    #expect(state.doubled == nil)
    expectFreshLosses(state)
    _ = state.update(.cancel)
    #expect(state.doubled != nil)
    expectFreshLosses(state)
  }

  @Test mutating func `the margin is typed live`() {
    expect(&state, .startMargin) { $0.typesMargin("", was: 1, isInForce: false) }
    expect(&state, .type("0")) {
      $0.typesMargin("0", was: 1)
      $0.hinge.margin = 0
    }
    expect(&state, .type(".")) { $0.typesMargin("0.", was: 1) }
    expect(&state, .type("5")) {
      $0.typesMargin("0.5", was: 1)
      $0.hinge.margin = 0.5
    }
    expect(&state, .keep) { ($0.mode, $0.undos) = (.table, 1) }
    expect(&state, .undo) {
      $0.hinge = .lecture
      ($0.undos, $0.redos) = (0, 1)
      $0.message = .notice("undone: Δ = 0.5")
    }
  }

  @Test(arguments: ["-1", "-inf"])
  mutating func `a margin below 0 is refused`(text: String) {
    _ = state.update(.startMargin)
    state.type(text: String(text.dropLast()))
    expect(&state, .type(text.last ?? " ")) {
      $0.typesMargin(text, was: 1, isInForce: false)
      $0.message = .error("the margin Δ is at least 0")
    }
    expect(&state, .keep) {
      $0.mode = .table
      $0.message = .error("the margin Δ is at least 0: Δ is 1 again")
    }
  }

  @Test func `letters go on a number only where they spell a mask`() {
    func takes(_ text: String) -> String {
      var entry = Entry(place: .margin, text: text, original: 0, isInForce: false)
      entry.text = text
      return String("0.-+,−einfuyq".filter(entry.takes))
    }
    #expect(takes("4.4") == "0.-+,−e")
    #expect(takes("0x") == "0.-+,−einfuyq", "the rest of what is no number")
    #expect(takes("-") == "0.-+,−ei")
    #expect(takes("-i") == "0.-+,−en" && takes("-in") == "0.-+,−ef")
  }
}

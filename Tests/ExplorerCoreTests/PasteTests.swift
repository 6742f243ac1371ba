import Scores
import Testing

@testable import ExplorerCore

@Suite struct PasteTests {
  var state = ExplorerState.lecture

  @Test(arguments: ["4.4", "4.4\n", "  4.4\r\n", "\t+4.4 "])
  mutating func `a pasted number is a number being typed`(text: String) {
    expect(&state, .paste(text)) {
      $0.types(text.contains("+") ? "+4.4" : "4.4", in: 0, 0, was: 3.2)
      $0.set(0, 0, 4.4)
    }
    expect(&state, .keep) { ($0.mode, $0.undos) = (.table, 1) }
  }

  @Test mutating func `what follows a pasted number is left, and named`() {
    expect(&state, .paste("4.4 abc\ndef")) {
      $0.types("4.4", in: 0, 0, was: 3.2)
      $0.set(0, 0, 4.4)
      $0.message = .error("took 4.4, left the rest of the pasted text: abc def")
    }
  }

  @Test(
    arguments: [
      ("4,4", "4.4", 4.4), ("−1,7\n", "-1.7", -1.7), ("+1,5e2 ", "+1.5e2", 150),
      ("1,234", "1.234", 1.234),
    ])
  mutating func `a comma in a pasted number is its decimal point`(
    pasted: String, text: String, value: Double
  ) {
    expect(&state, .paste(pasted)) {
      $0.types(text, in: 0, 0, was: 3.2)
      $0.set(0, 0, value)
    }
  }

  @Test(arguments: [("3.2,5.1,-1.7", ",5.1,-1.7"), ("3.2, 5", ", 5"), ("3.2,-5", ",-5")])
  mutating func `a row of numbers ends the first at a comma`(pasted: String, rest: String) {
    expect(&state, .paste(pasted)) {
      $0.types("3.2", in: 0, 0, was: 3.2)
      $0.message = .error("took 3.2, left the rest of the pasted text: \(rest)")
    }
  }

  @Test(arguments: ["1,234.5", "1.234,5", "1,2,3", "1.2.3", "1,234,567"])
  mutating func `where point and comma leave doubt, nothing is taken`(text: String) {
    expect(&state, .paste(text)) {
      $0.message = .error("\(text): write one decimal point or comma, and no other")
    }
  }

  @Test(arguments: ["abc", "", "  ", "nan", "inf", "-", "e5"])
  mutating func `text that is no number changes nothing`(text: String) {
    let shown = text == "  " ? "" : text
    expect(&state, .paste(text)) { $0.message = .error("pasted text is not a number: \(shown)") }
    state.type(text: "7")
    expect(&state, .paste(text)) { $0.message = .error("pasted text is not a number: \(shown)") }
  }

  @Test mutating func `a number beyond the largest double is refused whole`() {
    expect(&state, .paste("1e400")) { $0.message = .error("1e400 is beyond the largest double") }
  }

  @Test mutating func `a long number is taken whole, in its shortest form`() {
    expect(&state, .paste("0.1000000000000000055511151231257827021181583404541015625")) {
      $0.types("0.1", in: 0, 0, was: 3.2)
      $0.set(0, 0, 0.1)
    }
    expect(&state, .paste("1" + String(repeating: "0", count: 40))) {
      $0.types("1e40", in: 0, 0, was: 3.2)
      $0.set(0, 0, 1e40)
    }
  }

  @Test mutating func `a huge text is taken in a moment and cut short in the message`() {
    let start = ContinuousClock.now
    expect(&state, .paste(String(repeating: "lorem ", count: 200_000))) {
      $0.message = .error("pasted text is not a number: lorem lorem lorem lorem …")
    }
    expect(&state, .paste(String(repeating: "1", count: 1_000_000))) {
      $0.message = .error("111111111111111111111111… is beyond the largest double")
    }
    #expect(start.duration(to: .now) < .seconds(5))
  }

  @Test mutating func `a pasted number replaces what is being typed`() {
    state.type(text: "7")
    expect(&state, .paste("-3.1")) {
      $0.types("-3.1", in: 0, 0, was: 3.2)
      $0.set(0, 0, -3.1)
    }
  }

  @Test mutating func `a pasted margin counts as typed`() {
    _ = state.update(.startMargin)
    expect(&state, .paste("0,5")) {
      $0.typesMargin("0.5", was: 1)
      $0.hinge.margin = 0.5
    }
  }

  @Test mutating func `a command takes the first line of a pasted text`() {
    _ = state.update(.startCommand)
    _ = state.update(.typeCommand("o"))
    _ = state.update(.paste("pen a.csv\nquit"))
    #expect(state.commandLine?.text == "open a.csv")
  }

  @Test mutating func `nothing is pasted into help or a question`() {
    _ = state.update(.showHelp)
    expect(&state, .paste("4.4"))
  }
}

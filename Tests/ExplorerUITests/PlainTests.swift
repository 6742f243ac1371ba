import ExplorerCore
import LossEngine
import Scores
import TerminalCore
import Testing

@testable import ExplorerUI

/// What plain mode says of a state, and of what has changed since another.
@Suite struct PlainTests {
  private let table = ExplorerState(table: .lecture)
  private static let termsRead = [
    "Terms:", "x1: label cat, score 3.2", "car: max(0, 5.1 minus 3.2 + 1) = 2.9, short by 2.9",
    "frog: max(0, -1.7 minus 3.2 + 1) = 0, 3.9 to spare", "loss x1 = 2.9",
  ]

  /// The state after some keys, with what the screen needs worked out.
  private func state(after script: String, from state: ExplorerState) throws -> ExplorerState {
    var state = state
    for key in try KeyScript.parse(script) {
      for action in KeyMap.actions(for: key, in: state) { _ = state.update(action) }
      let layout = Layout(state, size: Size(columns: 80, rows: 24))
      _ = state.update(.laidOut(layout.viewport))
    }
    return state
  }

  private func changes(_ keys: String, after first: String = "") throws -> [String] {
    let old = try state(after: first, from: table)
    return ExplorerUI.changes(from: old, to: try state(after: keys, from: old))
  }

  @Test func `the lecture's table is read as names and numbers`() {
    let lines = describe(table)
    #expect(lines[0] == "lecture 3 by 3. W times 1, delta 1, SVM loss sum over j not y.")
    #expect(
      lines[1...5] == [
        "x1: label cat.", "cat: score 3.2, label", "car: score 5.1, wins", "frog: score -1.7",
        "SVM 2.9. Softmax 2.04. P(label) 0.130. Predicts car, wrong.",
      ])
    #expect(
      lines.suffix(2) == [
        "Mean SVM 5.27. Mean softmax 2.76. Accuracy 1/3.",
        "At W times 2: Mean SVM 9.53. Mean softmax 5.15. Accuracy 1/3.",
      ])
  }

  @Test func `an edit is told first, then what follows from it`() throws {
    let lines = try changes(": type:set Space type:x2 Space type:car Space type:4.4 Enter")
    #expect(
      lines == [
        "x2 car 4.4, was 4.9. SVM 0, unchanged. Softmax 0.127, was 0.0791.",
        "P(label) 0.880, was 0.924.", "Mean softmax 2.77, was 2.76.",
        "At W times 2: Mean softmax 5.16, was 5.15.",
      ])
  }

  @Test(arguments: [
    ("Right Down", "x2 car: score 4.9, label, wins."),
    (">", "W times 2, was 1."), ("a", "SVM loss sum over all j, was sum over j not y."),
    ("y", "cat is the label of x1 already"), ("Down y", "x1 label car, was cat."),
    ("m", "Mean over examples of the SVM mean 2.63."),
    ("s", "SVM loss sum over j not y, each term squared; was"),
    ("t", "Only what is drawn has changed."), ("Up", "Nothing changed."),
    ("type:4 Enter u", "undone: cat of x1 = 4"),
    (": type:class Space type:add Space type:dog Enter", "New class dog."),
    (": type:example Space type:delete Enter", "Example x1 deleted."),
    (": type:frob Enter", "no command frob; Tab completes, ? lists them"),
    ("F4", "cat: score 3.2, exp 24.5, probability 0.130, label"),
    ("F6", "SVM is 0 at no k, because of x1, x3."),
    ("F7", "Losses of x1 as its score of cat runs from -2.8 to 9.2."),
    ("F7", "SVM has kinks at -0.7 (frog) and 6.1 (car)."),
    ("F8", "cat: score 3.2, label, SVM slope -1, softmax slope -0.87"),
    ("v l", "sklearn hinge_loss: 3.1"), (": type:sa", "Type the rest of :sa"),
    ("v", "4. Weights: a bare table has no W, b and x"),
  ])
  func `a key is answered with what it changed`(keys: String, line: String) throws {
    let lines = try changes(keys)
    #expect(lines.contains { $0.hasPrefix(line) }, "\(lines)")
  }

  @Test func `a panel's reading line is told alone`() throws {
    let lines = try changes("Right", after: "F6 F2")
    #expect(lines == ["At k = 1.1: SVM 5.69, softmax 2.99."])
  }

  @Test func `unsaved edits are asked about with choices by number`() throws {
    let file = ExplorerState(table: .lecture, document: .file("dir/my.csv"))
    let asked = try state(after: "type:9 Enter q", from: file)
    #expect(
      ExplorerUI.changes(from: file, to: asked) == [
        "my.csv has unsaved changes. Save before quitting?", "1. save the changes, then go on",
        "2. discard the changes and go on", "3. stay",
      ])
    #expect(PlainInput("2", in: asked) == .keys(["d"]))
  }

  @Test(
    arguments: [
      ("4.4", .keys(["4", ".", "4"])), ("7", .keys(["7"])), ("Right Down", .keys([.right, .down])),
      (" type:9 Enter", .keys(["9", .enter])), ("q", .keys(["q"])), ("again", .again),
      (":sc 2", .keys([":", "s", "c", " ", "2", .enter])),
      ("scale 2", .keys([":", "s", "c", "a", "l", "e", " ", "2", .enter])),
      ("/x2", .keys(["/", "x", "2", .enter])), (": type:q", .keys([":", "q"])),
      ("well done", .refused("well done is neither a key nor a command; help lists both.")),
      (
        "read frog",
        .refused(
          "read takes table, panel, card, or the name of a panel or an example; none is called frog."
        )
      ),
      ("   ", .keys([" "])), ("ESC", .keys([.escape])),
      ("f2 right", .keys([.function(2), .right])),
      ("SCALE 2", .keys([":", "s", "c", "a", "l", "e", " ", "2", .enter])),
      (":CLASS add Dog", .keys([":"] + "class add Dog".map(Key.character) + [.enter])),
      ("READ PANEL TERMS", .lines(PlainTests.termsRead)), ("next", .keys(["n"])),
      ("Back", .keys(["p"])), ("hint", .keys(["H"])),
      ("", .lines(["An empty line does nothing here. The word Enter: edit the present score."])),
      ("less-than right-paren", .keys(["<", ")"])),
      ("Down 4.4", .keys([.down, "4", ".", "4"])), ("D 0.5", .keys(["D", "0", ".", "5"])),
      ("panel terms", .lines(PlainTests.termsRead)), ("panel scale", .keys(["v", "k"])),
      ("panel plane", .lines(["Plane: a bare table has no inputs"])),
      (
        "panel frog",
        .refused(
          "panel takes the name of one: Card Terms Softmax Weights Plane Picture Training Summary "
            + "Scale Curve Gradient Libraries")
      ),
    ] as [(String, PlainInput)])
  func `a line is a number, a word, keys or a command`(line: String, input: PlainInput) {
    #expect(PlainInput(line, in: table) == input)
  }

  private func help(_ part: String) -> [String] {
    if case .lines(let lines) = PlainInput("help\(part)", in: table) { lines } else { [] }
  }

  @Test func `help begins with what somebody needs first, and names the rest of it`() {
    #expect((5...10).contains(help("").count))
    for word in ["In a lesson: ", "where: ", "read table: ", "help keys: "] {
      #expect(help("").contains { $0.hasPrefix(word) }, "\(word)")
    }
    #expect(help(" keys").contains("Keys: Table"))
    #expect(
      help(" keys").contains {
        $0.hasPrefix("greater-than less-than right-paren left-paren equals: W times k: double")
      })
    for command in CommandDefinition.all {
      #expect(help(" commands").contains { $0.hasPrefix(":\(command.name)") })
    }
    #expect(Set(help(" all")).isSuperset(of: help("") + help(" keys") + help(" commands")))
    #expect(help(" all").allSatisfy { $0.allSatisfy(\.isASCII) })
  }

  @Test func `a panel without words of its own is read as it is drawn`() {
    let panel = PanelView(panel: Panel("New"), letter: "0", key: nil, help: "") { _, area, canvas in
      canvas.write("cat    3.2   ▌▌", row: area.rows.lowerBound, column: 1)
      canvas.write("│ ── ┤", row: area.rows.lowerBound + 1, column: 1)
    }
    #expect(panel.plainLines(Readings(state: table)) == ["New:", "cat, 3.2"])
  }

  @Test func `a large table is counted, and read from the selected example on`() throws {
    let rows = (0..<100).map { [Double($0), 0.5] }
    let scores = try ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: rows.map { _ in 0 }), classNames: ["a", "b"])
    let start = ExplorerState(table: scores, document: .file("many.csv"))
    #expect(describe(start)[1] == "The table has 100 examples and 2 classes; read table reads it.")
    let end = try state(after: ": type:goto Space type:50 Enter", from: start)
    guard case .lines(let lines) = PlainInput("read table", in: end) else { return }
    #expect(lines[0] == "x50: label a.")
    #expect(
      lines.contains(
        "These are 50 to 89 of 100 examples, 60 more: goto 90, then read table."))
  }

  @Test func `a table of thirteen examples is read whole, wherever the selection is`() throws {
    let rows = (0..<13).map { [Double($0), 0.5] }
    let scores = try ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: rows.map { _ in 0 }), classNames: ["a", "b"])
    let start = ExplorerState(table: scores, document: .file("some.csv"))
    let end = try state(after: ": type:goto Space type:9 Enter", from: start)
    guard case .lines(let lines) = PlainInput("read table", in: end) else { return }
    #expect(lines.count { $0.hasSuffix(": label a.") } == 13)
    #expect(!lines.contains { $0.hasPrefix("These are") })
  }

  @Test func `a panel is read by its name from behind`() {
    guard case .lines(let lines) = PlainInput("read gradient", in: table) else {
      Issue.record("nothing is read")
      return
    }
    #expect(lines.first == "Gradient:" && lines.contains { $0.contains("SVM slope -1") })
    #expect(
      PlainInput("read scale", in: table)
        == .lines(["Scale:", "panel scale brings it to the front, and works it out"]))
    #expect(
      PlainInput("read plane", in: table) == .lines(["Plane: a bare table has no inputs"]))
  }

  @Test func `after F2 it is said what has the keys, and how others get them`() throws {
    #expect(
      try changes("F2", after: "F6").last
        == "The keys go to Scale. F2 gives them to the table.")
    #expect(
      try changes("F2", after: "Right F6 F2")
        == ["x2 cat: score 1.3.", "The keys go to the table. F2 gives them to Scale."])
    #expect(
      try changes("F6").last == "The keys go to the table. F2 gives them to Scale.")
  }
}

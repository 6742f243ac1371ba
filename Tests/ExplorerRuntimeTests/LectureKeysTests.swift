import ExplorerCore
import Lessons
import ScoreFiles
import Scores
import TerminalCore
import TerminalTestSupport
import TestSupport
import Testing

@testable import ExplorerRuntime
@testable import ExplorerUI

/// Which of the card, the panels and the table has the keys in the built-in lecture, and what the footer
/// and the title say of that.
@Suite struct LectureKeysTests {
  private static let small = Size(columns: 60, rows: 18)

  private func state(
    _ keys: String, from step: String, isPresented: Bool = false
  ) throws -> ExplorerState {
    let session = LessonSession(
      LectureTests.lecture, at: try LectureTests.position(step), isPresented: isPresented)
    let terminal = ScriptedTerminal(
      size: Size(columns: 80, rows: 24), keys: try KeyScript.parse(keys))
    var loop = ExplorerLoop(ExplorerState(table: .lecture), on: terminal)
    loop.run(.lessonOpened(session, complaint: nil, showsList: false))
    return loop.state
  }

  private func lines(
    _ keys: String, from step: String, size: Size = Size(columns: 80, rows: 24),
    isPresented: Bool = false
  ) throws -> [String] {
    LectureTests.screen(
      after: try KeyScript.parse(keys), from: try LectureTests.position(step), size: size,
      isPresented: isPresented
    ).lines
  }

  private func footer(
    _ keys: String, from step: String, size: Size = Size(columns: 80, rows: 24),
    isPresented: Bool = false
  ) throws -> String {
    try #require(lines(keys, from: step, size: size, isPresented: isPresented).last)
  }

  @Test(arguments: [("Q2", "1"), ("x1", "type:2.9")], [false, true])
  func `Ctrl-C takes back what is chosen or typed, and quits with nothing of it`(
    question: (step: String, keys: String), isPresented: Bool
  ) throws {
    let begun = try state(question.keys, from: question.step, isPresented: isPresented)
    // A presentation types no answers.
    let isBegun = begun.session?.card.choice != nil || begun.session?.card.typed.isEmpty == false
    #expect(isBegun == !(isPresented && question.step == "x1"))
    #expect(
      KeyMap.actions(for: .control("c"), in: begun) == [isBegun ? .cancel : .quitAtOnce])
    let cleared = try state("\(question.keys) C-c", from: question.step, isPresented: isPresented)
    #expect(cleared.session?.card.choice == nil && cleared.session?.card.typed.isEmpty == true)
    #expect(KeyMap.actions(for: .control("c"), in: cleared) == [.quitAtOnce])
    let answered = try state("\(question.keys) Space", from: question.step)
    #expect(KeyMap.actions(for: .control("c"), in: answered) == [.quitAtOnce])
  }

  @Test(arguments: ["", "F2"])
  func `a search leaves the keys where they are, and n in the step, found or not`(
    before: String
  ) throws {
    for (text, found) in [("frog", 2), ("zz", 0)] {
      let edited = try state("\(before) / type:\(text) Enter n N n", from: "Q4")
      #expect(edited.session?.step.id == "Q4" && edited.selection.example == found)
      #expect(edited.mode == (before.isEmpty ? .panel : .table))
      for size in [Self.small, Size(columns: 80, rows: 24)] {
        let footer = try footer(
          "\(before) / type:\(text) Enter", from: "Q4", size: size, isPresented: true)
        #expect(footer.contains("n N match") && !footer.contains("n next"))
      }
      #expect(
        try state("\(before) / type:\(text) Enter Esc n", from: "Q4").session?.step.id == "Q5")
    }
    // An r in what is searched for is no reset.
    #expect(try state("F2 a F2 / type:frog Enter", from: "Q4").hinge.sumsAllClasses)
  }

  @Test func `what F2 does is said where the panel Scale is in front`() throws {
    #expect(try footer("F6", from: "bolder").contains("F2 table"))
    #expect(try footer("F6 F2", from: "bolder").contains("F2 Scale"))
    #expect(try footer("F5 F2", from: "bolder").contains("F2 card"))
    #expect(try footer("F6 F2 F2", from: "bolder").contains("Esc card"))
    func says(_ keys: String, _ text: String) throws -> Bool {
      try lines(keys, from: "bolder").contains {
        $0.hasSuffix("  \(text), then ← → reads them at any k")
      }
    }
    #expect(try says("Space Space F6", "F2 F2"))
    #expect(try says("Space Space F6 F2", "F2"))
    let probed = try state("Space Space F6 F2 F2 Right", from: "bolder")
    #expect(probed.look.scale.probe != nil)
  }

  @Test(arguments: [
    "F6 F2 F2 c", "F6 F2 F2 Esc", "F2 v l F2 Tab", "F6 F2 Esc", "F2 c c", "F5 Esc",
    "F2 F5 Esc",
    "F6 F2 F2 n p", "F2 n p",
  ])
  func `the card that is brought back has its keys`(keys: String) throws {
    let back = try state(keys, from: "bolder")
    #expect(back.panel == .card && back.mode == .panel && back.look.focus == .card)
    let typed = try state("\(keys) 4", from: "bolder")
    #expect(typed.session?.card.choice == 3 && typed.table == back.table)
  }

  @Test(arguments: LectureTests.steps, ["", "F2"])
  func `no key of a clicker edits a presented table, whichever has the keys`(
    step: String, before: String
  ) throws {
    for keys in [". b . PgUp PgDn .", "F5 . PgDn PgUp . b", "F5 . Esc . b", "Esc ."] {
      let after = try state("\(before) \(keys)", from: step, isPresented: true)
      // PgUp and PgDn may have gone to another step.
      let session = try #require(after.session)
      let worked = session.worked
      let shown = session.card.phase == .done ? worked.end : worked.start
      #expect(after.entry == nil && after.table == shown.table && after.scale == shown.scale)
    }
  }

  @Test func `a number that is begun takes its point, and without a clicker begins with it`() throws
  {
    #expect(try state("F2 0 .", from: "Q4", isPresented: true).entry?.text == "0.")
    #expect(try state("F2 .", from: "Q4").entry?.text == ".")
  }

  @Test(arguments: LectureTests.steps)
  func `the smallest footer tells the keys that a step needs`(step: String) throws {
    let worked = LectureTests.lecture.steps[try LectureTests.position(step)]
    guard worked.step.question != nil else { return }
    func expect(_ hints: [String], after keys: String, isPresented: Bool = false) throws {
      let footer = try footer(keys, from: step, size: Self.small, isPresented: isPresented)
      for hint in hints + ["? help", "q quit"] {
        #expect(footer.contains(" \(hint)"), "\(keys): \(footer)")
      }
      #expect(displayWidth(footer) < Self.small.columns)
    }
    let count = try state("", from: step).session?.choices.count ?? 0
    let answer = count > 0 ? "1-\(count) pick" : "0-9 type"
    try expect([answer, "Enter record", "Space show", "H hint"], after: "")
    try expect(["Space show", "F2 table"], after: "", isPresented: true)
    try expect(["Space show", "BS hide", "F2 table"], after: "Space", isPresented: true)
    try expect(["BS hide", "F2 card"], after: "Space F2", isPresented: true)
    // The way back to a card that is behind another panel, or away.
    if worked.topics.contains(.svm) || worked.start.model.isComputed {
      let other = worked.topics.contains(.svm) ? "F3" : "F7"
      for keys in [other, "F2 \(other)", "c", "F2 c"] { try expect(["Esc card"], after: keys) }
    }
    guard worked.step.id != LectureTests.lecture.lesson.steps.last?.id else { return }
    try expect(["Space n next", "F2 table"], after: "Space Space")
  }

  @Test(arguments: LectureTests.steps)
  func `the smallest screen of a presentation says so, and how much is shown`(step: String) throws {
    let start = try state("", from: step, isPresented: true)
    let lines = try lines("", from: step, size: Self.small, isPresented: true)
    #expect(lines[0].contains(" presenting  ") || lines[0].contains(" (presenting)  "))
    guard let count = start.session?.itemCount, count > 0 else { return }
    #expect(
      lines.contains { $0.contains(" 0/\(count) shown ") || $0.contains(" 0 of \(count) shown") })
  }

  @Test func `prompts and lists offer only what works there`() throws {
    let margin = try footer("F2 d", from: "Q4")
    #expect(!margin.contains("Tab") && !margin.contains(" - ") && margin.contains("0-9 . e type"))
    #expect(try footer("F2 1", from: "Q4").contains("0-9 . - e type"))
    #expect(try !footer("/ z", from: "Q4").contains("Tab complete"))
    #expect(try footer("/ c", from: "Q4").contains("Tab complete"))
    #expect(try !footer("/", from: "Q4").contains("history"))
    #expect(try footer("/ c Enter /", from: "Q4").contains("history"))
    #expect(try !footer("Space Space L", from: "Q4", isPresented: true).contains("Del"))
    #expect(try footer("Space Space L", from: "Q4").contains("Del forget"))
    #expect(try footer("Space Space L q", from: "Q4").contains("Del clear search"))
    #expect(try !footer("Space Space L Down", from: "Q4").contains("Del"))
  }

  @Test(arguments: ["cifar", "bias", "regions", "x1", "w1-w2"])
  func `c puts the card behind a panel that the step has, if there is one`(step: String) throws {
    for keys in ["c", "F2 c"] {
      let after = try state(keys, from: step)
      #expect((after.panel == .card) == (step == "cifar"))
      #expect(PanelView.of(after.panel).reason(after) == nil, "\(after.panel.name)")
    }
  }

  @Test func `what the panel Training says of its keys is so, from the card and from the table`()
    throws
  {
    for keys in ["Space Space F10", "Space Space F10 F2"] {
      let lines = try lines(keys, from: "together")
      let sentence = try #require(lines.first { $0.contains("runs gradient descent") })
      let typed = try #require(sentence.firstMatch(of: /(F2 )?F2, then/)).output.0.dropLast(6)
      let after = try state("\(keys) \(typed) ]", from: "together")
      #expect(after.training?.run.step == 1, "\(sentence)")
      #expect(try state("\(keys) ]", from: "together").training == nil)
    }
  }

  @Test func `a lesson's reader is told that x is no picture, not what its author could do`() throws
  {
    #expect(try state("F9", from: "lines").message?.text == "Picture: no picture: x has 2 inputs")
  }

  @Test(arguments: ["Q1-softmax", "three-modes", "full-loss"])
  func `the tab of a card has its title whole, before other tabs`(step: String) throws {
    let lines = try lines("", from: step)
    #expect(lines.contains { $0.contains(" \(step) ") && $0.contains("step ") })
  }

  @Test(arguments: ["full-loss", "together"])
  func `the smallest screen has R and the full loss where it has no box`(step: String) throws {
    let keys = step == "together" ? "Space Space c" : ""
    let small = try lines(keys, from: step, size: Self.small)
    #expect(small.contains { $0.contains("R 10   λR 1   full SVM ") })
    #expect(try !lines(keys, from: step).contains { $0.contains("λR") })
  }

  @Test func `a step's copy keeps its file until another step`() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/copy.json"
      let saved = "F2 ] : type:w Space type:\(path) Enter"
      let again = try state("\(saved) ] : w Enter", from: "Q4")
      #expect(again.message?.text == "saved to \(path)" && again.mode == .table)
      #expect(try ScoreFile.read(path).table == again.table)
      let other = try state(": type:w Space type:\(path) Enter y n : w Enter", from: "Q4")
      #expect(other.commandLine?.text == "save ")
    }
  }
}

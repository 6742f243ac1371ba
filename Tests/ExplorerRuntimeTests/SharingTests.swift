import ExplorerCore
import ExplorerRuntime
import Foundation
import LossEngine
import ScoreFiles
import Scores
import TerminalCore
import TestSupport
import Testing

/// The command that `:share` makes, and what it opens.
@Suite struct SharingTests {
  private func end(
    _ keys: String, _ state: ExplorerState = ExplorerState(table: .lecture),
    from step: String? = nil, isPresented: Bool = false, opening: Opening? = nil
  ) throws -> (line: String?, state: ExplorerState, clipboard: String?) {
    let terminal = ScriptedTerminal(
      size: Size(columns: 80, rows: 24), keys: try KeyScript.parse(keys))
    let loader = LessonLoader(isPresented: isPresented)
    var loop = ExplorerLoop(state, on: terminal, lessons: loader, opening: opening)
    loop.run(try step.map { try loader.opening(from: $0) })
    return (loop.sharedLine, loop.state, terminal.clipboard)
  }

  private let share = " : type:share Enter"

  /// The words of a command as a shell reads them.
  private func words(_ line: String) throws -> [String] {
    try withTemporaryFolder { folder in
      let (process, output) = (Process(), folder + "/words")
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      let call = line.replacing("loss-explorer", with: "loss", maxReplacements: 1)
      process.arguments = ["-c", "loss() { printf '%s\\0' \"$@\"; }; \(call) > '\(output)'"]
      try process.run()
      process.waitUntilExit()
      return try String(contentsOfFile: output, encoding: .utf8).split(separator: "\0")
        .map(String.init)
    }
  }

  private func next(_ words: inout ArraySlice<String>) throws -> String {
    let word = words.popFirst()
    return try #require(word)
  }

  /// The explorer that a line's options open.
  private func opened(_ words: [String]) throws -> ExplorerState {
    var (rest, opening, table) = (words[...], Opening(), ScoreTable.lecture)
    while let option = rest.popFirst() {
      switch option {
      case "--table": table = try ScoreTable(text: try next(&rest))
      case "--scale": opening.losses.scale = rest.popFirst().flatMap(Double.init)
      case "--margin": opening.losses.margin = rest.popFirst().flatMap(Double.init)
      case "--family":
        opening.losses.family = rest.popFirst().flatMap(HingeLoss.Family.init)
      case "--all-classes": opening.losses.sumsAllClasses = true
      case "--mean": opening.losses.isMean = true
      case "--squared": opening.losses.isSquared = true
      case "--panel": opening.panel = Panel(try next(&rest))
      case "--select": opening.selection = rest.popFirst()
      default: Issue.record("unknown \(option)")
      }
    }
    var state = ExplorerState(table: table)
    #expect(state.begin(opening) == nil)
    return state
  }

  @Test func `a line names the table, the losses, the panel and the selection`() throws {
    let (line, state, clipboard) = try end("Right Down type:4.4 Enter Up > s F4" + share)
    #expect(
      line == "loss-explorer --table 'cat car frog; x1=cat 3.2 5.1 -1.7; x2=car 1.3 4.4 2.0; "
        + "x3=frog 2.2 2.5 -3.1' --scale 2 --squared --panel Softmax --select 'x2 cat'")
    #expect(clipboard == line)
    #expect(
      state.message?.text == "sent to the clipboard, if your terminal allows; printed at the end")
  }

  @Test(arguments: [8]) func `what a line opens is what was shared`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let names = ["it's", "a b", "ä;ö", "x=y", "\"q\"", "\\", "$HOME", "`id`", "-cat", "猫", "plain"]
    for _ in 0..<25 {
      let chosen = Array(names.shuffled(using: &generator).prefix(5))
      let rows = (0..<2).map { _ in
        (0..<3).map { _ in Double.random(in: -9...9, using: &generator) }
      }
      let labels = (0..<2).map { _ in Int.random(in: 0..<3, using: &generator) }
      let table = try ScoreTable(
        matrix: try ScoreMatrix(rows: rows, labels: labels), classNames: Array(chosen[..<3]),
        exampleNames: Array(chosen[3...]))
      let family = try #require(HingeLoss.Family.allCases.randomElement(using: &generator))
      let isPlain = family != .multiclass
      let hinge = HingeLoss(
        family: family, margin: .random(in: 0...2, using: &generator),
        sumsAllClasses: !isPlain && .random(using: &generator),
        reduction: !isPlain && .random(using: &generator) ? .mean : .sum,
        isSquared: !isPlain && .random(using: &generator))
      let situation = Situation(
        table: table, hinge: hinge, scale: .random(in: 0...4, using: &generator),
        example: .random(in: 0..<2, using: &generator), class: .random(in: 0..<3, using: &generator)
      )
      let panel = try #require(["Terms", "Curve", "Summary"].randomElement(using: &generator))
      var opening = Opening()
      opening.panel = Panel(panel)
      var state = ExplorerState(situation, document: .lecture)
      #expect(state.begin(opening) == nil)
      for isASCII in [false, true] {
        let line = try #require(state.sharing(isASCII: isASCII).line)
        let copy = try opened(try words(line))
        #expect(copy.situation == situation && copy.panel.name == panel, "\(line)")
      }
    }
  }

  @Test func `what has no place in a line is saved to a file instead`() throws {
    let rows = (0..<300).map { [Double($0), 0.25] }
    let matrix = try ScoreMatrix(rows: rows, labels: rows.map { _ in 0 })
    let large = ExplorerState(table: try ScoreTable(matrix: matrix, classNames: ["a", "b"]))
    let (line, state, clipboard) = try end(share, large)
    #expect(line == nil && clipboard == nil && state.message?.isError == true)
    #expect(state.message?.text.contains("more than 2 kB: save it, like :save mine.csv") == true)
    // A step with W is one of a lesson, on one's own table it is a classifier.
    let classifier = try end("", from: "pixels").state
    #expect(classifier.model.isComputed)
    let own = ExplorerState(classifier.situation, document: .lecture)
    #expect(own.sharing(isASCII: false).line == nil)
  }

  @Test(arguments: [false, true])
  func `a lesson's line names the step and nothing that it hides`(isPresented: Bool) throws {
    let loader = LessonLoader(isPresented: isPresented)
    var state = ExplorerState(table: .lecture)
    guard case .lessonOpened(let session, _, _) = try loader.opening() else { return }
    for step in session.lesson.lesson.steps {
      _ = state.update(try loader.opening(from: step.id))
      let flag = isPresented ? " --present" : ""
      #expect(
        state.sharing(isASCII: false).line == "loss-explorer lecture --from \(step.id)\(flag)")
    }
  }

  @Test func `the answer's own edits are not the reader's`() throws {
    let (line, state, _) = try end("Space Space" + share, from: "Q1")
    #expect(state.table.score(1, 1) == 4.4 && line == "loss-explorer lecture --from Q1")
    let edited = try end("Space Space F2 Left ]" + share, from: "Q1")
    #expect(edited.line?.contains("--set 'x1 car 5.2'") == true)
  }

  @Test func `what was edited in a step is edited again, and can be undone`() throws {
    let shared = try end("F2 Left type:9 Enter y > a" + share, from: "Q3")
    let line = try #require(shared.line)
    #expect(line.hasPrefix("loss-explorer lecture --from Q3 ") && line.contains("--all-classes"))
    var (rest, opening) = (try words(line)[...], Opening())
    while let option = rest.popFirst() {
      switch option {
      case "--set": opening.scores.append(try next(&rest))
      case "--label": opening.labels.append(try next(&rest))
      case "--scale": opening.losses.scale = rest.popFirst().flatMap(Double.init)
      case "--all-classes": opening.losses.sumsAllClasses = true
      case "--select": opening.selection = rest.popFirst()
      default: continue
      }
    }
    let copy = try end("", from: "Q3", opening: opening).state
    #expect(copy.situation == shared.state.situation)
    #expect(copy.hidden == shared.state.hidden)
    let undone = try end("F2 u", from: "Q3", opening: opening).state
    #expect(undone.table == (try end("", from: "Q3").state.table))
  }

  @Test func `a wrong cell is said, and nothing is changed`() throws {
    var opening = Opening()
    for (scores, problem) in [
      ("x9 car 4", "no example x9"), ("x2 dog 4", "no class dog"), ("x2 car", "a cell is"),
      ("x2 car y", "ends in no score"),
    ] {
      opening.scores = [scores]
      let state = try end("", from: "Q1", opening: opening).state
      #expect(state.message?.text.contains(problem) == true, "\(scores)")
      #expect(state.table.score(1, 1) == 4.9)
    }
  }
}

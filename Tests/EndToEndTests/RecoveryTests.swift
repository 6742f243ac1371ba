import Foundation
import TerminalCore
import TerminalTestSupport
import Testing

/// Sessions that end badly on a real terminal, and the next ones on the same file.
@Suite(.serialized) final class RecoveryTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("recovery-\(UUID().uuidString)").path
  private var file: String { folder + "/t.csv" }
  private let text: String

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    text = try example("lecture.csv")
    try put(text)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func put(_ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
  }

  /// The program on the file, when its first screen is there.
  private func start(
    until shown: String = "quit", on path: String? = nil
  ) throws -> PseudoTerminalProcess {
    let program = try PseudoTerminalProcess(
      Program.path, [path ?? file], environment: ["XDG_STATE_HOME": folder + "/state"])
    try program.read(until: shown)
    return program
  }

  /// Types a score for the car of x2, which is kept when it is on the screen.
  private func edit(_ program: PseudoTerminalProcess, _ score: String = "4.4") throws {
    try program.press("Right Down type:\(score)", until: "restore")
    try program.press("Enter", until: "quit")
  }

  private func kill(_ program: PseudoTerminalProcess) throws {
    program.signal(SIGKILL)
    #expect(try program.waitForEnd() == .killed(bySignal: SIGKILL))
  }

  private func saves(_ program: PseudoTerminalProcess, _ row: String) throws {
    try program.press("C-s", until: "saved")
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains(row))
    try program.press("q")
    #expect(try program.waitForEnd() == .exited(0))
  }

  private func journals() -> [String] {
    (try? FileManager.default.contentsOfDirectory(
      atPath: folder + "/state/loss-explorer/journal")) ?? []
  }

  private func question(_ count: Int = 1) -> String {
    "\(count) edit\(count == 1 ? "" : "s") from "
  }

  @Test func `killed after an edit, y brings it back`() throws {
    let killed = try start()
    try edit(killed)
    try kill(killed)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    let program = try start(until: question())
    try program.press("y", until: "u takes them out")
    try saves(program, "x2,car,1.3,4.4,2.0")
  }

  @Test func `a classifier comes back as it was left, detached or with its W, b and x`() throws {
    let path = folder + "/w.json"
    try Data(
      """
      {"classes": ["cat", "dog"], "W": [[1.5], [2]], "b": [0.5, 0], "examples": [
       {"name": "x1", "label": 0, "x": [3.0]}, {"name": "x2", "label": 0, "x": [1]}]}
      """.utf8
    ).write(to: URL(fileURLWithPath: path))
    let detached = try start(on: path)
    try detached.press("> : type:detach Enter", until: "takes that back")
    try detached.press("type:4.4 Enter y", until: "already")
    try kill(detached)
    let undone = try start(until: question(2), on: path)
    try undone.press("y", until: "u takes them out")
    try undone.press("u", until: "undone")
    try undone.press("Right Down y", until: "is the label of x2")
    try kill(undone)
    // Taken back, taken out, and a label: 9.5 is back at W × 1 with what makes it.
    let program = try start(until: "edits from ", on: path)
    try program.press("y", until: "u takes them out")
    try program.press("C-s", until: "saved")
    let saved = try String(contentsOfFile: path, encoding: .utf8)
    #expect(saved.contains(#""W": [[1.5], [2]]"#) && saved.contains(#""label": 0, "x": [3.0]"#))
    #expect(saved.contains(#"{"name": "x2", "label": "dog", "x": [1.0]}"#))
    try program.press("q")
    #expect(try program.waitForEnd() == .exited(0))
  }

  @Test func `n keeps it for :recover, and it is not asked again`() throws {
    let killed = try start()
    try edit(killed)
    try kill(killed)
    let declining = try start(until: question())
    try declining.press("n q")
    #expect(try declining.waitForEnd() == .exited(0))
    let program = try start()
    #expect(!String(decoding: program.output, as: UTF8.self).contains(question()))
    try program.press(": type:recover Enter", until: "u takes them out")
    try saves(program, "x2,car,1.3,4.4,2.0")
  }

  @Test func `two at once keep what each has changed`() throws {
    let (first, second) = (try start(), try start())
    try edit(first, "4.4")
    try edit(second, "6.6")
    let third = try start()
    #expect(!String(decoding: third.output, as: UTF8.self).contains(question()))
    try kill(first)
    try kill(second)
    for score in ["6.6", "4.4"] {
      let program = try start(until: question())
      try program.press("y", until: "u takes them out")
      try saves(program, "x2,car,1.3,\(score),2.0")
      try put(text)
    }
  }

  @Test func `a file that has changed since is not changed again unasked`() throws {
    let killed = try start()
    try edit(killed)
    try kill(killed)
    try put(text.replacing("x1,cat,3.2", with: "x1,cat,7.7"))
    let program = try start(until: "has changed since 1 edit from ")
    try program.press(": type:recover Enter", until: "check them")
    try program.press("u q")
    #expect(try program.waitForEnd() == .exited(0))
  }

  @Test func `a terminal that is closed keeps the edits`() throws {
    let closed = try start()
    try edit(closed)
    closed.hangUp()
    _ = try closed.waitForEnd()
    _ = try start(until: question())
  }

  @Test(arguments: [("C-c", 1), ("q C-c C-c", 1), ("q d", 0), ("q s", 0)])
  func `quitting at once keeps the edits, discarding and saving don't`(
    keys: String, kept: Int
  ) throws {
    let program = try start()
    try edit(program)
    try program.press(keys)
    #expect(try program.waitForEnd() == .exited(0))
    #expect(journals().count == kept)
  }

  @Test func `a damaged journal is said in a line and kept aside`() throws {
    let killed = try start()
    try edit(killed)
    try kill(killed)
    let path = "\(folder)/state/loss-explorer/journal/\(try #require(journals().first))"
    try Data("something else\nand more\n".utf8).write(to: URL(fileURLWithPath: path))
    let program = try start(until: "a journal of lost edits is damaged")
    try edit(program)
    #expect(journals().contains { $0.hasSuffix(".damaged") })
    try kill(program)
    _ = try start(until: question())
  }

  @Test func `presenting and playing keep and ask nothing`() throws {
    let killed = try start()
    try edit(killed)
    try kill(killed)
    let before = journals()
    let played = try Program.run(
      ["play", file, "--keys", "type:5 Enter"],
      environment: ["XDG_STATE_HOME": folder + "/state"])
    #expect(!played.output.contains(question()) && played.output.contains("5"))
    let presenting = try PseudoTerminalProcess(
      Program.path, ["lecture", "--present"], environment: ["XDG_STATE_HOME": folder + "/state"])
    try presenting.read(until: "quit")
    try presenting.press(": type:open Space type:\(file) Enter", until: "opened")
    try presenting.press("type:5 Enter C-c")
    #expect(try presenting.waitForEnd() == .exited(0))
    #expect(journals() == before)
  }
}

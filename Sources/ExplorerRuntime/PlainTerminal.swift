import Dispatch
import ExplorerCore
import ExplorerUI
import TerminalCore

/// A terminal without a screen to move on: it reads lines, and answers each with lines of words that say
/// what has changed. The explorer runs on it as on any other, with the same keys and effects; where nothing
/// can be seen in passing, there is no wait: an answer is told when its edits have been typed.
package final class PlainTerminal: Terminal {
  /// What panels are laid out for; nothing is drawn.
  package let size = Size(columns: 80, rows: 24)
  package let isUnicode = true
  package let colorDepth = ColorDepth.none
  /// Everything is worked out before the next line is read.
  package var waker: (@Sendable () -> Void)? { nil }

  private let readLine: () -> String?
  private let write: (String) -> Bool
  /// What is said before anything else.
  private let greeting: String
  /// The seconds that were not waited.
  private var skipped = 0.0
  /// The keys of a line that have not been pressed yet.
  private var keys: ArraySlice<Key> = []
  /// The state as it is now, and as it was when it was told last.
  private var state: ExplorerState?
  private var told: ExplorerState?
  /// What stands in place of a state that can't be shown.
  private var notice: [String] = []
  /// The last reply that was no refusal.
  private var answer: [String] = []
  private var canWrite = true

  /// - Parameters:
  ///   - reason: why it is in use: "--plain was given".
  ///   - readLine: gives the next line; nil at the end of the input.
  ///   - write: writes a line; false where that fails, which ends the explorer.
  package init(
    because reason: String, readLine: @escaping () -> String?, write: @escaping (String) -> Bool
  ) {
    greeting = "Plain mode is on because \(reason). Type help for what you can type."
    (self.readLine, self.write) = (readLine, write)
  }

  package var now: Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 + skipped }

  package func show(_ state: ExplorerState) { (self.state, notice) = (state, []) }

  package func draw(_ frame: Frame) {
    notice = frame.lines.map { line in line.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }
  }

  package func waitForEvents(timeout seconds: Double?) -> [Event] {
    if let seconds {
      skipped += seconds
      return []
    }
    if let key = keys.popFirst() ?? closingKey { return [.key(key)] }
    tell()
    while canWrite, let line = readLine() {
      guard notice.isEmpty, let state else { return [.key(key(ofNotice: line))] }
      switch PlainInput(line, in: state) {
      case .keys(let keys):
        self.keys = keys[...]
        return self.keys.popFirst().map { [.key($0)] } ?? []
      case .lines(let lines): say(lines)
      case .refused(let text): say([text], isRefusal: true)
      case .again: say(answer)
      }
    }
    sayEnd()
    return [.closed]
  }

  /// The end of a line is Enter for a number of which something is typed, and Esc for help, which is told whole.
  private var closingKey: Key? {
    guard let state, notice.isEmpty else { return nil }
    if let entry = state.entry { return entry.text.isEmpty ? nil : .enter }
    guard case .overlay(.help) = state.mode else { return nil }
    if case .lines(let help) = PlainInput("help", in: state) { say(help) }
    told = state
    return .escape
  }

  private func key(ofNotice line: String) -> Key {
    line.isEmpty ? .enter : .character(line.first ?? "q")
  }

  private func tell() {
    guard notice.isEmpty else { return say(notice) }
    guard let state else { return }
    if let told {
      say(changes(from: told, to: state), isRefusal: state.message?.isError == true)
    } else {
      say([greeting] + describe(state))
    }
    told = state
  }

  private func say(_ lines: [String], isRefusal: Bool = false) {
    if !isRefusal { answer = lines }
    for line in lines where canWrite { canWrite = write(line) }
  }

  /// What becomes of unsaved edits when the input ends.
  private func sayEnd() {
    guard canWrite, let state else { return }
    let edits =
      !state.isOwnUnsaved || state.journalComplaint != nil
      ? "" : " What is not saved is kept, and offered when the file is opened again."
    say(["The input has ended.\(edits)"])
  }

  /// There may be no clipboard, so what would be in it is said.
  package func copy(_ text: String) { answer.append(text) }

  package func suspend() {}

  package func repaint() {}
}

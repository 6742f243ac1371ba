import ExplorerCore
import Scores

@testable import ExplorerRuntime

/// The reader of a dialogue: decides what to type from what was said since the last line.
final class PlainReader {
  private(set) var answered: [(typed: String, said: [String])] = []
  private var said: [String] = []
  private var typed = ""
  private var next: (_ typed: String, _ said: [String]) -> String?

  init(_ next: @escaping (_ typed: String, _ said: [String]) -> String?) { self.next = next }

  func listen(_ line: String) -> Bool {
    said.append(line)
    return true
  }

  func type() -> String? {
    answered.append((typed, said))
    // Who is caught in a step gives up.
    guard answered.count < 1000, let line = next(typed, said) else { return nil }
    (typed, said) = (line, [])
    return line
  }

  /// Runs the lecture until the reader has nothing more to type.
  func run(from position: Int = 0, isPresented: Bool = false) -> ExplorerState {
    let terminal = PlainTerminal(because: "of a test", readLine: type, write: listen)
    let session = LessonSession(LectureTests.lecture, at: position, isPresented: isPresented)
    var loop = ExplorerLoop(ExplorerState(table: .lecture), on: terminal)
    loop.run(.lessonOpened(session, complaint: nil, showsList: false))
    return loop.state
  }
}

/// What is said after each line that is typed in a step.
func plainAnswers(_ lines: [String], in step: String) throws -> [[String]] {
  var rest = lines[...]
  let reader = PlainReader { _, _ in rest.popFirst() }
  _ = reader.run(from: try LectureTests.position(step))
  return reader.answered.dropFirst().map(\.said)
}

import ExplorerCore
import ExplorerUI
import Lessons
import ScoreFiles
import TerminalCore

/// Where the lecture comes from when it is asked for, and where progress goes.
package struct LessonDesk: Sendable {
  package var source: LessonSource
  /// nil keeps no progress.
  package var store: ProgressStore?
  package var isPresented: Bool
  package var isInstant: Bool

  package init(
    source: LessonSource = .lecture, store: ProgressStore? = nil, isPresented: Bool = false,
    isInstant: Bool = false
  ) {
    (self.source, self.store) = (source, store)
    (self.isPresented, self.isInstant) = (isPresented, isInstant)
  }

  /// Reads the lesson and what was done of it.
  /// - Parameter id: the first step to show; nil: where the reader left off.
  private func open(from id: String?) throws(LessonError) -> (
    session: LessonSession, complaint: String?
  ) {
    let lesson = try WorkedLesson(source)
    var position: Int?
    if let id {
      position = lesson.steps.firstIndex { $0.step.id.lowercased() == id.lowercased() }
      guard position != nil else { throw .noStep(id, among: lesson.lesson.steps.map(\.id)) }
    }
    let kept = isPresented ? nil : store?.read()
    let session = LessonSession(
      lesson, progress: kept?.progress ?? LessonProgress(), at: position,
      isPresented: isPresented, isInstant: isInstant)
    let count = lesson.problems.count
    let problem =
      count == 0
      ? nil : "this lesson has \(count) mistake\(count == 1 ? "" : "s"); lesson check names them"
    return (session, kept?.complaint ?? problem)
  }

  /// What opens the lesson in the explorer.
  package func opening(from id: String? = nil, showsList: Bool = false) throws(LessonError)
    -> Action
  {
    let (session, complaint) = try open(from: id)
    return .lessonOpened(session, complaint: complaint, showsList: showsList)
  }

  /// - Returns: why progress could not be kept.
  func keep(_ progress: LessonProgress) -> String? { store?.write(progress) }
}

/// Why a lesson can't be opened.
package enum LessonError: Error, CustomStringConvertible {
  case file(ScoreFileError)
  case problem(LessonProblem, in: LessonSource)
  case noStep(String, among: [String])

  package var description: String {
    switch self {
    case .file(let error): error.description
    case .problem(let problem, let source):
      "\(source.name):\(problem.line):\(problem.step.map { " \($0):" } ?? "") \(problem.text)"
    case .noStep(let id, let ids):
      "no step \(id) in this lesson; its steps are \(ids.joined(separator: ", "))"
    }
  }

  package var exitCode: Int32 {
    switch self {
    case .file(let error): error.exitCode
    case .problem: 65
    case .noStep: 64
    }
  }
}

extension WorkedLesson {
  /// Reads a lesson and types its edits into the explorer.
  package init(_ source: LessonSource) throws(LessonError) {
    let text: String
    do throws(ScoreFileError) { text = try source.text() } catch { throw .file(error) }
    do throws(LessonProblem) {
      self = try Lesson(yaml: text).worked { start, keys in situation(after: keys, from: start) }
    } catch { throw .problem(error, in: source) }
  }
}

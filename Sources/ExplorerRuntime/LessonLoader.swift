import ExplorerCore
import ExplorerUI
import Lessons
import Platform
import ScoreFiles
import Scores
import TerminalCore

/// Opens the lesson when the reader asks for it, and keeps the progress in it.
package struct LessonLoader: Sendable {
  package let source: LessonSource
  /// nil: no progress is kept.
  let store: ProgressStore?
  /// Keeps where a presentation is; nil: nobody is told.
  let presentation: PresentationStore?
  let isPresented: Bool
  let isInstant: Bool
  /// Whether only the lesson's core is gone through.
  let isCore: Bool
  /// What draws the other numbers of practice.
  let seed: UInt64
  /// The day by which steps are due.
  let day: Int
  /// nil: a lesson's file is read once.
  var watched: WatchedLesson?

  package init(
    source: LessonSource = .lecture, store: ProgressStore? = nil,
    presentation: PresentationStore? = nil, isPresented: Bool = false, isInstant: Bool = false,
    isCore: Bool = false, seed: UInt64 = 1, day: Int = LessonLoader.today,
    watched: WatchedLesson? = nil
  ) {
    (self.source, self.store, self.seed, self.day) = (source, store, seed, day)
    self.watched = watched
    self.presentation = presentation
    (self.isPresented, self.isInstant, self.isCore) = (isPresented, isInstant, isCore)
  }

  /// The day where the reader is, counted from 1 January 1970.
  package static var today: Int {
    var (now, parts) = (time(nil), tm())
    localtime_r(&now, &parts)
    return (Int(now) + parts.tm_gmtoff) / 86_400
  }

  /// Reads the lesson and the progress in it, and gives the report that opens it in the explorer.
  /// - Parameter id: the first step to show; nil: where the reader left off.
  package func opening(
    from id: String? = nil, showsList: Bool = false, startsReview: Bool = false
  ) throws(LessonError) -> Report {
    let lesson = try Lesson(source).worked
    var position: Int?
    if let id {
      position = lesson.steps.firstIndex { $0.step.id.lowercased() == id.lowercased() }
      guard position != nil else { throw .noStep(id, among: lesson.lesson.steps.map(\.id)) }
    }
    let kept = isPresented ? nil : store?.read()
    var session = LessonSession(
      lesson, progress: kept?.progress ?? LessonProgress(), at: position,
      isPresented: isPresented, isInstant: isInstant, isCore: isCore, seed: seed, day: day)
    session.startsReview = startsReview
    if case .file(let path) = source { session.file = path }
    if id == nil { session.lastPresented = presentation?.lastPlace }
    let complaint = complaint(about: lesson.problems)
    return .lessonOpened(session, complaint: kept?.complaint ?? complaint, showsList: showsList)
  }

  private func complaint(about problems: [LessonProblem]) -> String? {
    guard let first = problems.first else { return nil }
    if watched != nil { return LessonError.problem(first, in: source).description }
    return "this lesson has \(counted(problems.count, "mistake")); lesson check names them"
  }
}

extension Lesson {
  /// Reads a lesson; the numbers that it states are checked by `worked`.
  package init(_ source: LessonSource) throws(LessonError) {
    let text: String
    do throws(ScoreFileError) { text = try source.text() } catch { throw .file(error) }
    do throws(LessonProblem) { self = try Lesson(yaml: text, readTable: source.table) } catch {
      throw .problem(error, in: source)
    }
  }

  /// The lesson with each step's table before and after its edits, which are typed into the explorer.
  package var worked: WorkedLesson {
    worked(playing: situation)
  }
}

/// The situation after some keys were typed into the explorer in another one. Effects outside the state
/// (opening files, quitting) are left out.
package func situation(_ start: Situation, after keys: [Key]) -> Situation {
  var state = ExplorerState(start, document: Document(title: "", path: nil))
  for key in keys {
    for action in KeyMap.meaning(of: key, in: state) { _ = state.update(action) }
  }
  return state.situation
}

import Lessons
import Scores
import TerminalCore
import Testing

@testable import ExplorerCore

/// A lesson of five steps: a number, choices with edits, a text, what is only shown, and a text that
/// hides something.
private let smallLesson = """
  title: Small
  chapters:
    - title: First
      steps:
        - id: A
          title: The loss of x1
          text: Look at x1.
          select: x1 car
          question:
            ask: What is the SVM loss of x1?
            answer: svm.x1
            wrong:
              - number: 3.9
                feedback: That counts the label too.
            feedback: Add the terms up.
          hints: [Two terms., One of them is 0.]
          edits: "[ ["
          explanation: It is {svm.x1 before}, then {svm.x1}.
          checks: [svm.x1 = 2.9, svm.x1 after = 2.7]
          vary: {scores: {from: -2, to: 6, of: [x1]}, checks: [svm.x1 > 1]}
        - id: B
          title: On from there
          text: Carry on.
          more: true
          table: carry on
          select: x2 frog
          question:
            ask: What happens to x2?
            choices:
              - text: It gets larger
                feedback: Look at the margin.
              - {text: Nothing, right: true}
          edits: "] ]"
          explanation: Nothing.
          checks: [svm.x2 unchanged]
    - title: Second
      steps:
        - {id: C, title: Only read, text: Read this., table: lecture}
        - id: D
          title: Shown
          text: Press Space.
          edits: ">"
          explanation: Twice as large.
          checks: [svm.mean after > svm.mean]
        - {id: E, title: Told before it is asked, text: Later., table: lecture, hides: [svm], more: true}
  """

/// The explorer in the lesson, with a play that only knows nudges and the doubling of k.
func explorer(
  _ change: (inout LessonSession) -> Void = { _ in }, own: ExplorerState = .lecture,
  progress: LessonProgress = LessonProgress(), isPresented: Bool = false, isCore: Bool = false
) throws -> ExplorerState {
  var session = try session(progress: progress, isPresented: isPresented, isCore: isCore)
  change(&session)
  var state = own
  _ = state.update(.lessonOpened(session, complaint: nil, showsList: false))
  return state
}

private func session(
  progress: LessonProgress = LessonProgress(), isPresented: Bool = false, isCore: Bool = false
) throws -> LessonSession {
  let worked = try Lesson(yaml: smallLesson).worked(playing: typed)
  #expect(worked.problems.isEmpty)
  return LessonSession(worked, progress: progress, isPresented: isPresented, isCore: isCore)
}

/// The situation after keys that nudge the selected score, and `>`.
func typed(_ start: Situation, _ keys: [Key]) -> Situation {
  var state = ExplorerState(start, document: Document(title: "", path: nil))
  for key in keys { state.play(key == .character(">") ? .doubleScale : nudge(key.name)) }
  return state.situation
}

private func nudge(_ name: String) -> Action { .nudge(tenths: name == "]" ? 1 : -1) }

extension ExplorerState {
  mutating func play(_ action: Action) { _ = update(action) }

  mutating func predict(_ text: String) -> [Effect] {
    for character in text { _ = update(.answerWith(character)) }
    return update(.recordPrediction)
  }

  /// Ends every pause and types every edit, as the loop does; counts the edits.
  mutating func finish(_ effects: [Effect]) -> Int {
    var (left, count) = (effects, 0)
    while !left.isEmpty {
      switch left.removeFirst() {
      case .pause(_, let generation): left += update(.pauseOver(generation: generation))
      case .typeEdit(let index, let generation):
        count += 1
        let key = session?.step.edits[index].name ?? ""
        play(key == ">" ? .doubleScale : nudge(key))
        left += update(.editTyped(generation: generation))
      default: break
      }
    }
    return count
  }

  var stepID: String? { session?.step.id }
}

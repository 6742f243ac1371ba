import LossEngine
import Scores
import TerminalCore

@testable import Lessons

/// A lesson of one step whose keys are these lines.
func lessonText(_ step: String, id: String = "Q1") -> String {
  let head = """
    title: T
    chapters:
      - title: C
        steps:
          - id: \(id)
            title: S
            text: Read.

    """
  let lines = step.split(separator: "\n", omittingEmptySubsequences: false)
  return head + lines.map { "        \($0)\n" }.joined()
}

/// The step of a lesson of one, worked with keys that nudge the selected score.
func worked(_ step: String) throws(LessonProblem) -> (step: WorkedStep, problems: [String]) {
  let worked = try Lesson(yaml: lessonText(step)).worked(playing: nudged)
  return (worked.steps[0], worked.problems.map(\.text))
}

/// What the explorer makes of `[` and `]`, of the arrows, of `>` and `<` and of `m`.
func nudged(_ situation: Situation, _ keys: [Key]) -> Situation {
  var situation = situation
  for key in keys {
    let example = situation.table.examples[situation.selection.example]
    let `class` = situation.table.classes[situation.selection.class]
    switch key {
    case .character("["), .character("]"):
      let sign = key == .character("]") ? 1 : -1
      let score = situation.table.score(of: example, `class`)
      situation.table.apply(
        .setScore(example, `class`, ShortestDecimal.sum(score, sign, tenToThe: -1)))
    case .down:
      situation.selection.class = min(situation.selection.class + 1, situation.table.classCount - 1)
    case .right:
      situation.selection.example = min(
        situation.selection.example + 1, situation.table.exampleCount - 1)
    case .character(">"): situation.scale *= 2
    case .character("<"): situation.scale /= 2
    case .character("m"): situation.hinge.reduction = .mean
    default: break
    }
  }
  return situation
}

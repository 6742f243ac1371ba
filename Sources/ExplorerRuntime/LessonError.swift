import Lessons
import ScoreFiles

/// Why a lesson can't be opened.
package enum LessonError: Error, CustomStringConvertible {
  case file(ScoreFileError)
  case problem(LessonProblem, in: LessonSource)
  case noStep(String, among: [String])

  /// `FILE:LINE: STEP: PROBLEM`, in the form of a compiler's errors.
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

import ExplorerCore
import Lessons
import TerminalCore

/// What a presenter reads on a second terminal: the step and the clock, its notes, what the next Space
/// shows, and which step comes then.
package func presenterNotes(_ session: LessonSession, minutes: Int) -> [String] {
  let (step, place) = (session.step, session.place)
  let notes = step.notes.map { session.worked.text(of: $0, moment: .before) }
  let next =
    session.next.map { name(of: session.lesson.steps[$0].step) } ?? "this is the last step"
  return [
    wrapped(name(of: step), columns: columns),
    ["step \(place.number) of \(place.count) · \(minutes) min"], [""],
    wrapped(notes ?? "This step has no notes.", columns: columns), [""],
    wrapped("Space: \(whatSpaceShows(session))", columns: columns),
    wrapped("Next: \(next)", columns: columns),
  ].flatMap(\.self)
}

private let columns = 76

private func name(of step: Step) -> String { "\(step.id) · \(step.title)" }

private func whatSpaceShows(_ session: LessonSession) -> String {
  let (step, card) = (session.step, session.card)
  let end = session.next == nil ? "nothing more" : "goes on to the next step"
  guard session.hasMore else { return end }
  if card.phase == .open, card.revealed < session.reveals.count {
    let item = session.reveals[card.revealed].title
    return "\(item) (\(card.revealed + 1) of \(session.itemCount))"
  }
  let answer = step.question.map { "the answer, \(answerText($0, session.answered))" }
  let edits = step.edits.isEmpty ? nil : "the keys \(step.edits.map(\.name).joined(separator: " "))"
  let explanation = step.explanation == nil ? nil : "what explains it"
  let shown = [answer, edits, explanation].compactMap(\.self)
  return shown.isEmpty ? "all that is still hidden" : shown.joined(separator: "; ")
}

extension Hideable {
  /// "the SVM loss of x1".
  fileprivate var title: String {
    func of(_ what: String, _ extent: Extent) -> String {
      switch extent {
      case .everything: "\(what) of all examples"
      case .example(let name): "\(what) of \(name)"
      case .mean: "\(what): the mean"
      }
    }
    return switch self {
    case .score(let cell): "the score \(cell.example) · \(cell.class)"
    case .svm(let extent): of("the SVM loss", extent)
    case .changedSVM: "the SVM loss in force"
    case .softmax(let extent): of("the softmax loss", extent)
    case .exponential(let extent): of("e to the scores", extent)
    case .probability(let extent): of("the probabilities", extent)
    case .accuracy: "the predictions and the accuracy"
    case .regularization: "R(W)"
    case .full(let isOfSoftmax): "the full loss with \(isOfSoftmax ? "softmax" : "the SVM loss")"
    case .gradient: "the gradient"
    case .otherScale: "what W × 2 costs"
    case .entropy: "the target's entropy"
    }
  }
}

import ExplorerCore
import Lessons
import TerminalCore

/// The card of a lesson's step in plain mode: paragraphs, choices and what came of answers.
struct PlainCard {
  private let session: LessonSession
  private var step: Step { session.step }
  private var card: Card { session.card }

  init(_ session: LessonSession) { self.session = session }

  /// All that the card says now.
  var lines: [String] {
    guard let question = step.question else {
      return [place] + paragraphs(session.text(of: step.text)) + explanation + wayOn
    }
    let asked = "Question: \(session.text(of: question.ask))"
    guard card.phase == .open else { return [place, asked] + verdict + explanation + wayOn }
    var lines = [place]
    lines += paragraphs(session.text(of: step.text))
    lines.append(asked)
    for (index, choice) in session.choices.enumerated() {
      lines.append("\(index + 1). \(session.text(of: choice.text))")
    }
    return lines + wayOn + hints + progress
  }

  /// What can be done next.
  var wayOn: [String] {
    if session.isAsking {
      let answer = session.choices.isEmpty ? "a number" : "the number of a choice"
      return ["Type \(answer), H for a hint, or Space for the answer."]
    }
    let hasMore = session.hasAnswer || session.isPresented && session.itemCount > 0
    if card.phase == .open, hasMore { return ["Space shows more; n goes on."] }
    return [
      session.position + 1 < session.lesson.steps.count ? "n goes on." : "This is the last step."
    ]
  }

  /// "Step 3 of 38: Q1, Car falls by 0.5."
  var place: String {
    let presented =
      session.isPresented && session.itemCount > 0 && card.phase == .open
      ? " \(card.revealed) of \(session.itemCount) shown." : ""
    let number = "Step \(session.position + 1) of \(session.lesson.steps.count)"
    return "\(number): \(step.id), \(sentence(step.title))\(presented)"
  }

  private func sentence(_ text: String) -> String {
    text.last.map { ".?!".contains($0) } == true ? text : text + "."
  }

  var hints: [String] {
    card.phase == .open
      ? step.hints.prefix(card.hints).map { "Hint: \(session.text(of: $0))" } : []
  }

  /// What is chosen or typed, and what was wrong with the last answer.
  var progress: [String] {
    guard card.phase == .open else { return [] }
    let chosen = card.choice.map { "Chosen: \($0 + 1)." }
    let typed = card.typed.isEmpty ? nil : "Typed: \(card.typed)."
    return [card.feedback.map { "Wrong. \($0)" }, chosen, typed].compactMap(\.self)
  }

  /// What was predicted, and whether it was right.
  var verdict: [String] {
    guard card.phase != .open, let question = step.question else { return [] }
    let answer = "Answer: \(answerText(question, session))"
    guard let record = session.record, let prediction = record.prediction else { return [answer] }
    let first = record.attempts > 1 ? " at first" : ""
    let judged = "You predicted\(first): \(prediction)"
    return record.isCorrect ? ["Right. \(judged)"] : ["Wrong. \(judged)", answer]
  }

  var explanation: [String] {
    guard card.phase == .done, let explanation = step.explanation else { return [] }
    return paragraphs(session.worked.text(of: explanation, moment: .after))
  }

  /// A text's paragraphs; items in a row have commas between them.
  private func paragraphs(_ text: String) -> [String] {
    wrapped(text, columns: 100_000).filter { !$0.isEmpty }.map { line in
      line.split(separator: "  ").map { $0.trimmingBlanks }.filter { !$0.isEmpty }
        .joined(separator: ", ")
    }
  }
}

extension Substring {
  /// Without blanks at its beginning and its end.
  var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

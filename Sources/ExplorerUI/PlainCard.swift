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
    let asked = "Question: \(text(of: question.ask))"
    let choices = session.choices.enumerated().map { "\($0 + 1). \(text(of: $1.text))" }
    let lines = [place] + paragraphs(session.text(of: step.text)) + [asked] + choices
    return lines
      + (card.phase == .open ? wayOn + hints + progress : verdict() + explanation + wayOn)
  }

  /// What can be done next.
  var wayOn: [String] {
    if session.isAsking {
      let answer = session.choices.isEmpty ? "a number" : "the number of a choice"
      return ["Type \(answer), H for a hint, or the word Space for the answer."]
    }
    let hasMore = session.hasAnswer || session.isPresented && session.itemCount > 0
    if [.open, .shown].contains(card.phase), hasMore {
      return ["The word Space shows more; n goes on."]
    }
    let again =
      card.phase == .done && step.variation != nil ? "w asks it with other numbers. " : ""
    let isLast = session.next == nil && session.review == nil
    return [again + (isLast ? "This is the last step." : "n goes on.")]
  }

  /// "Step 3 of 38: Q1, Car falls by 0.5."
  var place: String {
    let presented =
      session.isPresented && session.itemCount > 0 && card.phase == .open
      ? " \(card.revealed) of \(session.itemCount) shown." : ""
    let practised = session.practice.map { practice in
      practice.hasOtherNumbers ? " Other numbers, seed \(practice.seed)." : " Asked again."
    }
    let review = session.review.map { " Review \($0.number) of \($0.count)." }
    let number = "Step \(session.place.number) of \(session.place.count)"
    return "\(number): \(step.id), \(sentence(step.title))\(presented)"
      + [practised, review].compactMap(\.self).joined()
  }

  var hints: [String] {
    card.phase == .open
      ? step.hints.prefix(card.hints).map { "Hint: \(text(of: $0))" } : []
  }

  /// What is chosen or typed, and what was wrong with the last answer.
  var progress: [String] {
    guard card.phase == .open else { return [] }
    let chosen = card.isJudged ? nil : card.choice.map { "Chosen: \($0 + 1)." }
    let typed = card.typed.isEmpty ? nil : "Typed: \(card.typed)."
    return [card.feedback.map { "Wrong. \(heard($0))" }, chosen, typed].compactMap(\.self)
  }

  /// What was predicted, and whether it was right.
  /// - Parameter isReasonKnown: whether it was told before why the first prediction is wrong.
  func verdict(isReasonKnown: Bool = false) -> [String] {
    guard card.phase != .open, let question = step.question else { return [] }
    // The number of a choice, which a presentation has before it.
    let answer = answerText(question, session)
      .replacing(" · ", with: ". ", maxReplacements: session.isPresented ? 1 : 0)
    let record = session.record
    let told = record?.rightAt.map { "Right at the \(ordinal($0)) try: \(answer)" }
    let answers = [told ?? "Answer: \(answer)"]
    guard let record, let prediction = record.prediction else { return answers }
    let judged = "You predicted\(record.attempts > 1 ? " at first" : ""): \(prediction)"
    if record.isCorrect { return ["Right. \(judged)"] }
    let reason =
      isReasonKnown ? [] : [session.reason(ofChoice: prediction).map(heard)].compactMap(\.self)
    // Who is right in the end hears that first.
    return told == nil
      ? ["Wrong. \(judged)"] + reason + answers : answers + [judged] + reason
  }

  /// What the answer means, and why the choices that were not taken are wrong.
  var explanation: [String] {
    guard card.phase == .done else { return [] }
    let others = session.choices.filter { choice in
      !choice.isRight && session.text(of: choice.text) != session.record?.prediction
    }
    let meaning = step.explanation.map { session.worked.text(of: $0, moment: .after) } ?? ""
    let reasons = others.compactMap { choice in
      choice.feedback.map { "\(text(of: choice.text)): \(text(of: $0))" }
    }
    let head = "Why the other\(reasons.count == 1 ? " is" : "s are") wrong:"
    return paragraphs(meaning) + (reasons.isEmpty ? [] : [head] + reasons)
  }

  /// Whether the step speaks of W × 2.
  var namesTwice: Bool {
    let meaning = step.explanation.map { session.worked.text(of: $0, moment: .after) } ?? ""
    let question = step.question.map { session.text(of: $0.ask) } ?? ""
    return [session.text(of: step.text), question, meaning].contains {
      $0.contains("W × 2") || $0.contains("2 W")
    }
  }

  /// A text's paragraphs; items in a row have commas between them.
  private func paragraphs(_ text: String) -> [String] {
    wrapped(text, columns: 100_000).filter { !$0.isEmpty }.map { line in
      let items = line.split(separator: "  ").map { $0.trimmingBlanks }.filter { !$0.isEmpty }
      return items.dropFirst().reduce(items.first ?? "") { text, item in
        // Beside a line of code is what it makes.
        text + (item.hasPrefix("[") && text.contains(" = ") ? " gives " : ", ") + item
      }.replacing(") [", with: ") gives [")
    }.map(heard)
  }

  private func text(of prose: Prose) -> String { heard(session.text(of: prose)) }
}

/// A text with a point at its end, unless it ends a sentence already.
func sentence(_ text: String) -> String {
  text.last.map { ".?!".contains($0) } == true ? text : text + "."
}

extension Substring {
  /// Without blanks at its beginning and its end.
  var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

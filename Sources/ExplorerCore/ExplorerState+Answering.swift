import Lessons
import Scores

// Answering the question of a lesson's step.
extension ExplorerState {
  /// Adds a character to the typed number, or chooses the choice of that number.
  mutating func answer(_ character: Character) {
    guard let session else { return }
    guard session.isAsking else {
      message = .notice("nothing is asked here; F2 goes to the table, n on")
      return
    }
    guard session.choices.isEmpty else {
      guard let number = character.wholeNumberValue, number > 0, number <= session.choices.count
      else {
        message = .notice("choose 1 to \(session.choices.count), or with ↑ and ↓")
        return
      }
      choose(number - 1)
      return
    }
    let longer = session.card.typed + String(character)
    guard longer.count <= Entry.longestText, ScoreReading(longer) != .notANumber else {
      message = .error("\(longer) is not the beginning of a number")
      return
    }
    changeCard { ($0.typed, $0.followsChoice) = (longer, true) }
  }

  mutating func eraseAnswer() {
    changeCard { ($0.typed, $0.followsChoice) = (String($0.typed.dropLast()), true) }
  }

  /// Esc in the card: takes back what was typed or chosen.
  mutating func clearAnswer() {
    changeCard { ($0.typed, $0.choice) = ("", nil) }
  }

  /// ↑ and ↓ in the card: chooses the next choice, or scrolls a card without choices.
  mutating func moveInCard(by step: Int) {
    guard let session else { return }
    guard session.isAsking, !session.choices.isEmpty else {
      scrollCard(by: step)
      return
    }
    let last = session.choices.count - 1
    let next = session.card.choice.map { $0 + step } ?? (step > 0 ? 0 : last)
    choose(min(max(0, next), last))
  }

  private mutating func choose(_ choice: Int) {
    changeCard { ($0.choice, $0.followsChoice) = (choice, true) }
  }

  mutating func scrollCard(by lines: Int) {
    changeCard { ($0.scroll, $0.followsChoice) = (max(0, $0.scroll + lines), false) }
  }

  /// Enter: judges what was chosen or typed.
  mutating func recordPrediction() -> [Effect] {
    guard let session else { return [] }
    guard session.isAsking, let question = session.step.question else {
      message = .notice("nothing is asked here; F2 goes to the table, n on")
      return []
    }
    switch question.kind {
    case .choices(let choices):
      guard let index = session.card.choice else {
        message = .notice("choose with ↑ and ↓ or a digit, then Enter; Space shows the answer")
        return []
      }
      let choice = choices[index]
      return record(
        session.text(of: choice.text), isRight: choice.isRight, feedback: choice.feedback)
    case .number:
      let typed = session.card.typed
      switch session.worked.judgement(ofNumber: typed) {
      case .notANumber:
        message = .notice("type a number, then Enter; Space shows the answer")
        return []
      case .tooFewDigits:
        message = .notice("\(typed) is too rough: two digits at least")
        return []
      case .right: return record(typed, isRight: true, feedback: nil)
      case .wrong(let feedback): return record(typed, isRight: false, feedback: feedback)
      }
    }
  }

  private mutating func record(_ prediction: String, isRight: Bool, feedback: Prose?) -> [Effect] {
    changeRecord { record in
      record.attempts += 1
      if record.prediction == nil { record.prediction = prediction }
      record.isCorrect = isRight && record.attempts == 1
    }
    if isRight { return showAnswer() }
    let said = feedback.map { session?.text(of: $0) ?? "" } ?? "Try again, or take a hint with H."
    changeCard { card in
      (card.feedback, card.typed) = ("\(prediction): \(said)", "")
      (card.scroll, card.followsChoice) = (.max, false)
    }
    return savingProgress()
  }

  mutating func takeHint() -> [Effect] {
    guard let session else { return [] }
    guard session.card.phase == .open, session.card.hints < session.step.hints.count else {
      message = .notice(
        session.card.phase != .open
          ? "the answer is there already"
          : session.step.hints.isEmpty
            ? "no hint here; Space shows the answer"
            : "no more hints; Space shows the answer")
      return []
    }
    changeRecord { $0.hints = session.card.hints + 1 }
    changeCard { card in
      card.hints += 1
      (card.scroll, card.followsChoice) = (.max, false)
    }
    return savingProgress()
  }

  /// Space: shows the answer; in a presentation first one item after the other.
  mutating func reveal() -> [Effect] {
    guard let session else { return [] }
    if session.card.phase == .open {
      if session.isPresented, session.card.revealed < session.reveals.count {
        changeCard { $0.revealed += 1 }
        return []
      }
      if session.hasAnswer || session.isPresented && session.showsRest { return showAnswer() }
    }
    message = .notice(
      hidden.isEmpty ? "nothing is hidden; n goes on" : "what shows ? comes later; n goes on")
    return []
  }

  /// Backspace in a presentation: hides the last item again.
  mutating func hideLast() {
    guard let session, session.isPresented else { return }
    if session.card.phase != .open {
      showStart(revealed: session.reveals.count)
    } else if session.card.revealed > 0 {
      changeCard { $0.revealed -= 1 }
    } else {
      message = .notice("everything of this step is hidden")
    }
  }
}

import Lessons
import Scores

// Answering the question of a lesson's step.
extension ExplorerState {
  /// Adds a character to the typed number, or chooses the choice of that number.
  mutating func answer(_ character: Character) {
    guard let session else { return }
    guard session.card.phase == .open, session.isAsking || !session.choices.isEmpty else {
      return notice("nothing is asked now; F2, then type a score")
    }
    guard session.choices.isEmpty else { return pick(character, session) }
    let longer = session.card.typed + String(character.inTypedNumber)
    let isNumber = Judgement.canBecomeNumber(longer)
    guard longer.count <= Entry.longestText, isNumber || !session.card.typed.isEmpty else {
      return complain("\(longer) is not the beginning of a number")
    }
    // What makes it no number stays, to be seen and taken back: 1,234.5 is not 1.2345.
    if !isNumber { complain("\(longer) is not a number: BS erases, Esc gives up") }
    changeShownCard { ($0.typed, $0.followsChoice) = (longer, true) }
  }

  /// Chooses the choice of a digit, but of none that belongs to a longer number: `-4.5` is not the choice 4,
  /// nor is `1.9` the choice 1.
  private mutating func pick(_ character: Character, _ session: LessonSession) {
    let (card, count) = (session.card, session.choices.count)
    let digit = character.wholeNumberValue
    if let digit, card.typed.isEmpty {
      guard (1...count).contains(digit) else {
        return notice("choose 1 to \(count), or with ↑ ↓")
      }
      return choose(digit - 1)
    }
    let begun = card.typed.isEmpty ? card.choice.map { "\($0 + 1)" } ?? "" : card.typed
    let text = begun + String(character.inTypedNumber)
    notice("\(text) is no choice: Esc, then 1 to \(count)")
    guard text.count <= Entry.longestText else { return }
    changeShownCard { ($0.typed, $0.choice) = (text, nil) }
  }

  mutating func eraseAnswer() {
    guard session?.isAsking == true else { return notice("nothing is asked now") }
    changeShownCard { ($0.typed, $0.followsChoice) = (String($0.typed.dropLast()), true) }
  }

  /// Esc in the card: takes back what was typed or chosen.
  mutating func clearAnswer() {
    changeShownCard { ($0.typed, $0.choice) = ("", nil) }
  }

  /// ↑ and ↓ in the card: chooses the next choice, or scrolls a card without choices.
  mutating func moveInCard(by step: Int) {
    guard let session else { return }
    guard session.card.phase == .open, !session.choices.isEmpty else {
      return scrollCard(by: step)
    }
    let last = session.choices.count - 1
    let next = session.card.choice.map { $0 + step } ?? (step > 0 ? 0 : last)
    choose(min(max(0, next), last))
  }

  private mutating func choose(_ choice: Int) {
    changeShownCard { ($0.typed, $0.choice, $0.followsChoice) = ("", choice, true) }
  }

  mutating func scrollCard(by lines: Int) {
    changeShownCard { ($0.scroll, $0.followsChoice) = (max(0, $0.scroll + lines), false) }
  }

  /// Enter: judges what was chosen or typed; where nothing is asked, it is as Space, but shows nothing of
  /// what a presentation hides: in front of a class a stray Enter would give the answer away.
  mutating func recordPrediction() {
    guard let session else { return }
    if session.isPresented, session.hasMore {
      let marked = session.card.choice.map { "\($0 + 1) stays marked; " } ?? ""
      return notice(
        "\(marked)Space shows \(session.isAnswerNext ? "the answer" : "what comes next")")
    }
    guard session.isAsking else { return reveal() }
    if session.card.isJudged, let choice = session.card.choice {
      return notice("\(choice + 1) was wrong; choose another, or take a hint with H")
    }
    switch prediction {
    case .none(let said):
      notice(said)
      // What was said of the number before is not about this one. What is too rough can be gone on with.
      if session.card.isBegun {
        changeShownCard { card in
          card.feedback = nil
          if !session.choices.isEmpty { card.typed = "" }
        }
      }
    case .made(let text, let isRight, let feedback):
      record(text, isRight: isRight)
      if isRight { return showAnswer() }
      let said = feedback.map { session.text(of: $0) } ?? "Try again, or take a hint with H."
      changeShownCard { card in
        (card.feedback, card.judged, card.typed) = ("\(text): \(said)", card.choice, "")
        (card.scroll, card.followsChoice) = (.max, false)
      }
      saveProgress()
    }
  }

  private enum Prediction {
    /// None that could be judged, and why.
    case none(String)
    case made(String, isRight: Bool, feedback: Prose?)
  }

  /// What is chosen or typed now, and its judgement.
  private var prediction: Prediction {
    guard let session, let question = session.step.question else {
      return .none("nothing is asked")
    }
    let card = session.card
    switch question.kind {
    case .choices(let choices):
      guard let choice = card.choice.map({ choices[$0] }) else {
        return .none("choose with ↑ ↓ or a digit, then Enter")
      }
      return .made(
        session.text(of: choice.text), isRight: choice.isRight, feedback: choice.feedback)
    case .number:
      switch session.worked.judgement(ofNumber: card.typed) {
      case .notANumber:
        return .none(
          card.typed.isEmpty
            ? "type a number, then Enter" : "\(card.typed) is not a number: BS erases, Esc gives up"
        )
      case .tooFewDigits: return .none("\(card.typed) is too rough: 3 digits, please")
      case .cut: return .none("almost: round \(card.typed), don't cut")
      case .near:
        return .none("almost: \(card.typed) comes of rounded numbers; keep more digits")
      case .right: return .made(card.typed, isRight: true, feedback: nil)
      case .wrong(let feedback): return .made(card.typed, isRight: false, feedback: feedback)
      }
    }
  }

  private mutating func record(_ prediction: String, isRight: Bool) {
    changeRecord { record in
      record.attempts += 1
      if record.prediction == nil { record.prediction = prediction }
      record.isCorrect = isRight && record.attempts == 1
      if isRight, record.rightAt == nil { record.rightAt = record.attempts }
    }
    if session?.record?.attempts == 1 { noteReview(isRight: isRight) }
  }

  mutating func takeHint() {
    guard let session else { return }
    guard session.card.phase == .open else { return notice("the answer is there already") }
    let hints = session.step.hints
    guard session.card.hints < hints.count else {
      let none = hints.isEmpty ? "no hint here" : "no more hints"
      guard session.hasAnswer else { return notice("nothing is asked here") }
      let isWarning = session.isAsking && !session.card.isBegun && session.card.feedback == nil
      return notice("\(none); Space \(isWarning ? "twice " : "")shows the answer")
    }
    changeRecord { $0.hints = session.card.hints + 1 }
    changeShownCard { card in
      card.hints += 1
      (card.scroll, card.followsChoice) = (.max, false)
    }
    saveProgress()
  }

  /// Space: shows the answer, in a presentation first one item after the other, and then goes on. What
  /// was chosen or typed is recorded first; without a prediction the answer is shown at the second Space.
  mutating func reveal() {
    guard let session else { return }
    if session.isAsking { return recordAndShowAnswer() }
    if showNext() { return }
    if look.focus == .card { return nextStep() }
    notice(
      hidden.isEmpty ? "nothing is hidden; n goes on" : "what shows ? comes later; n goes on")
  }

  /// Shows the next item of a presentation, or the answer.
  /// - Returns: false if all is shown that this step shows.
  mutating func showNext() -> Bool {
    guard let session, session.hasMore else { return false }
    if session.isAnswerNext { showAnswer() } else { changeCard { $0.revealed += 1 } }
    return true
  }

  private mutating func recordAndShowAnswer() {
    guard let card = session?.card else { return }
    switch prediction {
    case .made(let text, let isRight, _) where card.choice == nil || card.choice != card.judged:
      record(text, isRight: isRight)
      showAnswer()
    case _ where card.isWarned || card.feedback != nil && card.typed.isEmpty: showAnswer()
    case .none(let said) where card.isBegun:
      changeCard { ($0.isWarned, $0.feedback) = (true, nil) }
      notice("\(said); Space again: the answer")
    case .none, .made:
      changeCard { $0.isWarned = true }
      notice("Space again shows the answer; it counts as not answered")
    }
  }

  /// Any other key than the second Space: the next Space warns again.
  mutating func disarmSpace() { lesson?.card.isWarned = false }

  /// Backspace in a presentation: hides the last item again.
  mutating func hideLast() {
    guard let session, session.isPresented else { return }
    if session.card.phase != .open {
      showStart(revealed: session.reveals.count)
    } else if session.card.revealed > 0 {
      changeCard { $0.revealed -= 1 }
    } else {
      notice("everything of this step is hidden")
    }
  }
}

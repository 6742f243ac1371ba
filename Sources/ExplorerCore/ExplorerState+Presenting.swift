import Lessons

// What a presenter's keys do, whichever part of the screen has the keys.
extension ExplorerState {
  /// A clicker's next: scrolls the card while it has more below, else shows what comes next, and then goes
  /// to the next step.
  mutating func advance() {
    guard let session, session.isPresented else { return }
    // A line of the page before stays, to be read on from.
    let page = max(1, viewport.textPage - 1)
    if isCardInFront, viewport.textRest > 0 {
      return scrollCard(by: min(page, viewport.textRest))
    }
    if isPlayingEdits { return hurry() }
    showNext() ? () : nextStep()
  }

  /// A clicker's back: scrolls up, else hides what was shown last, else goes to the previous step, all of
  /// it shown.
  mutating func goBack() {
    guard let session, session.isPresented else { return }
    if isCardInFront, session.card.scroll > 0 {
      return scrollCard(by: -max(1, viewport.textPage - 1))
    }
    if session.card.phase != .open || session.card.revealed > 0 { return hideLast() }
    guard session.previous != nil else { return notice("this is the first step") }
    previousStep(isRevealed: true)
  }

  private var isCardInFront: Bool { panel == .card || viewport.companion == .card }

  /// `A`: shows all that the step hides on the table as it stands, and the answer; the edits and what
  /// explains them come with the next Space. Again: hides it.
  mutating func toggleAll() {
    guard let session, session.isPresented else { return notice("A is for presentations") }
    if session.card.phase == .open {
      let isEdited = !session.step.edits.isEmpty
      changeCard { $0.phase = isEdited ? .shown : .done }
      notice("all is shown; A hides it again\(isEdited ? ", Space plays the answer" : "")")
    } else {
      changeCard { card in
        (card.phase, card.revealed) = (.open, 0)
        card.generation += 1
        (card.scroll, card.followsChoice) = (0, false)
      }
      notice("what is asked is hidden again")
    }
    mode = restingMode
  }
}

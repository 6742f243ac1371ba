import Lessons

// While a lesson is on the screen, `own` keeps the reader's workbench.
extension ExplorerState {
  /// The lesson on the screen; nil if the reader's own table is.
  package var session: LessonSession? { own == nil ? nil : lesson }

  /// The mode without an overlay, a command or a number being typed.
  var restingMode: Mode { look.hasFocus ? .panel : .table }

  mutating func openLesson(
    _ session: LessonSession, complaint: String?, showsList: Bool
  ) -> [Effect] {
    leaveLesson()
    lesson = session
    let effects = showsList ? showList() : enterLesson()
    if let complaint { message = .error(complaint) }
    return effects
  }

  /// Shows the lesson's present step instead of the reader's own table.
  mutating func enterLesson() -> [Effect] {
    guard let lesson else { return [.openLesson(showsList: false)] }
    if own == nil { own = bench }
    return go(to: lesson.position)
  }

  /// Shows the reader's own table again.
  mutating func leaveLesson() {
    guard let own else { return }
    bench = own
    (self.own, mode, message, afterSaving) = (nil, .table, nil, nil)
    bench.look.hasFocus = false
  }

  mutating func nextStep() -> [Effect] {
    guard let session else { return enterLesson() }
    guard session.position + 1 < session.lesson.steps.count else {
      message = .notice("this is the last step; L lists them all")
      return []
    }
    return go(to: session.position + 1)
  }

  mutating func previousStep() -> [Effect] {
    guard let session else {
      message = .notice("no lecture is open; n opens it")
      return []
    }
    guard session.position > 0 else {
      message = .notice("this is the first step; L lists them all")
      return []
    }
    return go(to: session.position - 1)
  }

  /// Shows a step: the table after its edits if the reader has answered it, else the one before them.
  mutating func go(to position: Int) -> [Effect] {
    guard var session = lesson else { return [] }
    let generation = session.card.generation + 1
    session.position = position
    session.card = Card()
    session.card.generation = generation
    session.card.startedAt = session.now
    let record = session.record
    session.card.hints = min(record?.hints ?? 0, session.step.hints.count)
    if record?.isAnswered == true { session.card.phase = .done }
    session.progress.step = session.step.id
    show(session)
    return savingProgress()
  }

  /// Makes the workbench of the session's step.
  private mutating func show(_ session: LessonSession) {
    let worked = session.worked
    let shown = session.card.phase == .done ? worked.end : worked.start
    let isZoomed = look.isZoomed
    bench = Workbench(
      shown, opened: worked.start,
      document: Document(title: session.lesson.lesson.title, path: nil))
    bench.workOutLosses()
    lesson = session
    bench.hidden = session.hidden
    bench.look.panel = .card
    bench.look.hasFocus = session.isAsking
    bench.look.isZoomed = isZoomed
    (mode, message, afterSaving) = (restingMode, nil, nil)
  }

  /// Hides the answer again and shows the table before the step's edits: a presenter's Backspace.
  mutating func showStart(revealed: Int) {
    guard var session else { return }
    session.card.generation += 1
    (session.card.phase, session.card.revealed) = (.open, revealed)
    show(session)
  }

  func savingProgress() -> [Effect] {
    guard let session, !session.isPresented else { return [] }
    return [.saveProgress(session.progress)]
  }

  /// Changes the card, and with it what is hidden.
  mutating func changeCard(_ change: (inout Card) -> Void) {
    guard session != nil, var card = lesson?.card else { return }
    change(&card)
    lesson?.card = card
    hidden = lesson?.hidden ?? .nothing
    bench.dropRevealingArrangement()
  }

  mutating func changeRecord(_ change: (inout LessonProgress.Record) -> Void) {
    guard let session, !session.isPresented else { return }
    var record = session.record ?? LessonProgress.Record()
    change(&record)
    lesson?.progress.records[session.step.id] = record
  }

  // MARK: Focus

  /// Brings a panel to the front. The card gets the keys while it asks a question.
  mutating func show(_ panel: Panel) {
    guard panel != .card || session != nil else { return }
    bench.look.panel = panel
    bench.look.hasFocus = panel == .card && session?.isAsking == true
    mode = restingMode
  }

  /// F2: gives the keys to a panel, which comes to the front, or back to the table.
  mutating func moveFocus(to panel: Panel) {
    let hadFocus = panel == self.panel && mode == .panel
    bench.look.panel = panel
    bench.look.hasFocus = !hadFocus
    mode = restingMode
  }

  /// `c`: puts the card away, and back.
  mutating func toggleCard() {
    guard session != nil else {
      message = .notice("no lecture is open; n opens it")
      return
    }
    show(panel == .card ? .terms : .card)
  }
}

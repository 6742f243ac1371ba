import Lessons

// While a lesson is on the screen, `own` keeps the reader's workbench.
extension ExplorerState {
  /// The lesson on the screen; nil if the reader's own table is.
  package var session: LessonSession? { own == nil ? nil : lesson }

  mutating func openLesson(_ session: LessonSession, complaint: String?, showsList: Bool) {
    leaveLesson()
    (lesson, left) = (session, nil)
    if showsList { showList() } else { enterLesson() }
    if session.startsReview { return startReview() }
    if let complaint { return complain(complaint) }
    session.isPresented ? offerResuming() : offerReview()
  }

  private mutating func offerReview() {
    guard let session, !session.dueSteps.isEmpty else { return }
    lesson?.offersReview = true
    notice("\(session.dueSteps.count) to review (w, or :review any time)")
  }

  /// Shows the lesson's present step instead of the reader's own table.
  mutating func enterLesson() {
    guard let lesson else { return effects.append(.openLesson(showsList: false)) }
    if own == nil, let left {
      // The step as it was left: its edits, and what was shown.
      (own, bench, self.left) = (bench, left, nil)
      bench.hidden = lesson.hidden
      (mode, message, afterSaving) = (restingMode, nil, nil)
      return
    }
    if own == nil { own = bench }
    go(to: lesson.position)
  }

  /// Shows the reader's own table again.
  mutating func leaveLesson() {
    guard let own else { return }
    left = bench
    bench = own
    (self.own, mode, message, afterSaving) = (nil, .table, nil, nil)
    bench.look.focus = nil
  }

  mutating func nextStep() {
    guard let session else { return enterLesson() }
    if session.review != nil { return reviewNext() }
    guard let next = session.next else {
      return notice("last step; L lists all\(nextReview)")
    }
    go(to: next)
  }

  /// - Parameter isRevealed: whether all of it is shown, as a presenter left it.
  mutating func previousStep(isRevealed: Bool = false) {
    guard let session else { return notice("no lecture is open; n opens it") }
    if session.practice != nil {
      lesson?.review = nil
      return go(to: session.position)
    }
    guard let previous = session.previous else {
      return notice("this is the first step; L lists them all")
    }
    go(to: previous, isRevealed: isRevealed)
  }

  /// Shows a step: the table after its edits if the reader has answered it, else the one before them.
  mutating func go(to position: Int, isRevealed: Bool = false) {
    guard var session = lesson else { return }
    left = nil
    if session.isPresented { session.keptVotes[session.step.id] = session.card.votes }
    (session.position, session.practice) = (position, nil)
    let record = session.record
    // A step that keeps something for later steps to ask keeps it.
    let isWhole = isRevealed && session.showsRest
    session.card = Card(
      phase: isWhole || record?.isAnswered == true ? .done : .open,
      hints: min(record?.hints ?? 0, session.step.hints.count), startedAt: now,
      generation: session.card.generation + 1)
    session.card.votes = session.keptVotes[session.step.id] ?? Votes()
    if isRevealed, !isWhole { session.card.revealed = session.reveals.count }
    session.progress.step = session.step.id
    show(session)
    saveProgress()
  }

  /// Makes the workbench of the session's step.
  mutating func show(_ session: LessonSession) {
    let worked = session.worked
    let shown = session.card.phase == .done ? worked.end : worked.start
    let zoom = look.zoom == .table ? Zoom.none : look.zoom
    let isBesidePanel = viewport.companion == .card
    bench = Workbench(
      shown, opened: worked.start,
      document: Document(title: session.lesson.lesson.title, path: nil),
      learningRate: preferences.learningRate)
    bench.workOutLosses()
    lesson = session
    bench.hidden = session.hidden
    (bench.look.panel, bench.look.focus) = (.card, .card)
    bench.look.zoom = zoom
    if isBesidePanel {
      bench.look.panel = pictureOfStep ?? .card
      bench.look.zoom = pictureOfStep == nil ? .none : .panel
    }
    if let lines = session.step.lines { bench.look.plane.lines = lines }
    (mode, message, afterSaving) = (restingMode, nil, nil)
  }

  /// The panel that the step names, if it is one that goes beside a card when it is zoomed.
  private var pictureOfStep: Panel? {
    switch session?.step.panel.map(Panel.init) {
    case Panel.plane where planeRefusal == nil: .plane
    case Panel.picture where pictureShape != nil: .picture
    default: nil
    }
  }

  /// Hides the answer again and shows the table before the step's edits, which undo brings back: a
  /// presenter's Backspace.
  mutating func showStart(revealed: Int) {
    if !bench.isAsOpened { reset() }
    selection = bench.opened.selection
    message = nil
    changeShownCard { card in
      (card.phase, card.revealed) = (.open, revealed)
      card.generation += 1
      (card.scroll, card.followsChoice) = (0, false)
    }
    mode = restingMode
  }

  mutating func saveProgress() {
    guard let session, !session.isPresented else { return }
    effects.append(.saveProgress(session.progress))
  }

  /// Changes the card, and with it what is hidden; the card comes to the front, to be seen changing.
  mutating func changeShownCard(_ change: (inout Card) -> Void) {
    changeCard(change)
    if session != nil { showCard() }
  }

  /// Changes the card, and with it what is hidden.
  mutating func changeCard(_ change: (inout Card) -> Void) {
    guard session != nil, var card = lesson?.card else { return }
    change(&card)
    lesson?.card = card
    bench.hidden = lesson?.hidden ?? .nothing
    bench.dropRevealingArrangement()
  }

  mutating func changeRecord(_ change: (inout LessonProgress.Record) -> Void) {
    guard let session, !session.isPresented else { return }
    var record = session.record ?? LessonProgress.Record()
    change(&record)
    guard session.practice == nil else {
      lesson?.practice?.record = record
      return
    }
    lesson?.progress.records[session.step.id] = record
  }
}

import ExplorerCore
import ExplorerUI
import Lessons
import ScoreFiles
import Scores
import TerminalCore

/// Runs the explorer on a terminal, a real or a scripted one: draws the screen, waits for events and
/// carries them out with all their effects, until the user quits or the terminal is gone.
package struct ExplorerLoop<Screen: Terminal> {
  package private(set) var state: ExplorerState
  let terminal: Screen
  private var lessons: LessonLoader
  var openFile: OpenFile
  /// Of the copy of a lesson's table that was saved last.
  var copyIdentity: FileIdentity?
  var isRunning = true
  /// Computes on another thread; nil with a script, which has no time to do so.
  let worker: Worker?
  /// Takes the steps of a training run on another thread; nil with a script.
  private let trainer: Worker?
  /// The file that is being read. If it is the one that the program was started with (`isFirst`),
  /// failing to read it ends the program.
  var reading: (file: FileReading, isFirst: Bool)?
  /// Why the file that the program was started with could not be read.
  package internal(set) var failure: ScoreFileError?
  /// Why edits are lost that were neither saved nor discarded; nil if none are.
  package var lostEdits: String? {
    hasLeftKnowingly || !state.isOwnUnsaved ? nil : state.journalComplaint
  }
  private var hasLeftKnowingly = false
  /// The command that was shared last.
  package private(set) var sharedLine: String?
  /// What the table that the program was started with is opened with, until that is done.
  private var opening: Opening?
  /// Why the table can't be read any more: another program has changed its file.
  var changedFile: ChangedFile?
  /// The progress in the lesson as it was last read or kept.
  private var keptProgress = LessonProgress()
  /// The generation of the newest work that `reportResults` has waited for.
  private var awaited: Int?
  /// When the pause before an edit of a lesson ends.
  private var pause: (end: Double, generation: Int)?

  package init(
    _ state: ExplorerState, on terminal: Screen, lessons: LessonLoader = LessonLoader(),
    file: OpenFile = OpenFile(), opening: Opening? = nil
  ) {
    self.opening = opening
    (self.state, self.terminal, self.lessons, openFile) = (state, terminal, lessons, file)
    worker = terminal.waker.map { Worker(wake: $0) }
    trainer = terminal.waker.map { Worker(wake: $0) }
  }

  /// - Parameter first: a report to the explorer before the first screen is drawn.
  /// - Parameter file: a table that is still being read, which replaces the state's when it is there.
  package mutating func run(_ first: Report? = nil, reading file: FileReading? = nil) {
    perform(.time(terminal.now))
    if let file { continueReading(file, isFirst: true) }
    if state.document.wasRead {
      let path = state.document.path ?? ScoreFile.standardInput
      perform(
        openFile.open(
          path, state.model, openFile.identity ?? FileIdentity(path: path), openFile.origin))
    }
    perform(first)
    if reading == nil { begin() }
    paint()
    while isRunning {
      // At a file that is being read, or a lesson that is being written.
      let lookAfter = reading != nil ? 0.1 : lessons.watched != nil ? 0.5 : nil
      let nextLook = lookAfter.map { terminal.now + $0 }
      let deadlines = [pause?.end, openFile.flushDeadline, nextLook].compactMap(\.self)
      let timeout = deadlines.min().map { max(0, $0 - terminal.now) }
      // All waiting events are handled before the next paint, so that a held-down key never lags.
      let events = terminal.waitForEvents(timeout: timeout)
      if isFileChanged() {
        for event in events where isRunning { handleWithoutTable(event) }
        if let (file, isFirst) = reading { continueReading(file, isFirst: isFirst) }
        if isRunning { paint() }
        continue
      }
      perform(.time(terminal.now))
      openFile.flush(now: terminal.now)
      if lessons.watched?.hasChanged() == true { openLessonAgain() }
      if let (end, generation) = pause, terminal.now >= end {
        pause = nil
        perform(.pauseOver(generation: generation))
      }
      for (index, event) in events.enumerated() where isRunning {
        // A key means what it means on the screen that the key before leads to, also before it is painted.
        // More keys than anybody types at once are pasted: a million layouts would take 10 s.
        if index > 0, events.count < 256 { _ = layOut() }
        handle(event)
      }
      reportResults()
      if let (file, isFirst) = reading { continueReading(file, isFirst: isFirst) }
      if isRunning { paint() }
    }
    lessons.presentation?.end()
    openFile.end()
  }

  /// Reports the work that is done. Waits up to 5 ms for losses that were just asked for: numbers that
  /// vanish and come back at once would flicker. A longer wait would be felt with a held-down key.
  private mutating func reportResults() {
    guard let worker else { return }
    let generation = state.workGeneration
    let isNew = state.isComputing && generation != nil && generation != awaited
    awaited = generation
    for report in worker.results(waiting: isNew ? 0.005 : 0) { perform(report) }
    for report in trainer?.results(waiting: 0) ?? [] { perform(report) }
  }

  private mutating func paint() {
    if let changedFile { return terminal.draw(changedFile.frame(on: terminal)) }
    let layout = layOut()
    if let plain = terminal as? PlainTerminal {
      plain.show(state)
    } else {
      terminal.draw(draw(state, layout))
    }
  }

  private mutating func layOut() -> Layout {
    let layout = Layout(
      state, size: terminal.size, isUnicode: terminal.isUnicode, colors: terminal.colorDepth)
    perform(.laidOut(layout.viewport))
    return layout
  }

  private mutating func handle(_ event: Event) {
    switch event {
    case .key(let key):
      for action in KeyMap.actions(for: key, in: state) { perform(action) }
    case .paste(let text): perform(.paste(text))
    case .resized: break  // the next paint asks for the size
    case .closed: isRunning = false
    }
  }

  private mutating func perform(_ action: Action) {
    for effect in state.update(action) {
      // Quitting at once, without a question, may be a mistake: the journal then keeps the changes.
      if effect == .quit, action != .quitAtOnce { leaveKnowingly() }
      perform(effect)
    }
  }

  mutating func perform(_ report: Report?) {
    guard let report else { return }
    if case .lessonOpened(let session, _, _) = report { keptProgress = session.progress }
    for effect in state.update(report) {
      if effect == .quit { leaveKnowingly() }
      perform(effect)
    }
  }

  /// Opens the table, or the lesson's step, as the options say.
  mutating func begin() {
    guard let opening else { return }
    self.opening = nil
    if let refusal = state.begin(opening) { perform(.failed(refusal)) }
  }

  private mutating func openLessonAgain() {
    let id = state.lesson?.step.id
    do throws(LessonError) { perform(try lessons.openingAgain(at: id)) } catch {
      perform(.failed(error.description))
    }
  }

  private mutating func leaveKnowingly() {
    hasLeftKnowingly = true
    openFile.forgetChanges()
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .quit: isRunning = false
    case .suspend:
      openFile.flush(now: .infinity)
      terminal.suspend()
    case .repaint: terminal.repaint()
    case .open(let path): open(withHome(path))
    case .cancelReading: cancelReading()
    case .save(let path, let revision, let mayOverwrite):
      save(withHome(path), revision: revision, mayOverwrite: mayOverwrite)
    case .export(let path, let mayOverwrite, let exported):
      perform(exporting(exported, to: withHome(path), mayOverwrite: mayOverwrite))
    case .journal(let edits): keep(edits)
    case .share:
      let sharing = state.sharing(isASCII: !terminal.isUnicode)
      if let line = sharing.line {
        terminal.copy(line)
        sharedLine = line
      }
      perform(.shared(sharing))
    case .recover: recover()
    case .declineLostEdits: openFile.declineLostEdits()
    case .findCompletions(let path):
      perform(.completionsFound(fileCompletions(of: path), of: path))
    case .work(let generation):
      let work = state.work(generation: generation)
      // Without another thread the keys wait until it is computed.
      if worker?.start(work) != true { perform(.worked(work.outcome, generation: generation)) }
    case .train(let generation):
      guard let work = state.trainingWork(generation: generation) else { break }
      // Without another thread the keys wait until the run has ended.
      if trainer?.start(work) != true { perform(.trained(work.outcome(), generation: generation)) }
    case .openLesson(let showsList):
      do throws(LessonError) { perform(try lessons.opening(showsList: showsList)) } catch {
        perform(.failed(error.description))
      }
    case .drawAgain(let position, let seed):
      guard let steps = state.lesson?.lesson.steps else { break }
      do throws(VariantError) {
        let drawn = try steps[position].again(seed: seed, playing: situation)
        perform(.drawnAgain(drawn, position: position, seed: seed))
      } catch {
        perform(.failed(error.description))
      }
    case .saveProgress(let progress):
      guard let store = lessons.store else { break }
      let complaint = store.write(progress, since: keptProgress)
      if complaint == nil { keptProgress = progress }
      perform(.progressWritten(complaint: complaint))
    case .tellPlace(let place):
      perform(lessons.presentation?.write(place).map { .progressWritten(complaint: $0) })
    case .pause(let seconds, let generation): pause = (terminal.now + seconds, generation)
    case .typeEdit(let index, let generation):
      if let key = state.session?.step.edits[index] {
        for action in KeyMap.meaning(of: key, in: state) { perform(action) }
      }
      perform(.editTyped(generation: generation))
    }
  }
}

import ExplorerCore
import ExplorerUI
import ScoreFiles
import Scores
import TerminalCore

/// Runs the explorer on a terminal, the same for a real one and a scripted one: paint, wait for what
/// happens, carry it out with all its effects, until the explorer quits or the terminal is gone.
package struct ExplorerLoop<Screen: Terminal> {
  package private(set) var state: ExplorerState
  private let terminal: Screen
  private let lessons: LessonLoader
  private var openFile: OpenFile
  private var isRunning = true
  /// Whether progress could not be kept the last time.
  private var hasComplained = false
  private let worker: Worker?
  /// A file that is being read, and whether the program was started for it.
  private var reading: (file: FileReading, isFirst: Bool)?
  /// Why the program's own file could not be read.
  package private(set) var failure: ScoreFileError?
  /// The work that was waited for.
  private var awaited: Int?
  /// When the pause before an edit of a lesson ends.
  private var pause: (end: Double, generation: Int)?

  package init(
    _ state: ExplorerState, on terminal: Screen, lessons: LessonLoader = LessonLoader(),
    file: OpenFile = OpenFile()
  ) {
    (self.state, self.terminal, self.lessons, openFile) = (state, terminal, lessons, file)
    worker = terminal.waker.map { Worker(wake: $0) }
  }

  /// - Parameter first: what to do before the first paint.
  /// - Parameter file: the table to begin with, where it takes its time.
  package mutating func run(_ first: Report? = nil, reading file: FileReading? = nil) {
    if let file { wait(for: file, isFirst: true) }
    if let path = state.document.path {
      perform(
        openFile.open(
          path, state.model, openFile.identity ?? FileIdentity(path: path), openFile.origin))
    }
    perform(first)
    paint()
    while isRunning {
      let look = reading == nil ? nil : terminal.now + 0.1
      let deadlines = [pause?.end, openFile.flushDeadline, look].compactMap(\.self)
      let timeout = deadlines.min().map { max(0, $0 - terminal.now) }
      // All that is waiting comes at once: a held-down key never lags behind the paints.
      let events = terminal.waitForEvents(timeout: timeout)
      tellTime()
      openFile.flush(now: terminal.now)
      if let (end, generation) = pause, terminal.now >= end {
        pause = nil
        perform(.pauseOver(generation: generation))
      }
      for event in events where isRunning { handle(event) }
      takeResults()
      if let (file, isFirst) = reading { wait(for: file, isFirst: isFirst) }
      if isRunning {
        paint()
      }
    }
    openFile.end()
  }

  /// Takes what the worker has done, for which it is worth to wait a little: a screen that says
  /// "computing" and is gone at once is hard on the eye.
  private mutating func takeResults() {
    guard let worker else { return }
    let isNew = state.workGeneration != nil && state.workGeneration != awaited
    awaited = state.workGeneration
    for report in worker.results(waiting: isNew ? 0.03 : 0) { perform(report) }
  }

  private mutating func tellTime() {
    if state.lesson != nil { perform(.time(terminal.now)) }
  }

  private mutating func paint() {
    let layout = Layout(state, size: terminal.size, isUnicode: terminal.isUnicode)
    perform(.laidOut(layout.viewport))
    terminal.draw(draw(state, layout))
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
    let effects = state.update(action)
    for effect in effects {
      // Who quits at once was not asked, and may not have meant it.
      if effect == .quit, action != .quitAtOnce { openFile.forgetChanges() }
      perform(effect)
    }
  }

  private mutating func perform(_ report: Report?) {
    guard let report else { return }
    for effect in state.update(report) {
      if effect == .quit { openFile.forgetChanges() }
      perform(effect)
    }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .quit: isRunning = false
    case .suspend:
      openFile.flush(now: .infinity)
      terminal.suspend()
    case .open(let path): open(path)
    case .cancelReading: cancelReading()
    case .save(let path, let revision, let mayOverwrite):
      perform(saving(path, revision: revision, mayOverwrite: mayOverwrite))
    case .export(let path, let mayOverwrite):
      perform(exporting(path, mayOverwrite: mayOverwrite))
    case .journal(let edits):
      let complaint = openFile.keep(edits, of: state.ownModel, now: terminal.now)
      perform(complaint.map(Report.failed))
    case .recover: recover()
    case .declineLostEdits: openFile.declineLostEdits()
    case .findCompletions(let path):
      perform(.completionsFound(fileCompletions(of: path), of: path))
    case .work(let generation): work(generation)
    case .openLesson(let showsList): perform(opening(listing: showsList))
    case .saveProgress(let progress):
      let complaint = lessons.keep(progress)
      // Said once: it would stand on every step.
      if let complaint, !hasComplained { perform(.failed(complaint)) }
      hasComplained = complaint != nil
    case .pause(let seconds, let generation): pause = (terminal.now + seconds, generation)
    case .typeEdit(let index, let generation):
      for action in edit(index).map({ KeyMap.meaning(of: $0, in: state) }) ?? [] {
        perform(action)
      }
      perform(.editTyped(generation: generation))
    }
  }

  private mutating func work(_ generation: Int) {
    let work = state.work(generation: generation)
    if let worker {
      worker.start(work)
    } else {
      perform(.worked(work.outcome, generation: generation))
    }
  }

  private func opening(listing showsList: Bool) -> Report {
    do throws(LessonError) {
      return try lessons.opening(showsList: showsList)
    } catch { return .failed(error.description) }
  }

  private func edit(_ index: Int) -> Key? { state.session?.step.edits[index] }

  private mutating func open(_ path: String) {
    let file = FileReading(path)
    // A script has no time in which to wait.
    _ = file.result(within: worker == nil ? .infinity : FileReading.patience)
    wait(for: file, isFirst: false)
  }

  /// Takes a file that is read, or says how much of it is.
  private mutating func wait(for file: FileReading, isFirst: Bool) {
    switch file.result(within: 0) {
    case nil:
      reading = (file, isFirst)
      perform(.reading(path: file.path, percent: file.progress.percent))
    case .success(let opened):
      reading = nil
      perform(.opened(opened.model, path: file.path))
      perform(openFile.open(file.path, state.model, file.identity, opened.origin))
    case .failure(let error):
      reading = nil
      guard isFirst else {
        perform(.failed(error.description))
        return
      }
      failure = error
      isRunning = false
    }
  }

  private mutating func cancelReading() {
    reading?.file.progress.cancel()
    if reading?.isFirst == true { isRunning = false }
    reading = nil
  }

  private mutating func recover() {
    let (report, lost) = openFile.recovering()
    perform(report)
    if let lost { openFile.forget(lost) }
  }

  private mutating func saving(_ path: String, revision: Int, mayOverwrite: Bool) -> Report {
    do throws(ScoreFileError) {
      let known = path == state.document.path ? openFile.identity : nil
      let identity = try ScoreFile.save(
        state.model, to: path, origin: openFile.origin, mayOverwrite: mayOverwrite, known: known)
      let held = ScoreFile.held(of: state.model, by: path, origin: openFile.origin)
      // A lesson's table is no file's.
      if state.session == nil { openFile.save(path, held, identity) }
      return .saved(path: path, revision: revision, holdsClassifier: held.isComputed)
    } catch { return refused(error, path, isCopy: false) }
  }

  private func exporting(_ path: String, mayOverwrite: Bool) -> Report {
    do throws(ScoreFileError) {
      try ScoreFile.save(state.model, to: path, origin: openFile.origin, mayOverwrite: mayOverwrite)
      return .exported(path: path)
    } catch { return refused(error, path, isCopy: true) }
  }

  private func refused(_ error: ScoreFileError, _ path: String, isCopy: Bool) -> Report {
    error.problem == .exists
      ? .fileExists(path: path, isCopy: isCopy) : .failed("\(error.problem) (\(path))")
  }
}

/// The screen after some keys, typed into the explorer without a terminal.
/// - Parameter first: what the outside world says before the first paint.
package func play(
  _ keys: [Key], in state: ExplorerState, origin: FileOrigin? = nil, size: Size,
  isUnicode: Bool, lessons: LessonLoader = LessonLoader(), first: Report? = nil
) -> Frame {
  let terminal = ScriptedTerminal(size: size, keys: keys, isUnicode: isUnicode)
  var loop = ExplorerLoop(
    state, on: terminal, lessons: lessons, file: OpenFile(origin: origin))
  loop.run(first)
  return terminal.frame ?? Frame(size: size)
}

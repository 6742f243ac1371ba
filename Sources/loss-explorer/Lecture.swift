import ArgumentParser
import ExplorerCore
import ExplorerRuntime
import ScoreFiles
import TerminalCore
import TerminalCurses

/// `loss-explorer lecture`: the lecture, step by step, or another lesson.
struct Lecture: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lecture",
    abstract: "Go through the lecture's questions, or through a lesson of your own.",
    discussion: """
      Progress is kept: started again, it goes on where you left off; a presentation offers to.

      EXAMPLES
        loss-explorer lecture
        loss-explorer lecture --from Q4
        loss-explorer lecture --present --from x1
        loss-explorer lecture --plain
        loss-explorer lecture --lesson Examples/lessons/on-the-margin.yaml
        loss-explorer lecture --lesson my-lesson.yaml --watch
      """)

  @Option(help: "The step to begin with (lesson list names them).")
  var from: String?

  @Option(
    help: "Another lesson, a YAML file.", completion: .file(extensions: ["yaml", "yml"]))
  var lesson: String?

  @Flag(help: "Read --lesson again whenever it is saved, and name the first mistake in it.")
  var watch = false

  @Flag(help: "For a class: ask nothing, Space reveals one loss after the other, keep no progress.")
  var present = false

  @Flag(help: "Only the core, what one class has time for; the list (L) leads to the other steps.")
  var core = false

  @Option(
    help: "The seed of the first other numbers that w draws, for each student another, or all one.")
  var seed: UInt64 = 1

  @Flag(help: "Show answers at once, without pauses between their edits.")
  var instant = false

  @Option(
    name: .customLong("set"), parsing: .unconditionalSingleValue,
    help: "A score to change in the first step: 'x2 car 4.4'; may be given several times.")
  var scores: [String] = []

  @Option(
    name: .customLong("label"), parsing: .unconditionalSingleValue,
    help: "A label to change there: 'x2 cat'; may be given several times.")
  var labels: [String] = []

  @OptionGroup var losses: LossOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var looks: LookOptions
  @OptionGroup var plain: PlainOptions

  func validate() throws {
    if watch, lesson == nil || lesson == ScoreFile.standardInput {
      throw ValidationError("--watch needs a file to watch; name it with --lesson FILE")
    }
  }

  func run() throws {
    let source = lesson.map(LessonSource.file) ?? .lecture
    let watched = watch ? lesson.map { WatchedLesson($0) } : nil
    let loader = LessonLoader(
      source: source, store: present ? nil : ProgressStore(lesson: source),
      presentation: present ? PresentationStore(lesson: source) : nil, isPresented: present,
      isInstant: instant, isCore: core, seed: seed, watched: watched)
    let first = try reportingErrors { try loader.opening(from: from) }
    let openFile = present ? OpenFile() : OpenFile(keeping: nil)
    let looks = try looks.looks()
    let state = ExplorerState(table: .lecture, preferences: looks.preferences)
    var opening = view.opening(losses)
    (opening.scores, opening.labels) = (scores, labels)
    try explore(state, looks, plain, loader, openFile, first: first, opening: opening)
  }
}

/// Runs the explorer on the terminal until the user quits.
/// - Parameter first: a report to the explorer before the first screen is drawn.
/// - Parameter opening: what is done once the table or the lesson's step is there.
/// - Parameter file: a table that is still being read, which replaces the state's when it is there.
func explore(
  _ state: ExplorerState, _ looks: Looks, _ plain: PlainOptions, _ lessons: LessonLoader,
  _ openFile: OpenFile,
  first: Report? = nil, readsControllingTerminal: Bool = false,
  reading file: FileReading? = nil, opening: Opening? = nil
) throws {
  if let reason = plain.reason {
    let terminal = try plain.terminal(
      because: reason, readsControllingTerminal: readsControllingTerminal)
    return try run(state, on: terminal, lessons, openFile, first: first, reading: file, opening)
  }
  do {
    let terminal = try CursesTerminal(
      hasColors: looks.hasColors, isASCII: looks.isASCII,
      readsControllingTerminal: readsControllingTerminal)
    try run(state, on: terminal, lessons, openFile, first: first, reading: file, opening) {
      terminal.close()
    }
  } catch let error as CursesTerminalError {
    throw fail(
      "\(error) Without a terminal, loss-explorer play and evaluate print the same numbers, "
        + "and --plain reads lines.", 1)
  }
}

/// Runs the explorer on a terminal, and says what could not be done when it is over.
/// - Parameter close: gives the terminal back before that is said.
private func run(
  _ state: ExplorerState, on terminal: some Terminal, _ lessons: LessonLoader, _ openFile: OpenFile,
  first: Report?, reading file: FileReading?, _ opening: Opening?,
  closing close: () -> Void = {}
) throws {
  var loop = ExplorerLoop(
    state, on: terminal, lessons: lessons, file: openFile, opening: opening)
  loop.run(first, reading: file)
  close()
  if let line = loop.sharedLine { try printOut("\(line)\n") }
  if let failure = loop.failure { throw fail(failure) }
  if let lostEdits = loop.lostEdits { throw fail("\(lostEdits); they are lost.", 74) }
  if let complaint = loop.state.progressComplaint { throw fail(complaint, 74) }
}

import ArgumentParser
import ExplorerRuntime
import Lessons
import ScoreFiles
import Scores
import TerminalCore

/// `loss-explorer lesson …`: the commands about lessons that need no screen.
struct LessonCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: "Check lessons, review, print progress, notes and handouts, begin a lesson.",
    discussion: """
      EXAMPLES
        loss-explorer lesson list
        loss-explorer lesson check Examples/lessons/on-the-margin.yaml
        loss-explorer lesson progress --csv > progress.csv
      """,
    subcommands: [
      CheckLessons.self, ListSteps.self, PrintProgress.self, ReviewSteps.self, PrintNotes.self,
      PrintLesson.self, PrintStatistics.self, NewLesson.self,
    ])
}

/// `loss-explorer lesson check [FILE…]`: compares the numbers that lessons state with the engine's.
struct CheckLessons: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Compute every number that lessons state and name each one that is wrong.",
    discussion: """
      A problem is printed as FILE:LINE: STEP: PROBLEM, and the exit code is then 65.

      EXAMPLES
        loss-explorer lesson check
        loss-explorer lesson check --variants 200
        loss-explorer lesson check Examples/lessons/*.yaml
      """)

  @Argument(
    help: "Lesson files (without one: the lecture).",
    completion: .file(extensions: ["yaml", "yml"])
  )
  var files: [String] = []

  @Option(help: "How many tables with other numbers to draw of each step that varies, and check.")
  var variants = 10

  func validate() throws {
    guard (0...100_000).contains(variants) else {
      throw ValidationError("--variants takes a whole number from 0 to 100000.")
    }
  }

  func run() throws {
    var code: Int32 = 0
    for source in files.isEmpty ? [.lecture] : files.map(LessonSource.file) {
      let lesson: Lesson
      do throws(LessonError) { lesson = try Lesson(source) } catch {
        code = max(code, try report(error))
        continue
      }
      let worked = lesson.worked
      var problems = worked.problems
      if problems.isEmpty, variants > 0 {
        problems = worked.variantProblems(count: variants, playing: situation)
      }
      for problem in problems { code = max(code, try report(.problem(problem, in: source))) }
      guard problems.isEmpty else { continue }
      let (steps, checks) = (lesson.steps.count, lesson.steps.reduce(0) { $0 + $1.checks.count })
      try printOut(
        "\(shown(source.name)): \(counted(steps, "step")), "
          + "\(checks) check\(checks == 1 ? " holds" : "s hold")\(varied(lesson))\n")
    }
    if code != 0 { throw ExitCode(code) }
  }

  /// ", 20 variants of 12 steps hold"
  private func varied(_ lesson: Lesson) -> String {
    let count = lesson.steps.count { $0.variation != nil }
    guard count > 0, variants > 0 else { return "" }
    return ", \(counted(variants, "variant")) of \(counted(count, "step")) too"
  }

  /// Prints a lesson's problem on standard output, as it is the command's result, and any other error
  /// on standard error.
  /// - Returns: the exit status.
  private func report(_ error: LessonError) throws -> Int32 {
    guard case .problem = error else { return fail(error).rawValue }
    try printOut("\(shown(error.description))\n")
    return error.exitCode
  }
}

/// `loss-explorer lesson list [FILE]`: prints a lesson's chapters and steps.
struct ListSteps: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the chapters and steps of a lesson, and what each step asks for.")

  @OptionGroup var input: LessonOptions

  func run() throws {
    let lesson = try input.lesson()
    var text = "\(shown(lesson.title))\n"
    let rows = lesson.steps.map { [shown($0.id), kind(of: $0), shown($0.title)] }
    var lines = aligned(rows, width: displayWidth)[...]
    for chapter in lesson.chapters {
      text += "\n\(shown(chapter.title))\n"
      for line in lines.prefix(chapter.steps.count) { text += "  \(line)\n" }
      lines = lines.dropFirst(chapter.steps.count)
    }
    try printOut(text)
  }

  private func kind(of step: Step) -> String {
    switch step.question?.kind {
    case .choices(let choices): "\(choices.count) choices"
    case .number: "a number"
    case nil: ""
    }
  }
}

/// `loss-explorer lesson notes [FILE]`: prints the notes that only the presenter sees.
struct PrintNotes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes",
    abstract: "Print a lesson's notes for the presenter, for paper or a second terminal.",
    discussion: """
      With --follow it stays beside lecture --present: the notes of the step that is shown, what the next \
      Space shows, the next step and the minutes since it began. Ctrl-C ends it.

      EXAMPLES
        loss-explorer lesson notes
      """)

  @OptionGroup var input: LessonOptions

  @Flag(help: "Follow the presentation that runs, whichever lesson it shows, until Ctrl-C.")
  var follow = false

  func validate() throws {
    if follow, input.file != nil {
      throw ValidationError("--follow takes no FILE: it follows the lesson that is presented.")
    }
  }

  func run() throws {
    if follow { try followPresentation() }
    let lesson = try input.lesson().worked
    if let wrong = lesson.problems.first {
      throw fail(LessonError.problem(wrong, in: input.source))
    }
    var text = "\(shown(lesson.lesson.title))\n"
    for worked in lesson.steps {
      guard let notes = worked.step.notes else { continue }
      text += "\n\(shown("\(worked.step.id)  \(worked.step.title)"))\n"
      for line in wrapped(worked.text(of: notes, moment: .before), columns: 76) {
        text += line.isEmpty ? "\n" : "  \(line)\n"
      }
    }
    if lesson.steps.allSatisfy({ $0.step.notes == nil }) { text += "\nIt has no notes.\n" }
    try printOut(text)
  }
}

/// The option that names a lesson.
struct LessonOptions: ParsableArguments {
  @Argument(
    help: "A lesson, a YAML file (without one: the lecture).",
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  var source: LessonSource { file.map(LessonSource.file) ?? .lecture }

  /// Reads the lesson; numbers that it states are not checked.
  func lesson() throws -> Lesson { try reportingErrors { try Lesson(source) } }
}

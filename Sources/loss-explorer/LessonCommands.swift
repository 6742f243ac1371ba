import ArgumentParser
import ExplorerRuntime
import Lessons
import TerminalCore

/// `loss-explorer lesson …`: lessons without a screen.
struct LessonCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: "Check a lesson, list its steps, print the progress in it or its notes.",
    discussion: """
      EXAMPLES
        loss-explorer lesson list
        loss-explorer lesson check Examples/lessons/on-the-margin.yaml
        loss-explorer lesson progress --csv > progress.csv
      """,
    subcommands: [CheckLessons.self, ListSteps.self, PrintProgress.self, PrintNotes.self])
}

/// `loss-explorer lesson check [FILE…]`: whether what lessons state is what the engine computes.
struct CheckLessons: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Compute every number that lessons state and name each one that is wrong.",
    discussion: """
      A problem is printed as FILE:LINE: STEP: PROBLEM, and the exit code is then 65.

      EXAMPLES
        loss-explorer lesson check
        loss-explorer lesson check Examples/lessons/*.yaml
      """)

  @Argument(
    help: "Lesson files (without one: the lecture).",
    completion: .file(extensions: ["yaml", "yml"])
  )
  var files: [String] = []

  func run() throws {
    var code: Int32 = 0
    for source in files.isEmpty ? [.lecture] : files.map(LessonSource.file) {
      let lesson: Lesson
      do throws(LessonError) { lesson = try Lesson(source) } catch {
        code = max(code, try report(error))
        continue
      }
      let problems = lesson.worked.problems
      for problem in problems { code = max(code, try report(.problem(problem, in: source))) }
      guard problems.isEmpty else { continue }
      let (steps, checks) = (lesson.steps.count, lesson.steps.reduce(0) { $0 + $1.checks.count })
      try printOut(
        "\(displayable(source.name)): \(steps) step\(steps == 1 ? "" : "s"), "
          + "\(checks) check\(checks == 1 ? " holds" : "s hold")\n")
    }
    if code != 0 { throw ExitCode(code) }
  }

  /// What is wrong with a lesson is what was asked for; what keeps it from being read is an error.
  private func report(_ error: LessonError) throws -> Int32 {
    if case .problem = error {
      try printOut("\(displayable(error.description))\n")
      return error.exitCode
    }
    return fail(error.description, error.exitCode).rawValue
  }
}

/// `loss-explorer lesson list [FILE]`: what a lesson is made of.
struct ListSteps: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the chapters and steps of a lesson, and what each step asks for.")

  @OptionGroup var input: LessonOptions

  func run() throws {
    let lesson = try input.lesson()
    var text = "\(displayable(lesson.title))\n"
    let rows = lesson.steps.map { [displayable($0.id), kind(of: $0), displayable($0.title)] }
    var lines = aligned(rows)[...]
    for chapter in lesson.chapters {
      text += "\n\(displayable(chapter.title))\n"
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

/// `loss-explorer lesson notes [FILE]`: what is for the presenter alone.
struct PrintNotes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes",
    abstract: "Print a lesson's notes for the presenter, for paper or a second terminal.")

  @OptionGroup var input: LessonOptions

  func run() throws {
    let lesson = try input.workedLesson()
    var text = "\(displayable(lesson.lesson.title))\n"
    for worked in lesson.steps {
      guard let notes = worked.step.notes else { continue }
      text += "\n\(displayable("\(worked.step.id)  \(worked.step.title)"))\n"
      for line in wrapped(worked.text(of: notes, moment: .before), columns: 76) {
        text += line.isEmpty ? "\n" : "  \(line)\n"
      }
    }
    if lesson.steps.allSatisfy({ $0.step.notes == nil }) { text += "\nIt has no notes.\n" }
    try printOut(text)
  }
}

import ArgumentParser
import ExplorerRuntime
import Lessons

/// `loss-explorer lesson print [FILE]`: a handout.
struct PrintLesson: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: "Print a lesson as a handout in Markdown: texts, tables and questions.",
    discussion: """
      EXAMPLES
        loss-explorer lesson print > handout.md
        loss-explorer lesson print --answers > solutions.md
      """)

  @OptionGroup var input: LessonOptions

  @Flag(help: "Print the answers too, and what explains them.")
  var answers = false

  func run() throws {
    let lesson = try input.lesson().worked
    if let wrong = lesson.problems.first {
      throw fail(LessonError.problem(wrong, in: input.source))
    }
    try printOut(lesson.handout(withAnswers: answers))
  }
}

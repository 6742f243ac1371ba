import ArgumentParser
import ExplorerRuntime
import Lessons
import ScoreFiles
import TerminalCore

/// Which lesson.
struct LessonOptions: ParsableArguments {
  @Argument(
    help: "A lesson, a YAML file (without one: the lecture).",
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  var source: LessonSource { file.map(LessonSource.file) ?? .lecture }

  /// The lesson, whose numbers may be wrong.
  func lesson() throws -> Lesson {
    let text = try reportingErrors { () throws(ScoreFileError) in try source.text() }
    do throws(LessonProblem) { return try Lesson(yaml: text) } catch {
      throw fail(line(of: error, in: source), 65)
    }
  }

  /// The lesson and its tables; one with a wrong number ends the program.
  func workedLesson() throws -> WorkedLesson {
    let lesson = worked(try lesson())
    if let problem = lesson.problems.first { throw fail(line(of: problem, in: source), 65) }
    return lesson
  }
}

/// The lesson with its edits typed into the explorer.
func worked(_ lesson: Lesson) -> WorkedLesson {
  lesson.worked { start, keys in situation(after: keys, from: start) }
}

/// What is wrong with a lesson and where, fit for a terminal, as compilers say it.
func line(of problem: LessonProblem, in source: LessonSource) -> String {
  let step = problem.step.map { " \($0):" } ?? ""
  return displayable("\(source.name):\(problem.line):\(step) \(problem.text)")
}

/// Lines of cells under each other, two blanks apart.
/// - Parameter numbers: the columns that stand flush right.
func aligned(_ rows: [[String]], numbers: Range<Int> = 0..<0) -> [String] {
  let columns = rows.map(\.count).max() ?? 0
  let widths = (0..<columns).map { column in rows.map { displayWidth($0[column]) }.max() ?? 0 }
  return rows.map { row in
    var line = ""
    for (column, cell) in row.enumerated() {
      let padding = String(repeating: " ", count: widths[column] - displayWidth(cell))
      line +=
        (column == 0 ? "" : "  ") + (numbers.contains(column) ? padding + cell : cell + padding)
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}

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
    try reportingLessonErrors { () throws(LessonError) in try Lesson(source) }
  }

  /// The lesson and its tables; one with a wrong number ends the program.
  func workedLesson() throws -> WorkedLesson {
    let worked = try lesson().worked
    if let problem = worked.problems.first {
      let error = LessonError.problem(problem, in: source)
      throw fail(error.description, error.exitCode)
    }
    return worked
  }
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

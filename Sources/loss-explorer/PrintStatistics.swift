import ArgumentParser
import ExplorerRuntime
import Lessons
import ScoreFiles
import Scores
import TerminalCore

/// `loss-explorer lesson stats FILE…`: what many students did.
struct PrintStatistics: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Print what many students did in a lesson, step by step, from their progress files.",
    discussion: """
      A student's progress in the lecture is the file lecture.json in the folder loss-explorer of \
      XDG_STATE_HOME (default: ~/.local/state).

      EXAMPLES
        loss-explorer lesson stats class/*.json
        loss-explorer lesson stats class/*.json --csv > stats.csv
      """)

  @Argument(help: "Progress files, one a student.", completion: .file(extensions: ["json"]))
  var files: [String]

  @Option(
    help: "The lesson, a YAML file (without it: the lecture).",
    completion: .file(extensions: ["yaml", "yml"]))
  var lesson: String?

  @Flag(help: "Print CSV: a record a step, with the columns \(Self.titles.joined(separator: ",")).")
  var csv = false

  private static let titles = ["id", "answered", "right", "seconds", "wrong", "times"]

  func run() throws {
    let lesson = try reportingErrors { try Lesson(self.lesson.map(LessonSource.file) ?? .lecture) }
    let worked = lesson.worked
    let all = try files.map { file in
      worked.fitting(try reportingErrors { try ProgressStore.progress(inFile: file) })
    }
    let rows = lesson.statistics(of: all).map { step in
      let wrong = step.wrong.first
      return [
        csv ? step.id : shown(step.id), "\(step.answered)", "\(step.right)",
        step.seconds.map { "\(($0 * 10).rounded() / 10)" } ?? "",
        csv ? wrong?.prediction ?? "" : cut(shown(wrong?.prediction ?? "")),
        wrong.map { "\($0.count)" } ?? "",
      ]
    }
    if csv {
      var writer = CSVWriter()
      for record in [Self.titles] + rows { writer.append(record: record) }
      return try printOut(String(decoding: writer.bytes, as: UTF8.self), as: .data)
    }
    try printOut(
      "\(shown(lesson.title)): \(counted(files.count, "student"))\n\n"
        + aligned([Self.titles] + rows, numbers: 1..<4, width: displayWidth).map { "\($0)\n" }
        .joined())
  }

  private func cut(_ text: String) -> String {
    displayWidth(text) <= 40 ? text : String(text.prefix(39)) + "…"
  }
}

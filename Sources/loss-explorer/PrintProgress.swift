import ArgumentParser
import ExplorerRuntime
import Lessons
import ScoreFiles
import TerminalCore

/// `loss-explorer lesson progress [FILE]`: prints what was predicted in a lesson.
struct PrintProgress: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Print what was predicted in a lesson, and how many attempts and hints it took.",
    discussion: """
      An answer is correct if it was right at the first attempt: yes or no, or in CSV "shown" where the \
      answer was shown without an attempt. Progress is kept in the folder loss-explorer of \
      XDG_STATE_HOME (default: ~/.local/state).

      EXAMPLES
        loss-explorer lesson progress
        loss-explorer lesson progress my-lesson.yaml --csv > progress.csv
      """)

  @OptionGroup var input: LessonOptions

  @Flag(help: "Print CSV: a record a step, with the columns \(Self.titles.joined(separator: ",")).")
  var csv = false

  private static let titles = ["id", "prediction", "correct", "attempts", "hints", "seconds"]

  func run() throws {
    let lesson = try input.lesson()
    let (kept, complaint) = ProgressStore(lesson: input.source).read()
    if let complaint { throw fail(complaint, 65) }
    let progress = lesson.worked.fitting(kept)
    if csv {
      try printOut(records(of: progress, in: lesson), as: .data)
    } else {
      try printOut(text(of: progress, in: lesson))
    }
  }

  /// The records as CSV.
  private func records(of progress: LessonProgress, in lesson: Lesson) -> String {
    var writer = CSVWriter()
    writer.append(record: Self.titles)
    for step in lesson.steps {
      let record = progress.records[step.id] ?? LessonProgress.Record()
      let correct = record.wasOnlyShown ? "shown" : correct(record)
      writer.append(
        record: cells(step.id, record, prediction: record.prediction ?? "", correct: correct))
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The score, and a line for each question.
  private func text(of progress: LessonProgress, in lesson: Lesson) -> String {
    let steps = lesson.steps.filter { $0.question != nil }
    let records = steps.compactMap { progress.records[$0.id] }
    let rows = steps.map { step in
      let id = shown(step.id)
      guard let record = progress.records[step.id] else { return [id, "", "", "", "", ""] }
      let prediction =
        record.wasOnlyShown
        ? "shown, not answered" : shortened(shown(record.prediction ?? ""))
      return cells(id, record, prediction: prediction, correct: correct(record))
    }
    let open = steps.count - records.count { $0.isAnswered && !$0.wasOnlyShown }
    let right = records.count { $0.isAnswered && $0.isCorrect }
    let score = "\(right) of \(steps.count) right at the first attempt"
    let heading =
      "\(shown(lesson.title)): \(score)\(open == 0 ? "" : ", \(open) not answered")\n"
    guard !rows.isEmpty else { return "\(shown(lesson.title)) has no questions.\n" }
    return heading + "\n"
      + aligned([Self.titles] + rows, numbers: 3..<6, width: displayWidth)
      .map { "\($0)\n" }.joined()
  }

  /// What stands in the columns of `titles`.
  private func cells(
    _ id: String, _ record: LessonProgress.Record, prediction: String, correct: String
  ) -> [String] {
    [
      id, prediction, correct, "\(record.attempts)", "\(record.hints)",
      "\((record.seconds * 10).rounded() / 10)",
    ]
  }

  private func correct(_ record: LessonProgress.Record) -> String {
    guard record.isAnswered, !record.wasOnlyShown else { return "" }
    return record.isCorrect ? "yes" : "no"
  }

  /// A prediction cut to 32 columns, so that a line fits in a terminal's width.
  private func shortened(_ text: String) -> String {
    var shown = ""
    for character in text {
      guard displayWidth(shown + String(character)) <= 32 else { return shown + "…" }
      shown.append(character)
    }
    return shown
  }
}

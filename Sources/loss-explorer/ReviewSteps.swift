import ArgumentParser
import ExplorerCore
import ExplorerRuntime
import Lessons
import ScoreFiles
import Scores
import TerminalCore

/// `loss-explorer lesson review [FILE]`: asks what is due.
struct ReviewSteps: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Ask again what is due, chapters mixed, with other numbers where a step has some.",
    discussion: """
      A step that was not right at first comes back the next day, then after 3, 7 and 21 days; one that \
      was right after 7, then 21.

      EXAMPLES
        loss-explorer lesson review
        loss-explorer lesson review --list
      """)

  @OptionGroup var input: LessonOptions

  @Flag(help: "Only list what was answered and when it is due.")
  var list = false

  @Flag(help: "List it as CSV: id,due in days (0 and below: now).")
  var csv = false

  @OptionGroup var looks: LookOptions
  @OptionGroup var plain: PlainOptions

  func run() throws {
    let source = input.source
    let store = ProgressStore(lesson: source)
    if list || csv { return try printDue(store) }
    let loader = LessonLoader(source: source, store: store)
    let first = try reportingErrors { try loader.opening(startsReview: true) }
    let looks = try looks.looks()
    let state = ExplorerState(table: .lecture, preferences: looks.preferences)
    try explore(state, looks, plain, loader, OpenFile(keeping: nil), first: first)
  }

  private func printDue(_ store: ProgressStore) throws {
    let lesson = try input.lesson()
    let (progress, complaint) = store.read()
    if let complaint { throw fail(complaint, 65) }
    let today = LessonLoader.today
    let due = lesson.steps.filter { $0.question != nil }.compactMap { step in
      progress.records[step.id]?.due.map { (step, max(0, $0 - today)) }
    }
    if csv {
      var writer = CSVWriter()
      writer.append(record: ["id", "due"])
      for (step, days) in due { writer.append(record: [step.id, "\(days)"]) }
      return try printOut(String(decoding: writer.bytes, as: UTF8.self), as: .data)
    }
    guard !due.isEmpty else { return try printOut("Nothing to review yet.\n") }
    let rows = due.sorted { $0.1 < $1.1 }.map { step, days in
      [shown(step.id), days == 0 ? "now" : "in \(counted(days, "day"))", shown(step.title)]
    }
    try printOut(aligned(rows, width: displayWidth).map { "\($0)\n" }.joined())
  }
}

import ArgumentParser
import ExplorerCore
import ScoreFiles
import TerminalCore

/// `loss-explorer evaluate FILE`: prints the losses of a table.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Print the losses of a table of scores.",
    discussion: """
      EXAMPLES
        loss-explorer evaluate Examples/lecture.csv
        loss-explorer evaluate scores.csv --scale 2 --squared --format markdown
        loss-explorer evaluate scores.csv --format json | python3 -m json.tool
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var losses: LossOptions
  @OptionGroup var view: ViewOptions

  @Option(help: "\(ReportFormat.allNames).")
  var format = ReportFormat.table

  @Flag(help: "In JSON of a classifier, also the gradients of the full losses.")
  var gradients = false

  func validate() throws {
    if gradients, format != .json { throw ValidationError("--gradients is for --format json.") }
  }

  func run() throws {
    let (model, notes) = try reportingErrors { try input.model() }
    for note in notes { printNote(note) }
    if gradients, !model.isComputed {
      throw fail("a bare table has no W, and so no use for --gradients; open a classifier", 65)
    }
    var report: LossReport
    do {
      let settings = losses.settings
      report = try LossReport(
        model, hinge: settings.applied(to: .lecture), scale: settings.scale ?? 1)
    } catch let overflow {
      throw fail((input.file.map { "\($0): " } ?? "") + overflow.description, overflow.exitCode)
    }
    report.hasGradients = gradients
    try printOut(
      report.text(format, displayable: shown, width: displayWidth),
      as: format == .json || format == .csv ? .data : .text)
  }
}

import ArgumentParser
import ExplorerCore
import ExplorerRuntime
import ScoreFiles
import Scores

/// The options that name a table and say how to read it.
struct InputOptions: ParsableArguments {
  @Argument(
    help: "A table of scores or a classifier, - for standard input (default: the lecture's table).")
  var file: String?

  @Option(
    parsing: .unconditional,
    help: "A small table as one line: 'cat car; x1=cat 3.2 5.1' (:share writes it).",
    transform: TableArgument.init)
  var table: TableArgument?

  @Option(help: "Read FILE as \(FileFormat.allNames) (default: what its name ends in, else csv).")
  var inputFormat: FileFormat?

  @Option(
    help: "The labels of a table without them: a text file, a line a label, or NumPy's integers.")
  var labels: String?

  @Option(
    help: "Read labels as \(LabelKind.allNames), where they could be either (default: found out).")
  var labelsAre: LabelKind?

  @Option(help: "The classes of a table that doesn't name them.", transform: ClassNames.init)
  var classes: ClassNames?

  @Flag(help: "The table has no header: every column is scores, but that of --label-column.")
  var noHeader = false

  @Option(help: "The column of the labels, by its title; without a header by number, from 1.")
  var labelColumn: String?

  @Option(
    help:
      "The columns of scores: titles, numbers, ranges (a..b, 3-12), patterns (logit_*), with commas."
  )
  var scoreColumns: [String] = []

  @Option(help: "A column to leave out, named in the same ways; may be given several times.")
  var ignoreColumn: [String] = []

  @OptionGroup var classifier: ClassifierArguments

  private var options: ReadingOptions { options(of: nil) }

  /// - Parameter subcommand: that which reads the table; nil: the explorer's.
  private func options(of subcommand: ParsableCommand.Type?) -> ReadingOptions {
    var options = ReadingOptions()
    options.subcommand = subcommand?.configuration.commandName
    (options.format, options.labelsAre, options.labelsFile) = (inputFormat, labelsAre, labels)
    (options.hasHeader, options.labelColumn) = (!noHeader, labelColumn)
    options.classNames = classes?.names
    (options.scoreColumns, options.ignoredColumns) = (scoreColumns, ignoreColumn)
    (options.weightsFile, options.biasFile) = (classifier.weights, classifier.bias)
    options.classifier = classifier.settings
    return options
  }

  /// The model, and what is noticed about its file, for `evaluate`.
  func model() throws(ScoreFileError) -> (model: Model, notes: [String]) {
    guard let file else { return (table.map { .scores($0.table) } ?? .lecture, []) }
    let opened = try ScoreFile.read(file, options(of: Evaluate.self))
    return (opened.model, opened.notes)
  }

  /// Starts to read the file; nil if none is named.
  var reading: FileReading? { file.map { FileReading($0, options) } }

  /// The explorer on the table that needs no file.
  func withoutFile(_ preferences: Preferences) -> ExplorerState {
    ExplorerState(
      table: table?.table ?? .lecture, document: table == nil ? .lecture : .given,
      preferences: preferences)
  }

  /// The explorer on the table, and the bytes of its file, for `play`.
  func opened(
    _ preferences: Preferences
  ) throws(ScoreFileError) -> (state: ExplorerState, origin: FileOrigin?) {
    guard let file else { return (withoutFile(preferences), nil) }
    let opened = try ScoreFile.read(file, options(of: Play.self))
    var state = ExplorerState(
      Situation(opened.model), document: .of(file), preferences: preferences)
    state.say(opened.notes)
    return (state, opened.origin)
  }

  func validate() throws {
    if file != nil, table != nil {
      throw ValidationError("FILE and --table are two tables; give one.")
    }
    guard let file else {
      if options != ReadingOptions() {
        throw ValidationError("Options for reading a table need a FILE.")
      }
      return
    }
    let format = options.format(of: file)
    if format == .json || format == .npy,
      noHeader || labelColumn != nil || !scoreColumns.isEmpty || !ignoreColumn.isEmpty
    {
      throw ValidationError(
        "--no-header, --label-column, --score-columns and --ignore-column are for CSV and TSV.")
    }
    if format == .json, labelsAre != nil, labels == nil {
      throw ValidationError(
        "--labels-are is not for JSON: there a name is a string, an index none.")
    }
    if classes != nil, format == .json || format != .npy && !noHeader {
      throw ValidationError(
        "--classes is for tables that don't name their classes: NPY, or --no-header.")
    }
    if labels != nil, labelColumn != nil {
      throw ValidationError("--labels and --label-column are two places for the labels; give one.")
    }
    if noHeader, labels == nil, labelColumn == nil {
      throw ValidationError("--no-header needs --labels FILE or --label-column NUMBER.")
    }
    if noHeader, let labelColumn, Int(labelColumn).map({ $0 < 1 }) ?? true {
      throw ValidationError(
        "--label-column is a number from 1 with --no-header, not \(labelColumn).")
    }
    if classifier.weights != nil, format != .npy {
      throw ValidationError("--weights is for inputs that NumPy saved: FILE.npy.")
    }
    let files = [file, labels, classifier.weights, classifier.bias]
    if files.count(where: { $0 == ScoreFile.standardInput }) > 1 {
      throw ValidationError(
        "Only one of FILE, --labels, --weights and --bias can be standard input.")
    }
  }
}

/// The names that `--classes` lists.
struct ClassNames {
  let names: [String]

  init(_ text: String) throws {
    names = text.split(separator: ",", omittingEmptySubsequences: false).map(trimmedBlanks)
    guard names.count >= 2, !names.contains(""), Set(names).count == names.count else {
      throw ValidationError("--classes is at least 2 different names with commas between: cat,dog")
    }
  }
}

extension FileFormat: ExpressibleByArgument {}
extension LabelKind: ExpressibleByArgument {}

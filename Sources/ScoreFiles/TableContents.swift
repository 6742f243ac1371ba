import LossEngine
import Scores

/// The parts of a table as they were read from a file, each valid by itself.
struct TableContents {
  var classNames: [String]
  /// The titles of the columns of scores, where a CSV or TSV file has a header.
  var titles: [String] = []
  var exampleNames: [String] = []
  /// Row by row.
  var scores: [Double] = []
  /// The type that the scores round to.
  var precision = ScorePrecision.double
  /// nil where the labels are in a file of their own.
  var labels: Labels?
  /// The byte range of each example in the file.
  var rows: [Range<Int>] = []
  /// What the columns of a CSV or TSV file hold.
  var columns = Columns.standard
  /// How the file is opened if its first line holds no titles; nil where these are more than numbers.
  var withoutHeader: String?
  var classifier: LinearClassifier?
  /// The input x of each example; shorter than `rows` where some examples have scores instead.
  var inputs: [LinearModel.Input] = []
  var regularizer = Regularizer()
  var shape: PictureShape?

  /// Adds an input and its scores.
  mutating func append(
    _ input: LinearModel.Input, of classifier: LinearClassifier
  ) throws(ScoreFileError.Problem) {
    let row = input.scores(of: classifier)
    if let position = row.firstIndex(where: { !$0.isFinite }) {
      throw .contents(
        "the score of \(quoted(classNames[position])), W x + b, "
          + "is beyond the largest double, 1.8e308")
    }
    scores += row
    inputs.append(input)
  }

  /// A classifier if every example has an input, else a bare table.
  func model(labels: [Int]) -> Model {
    let table: ScoreTable
    do {
      guard precision == .double else {
        let layout = EncodedScores.Layout(
          precision: precision, exampleCount: labels.count, classCount: classNames.count)
        let encoded = NPYFile.encoded(layout) {
          scores[$0 * classNames.count..<($0 + 1) * classNames.count]
        }
        return .scores(
          try ScoreTable(
            encoded: encoded, labels: labels, classNames: classNames, exampleNames: exampleNames))
      }
      let matrix = try ScoreMatrix(
        exampleCount: labels.count, classCount: classNames.count, labels: labels
      ) { example, classIndex in scores[example * classNames.count + classIndex] }
      table = try ScoreTable(matrix: matrix, classNames: classNames, exampleNames: exampleNames)
    } catch {
      preconditionFailure("a reader lets through what a table refuses: \(error)")
    }
    guard let classifier, inputs.count == table.exampleCount else { return .scores(table) }
    return .linear(
      LinearModel(
        table: table, classifier: classifier, inputs: inputs, regularizer: regularizer, shape: shape
      ))
  }
}

/// The labels of a file, as positions of classes.
struct Labels {
  let positions: [Int]
  /// How all of them are written in the file; nil where some are names and some indices.
  let kind: LabelKind?
}

/// Which columns of a CSV or TSV file hold names and labels, and which are left out; all others hold
/// scores. For a JSON file only `label == nil` has a meaning.
struct Columns: Hashable, Sendable {
  /// Counted from 0; nil where examples are called x1, x2, ….
  var name: Int? = 0
  /// Counted from 0; nil where the labels are in a file of their own.
  var label: Int? = 1
  /// Counted from 0; saving keeps what they hold.
  var ignored: Set<Int> = []

  static let standard = Columns()

  func areScores(_ column: Int) -> Bool {
    column != name && column != label && !ignored.contains(column)
  }
}

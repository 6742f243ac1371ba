import LossEngine
import Scores

/// What a file says of a table, each part checked for itself.
struct TableContents {
  var classNames: [String]
  var exampleNames: [String] = []
  /// Row by row.
  var scores: [Double] = []
  /// nil where they are expected in a file of their own.
  var labels: Labels?
  /// Where in the file each example stands.
  var rows: [Range<UInt32>] = []
  /// What the columns of a CSV or TSV file hold.
  var columns = Columns.standard
  /// What makes the scores of the inputs.
  var classifier: LinearClassifier?
  /// x of each example; fewer than examples where some have scores instead.
  var inputs: [LinearModel.Input] = []

  /// A classifier where every example has its input, else a bare table.
  func model(labels: [Int]) -> Model {
    let table = table(labels: labels)
    guard let classifier, inputs.count == table.exampleCount else { return .scores(table) }
    return .linear(LinearModel(table: table, classifier: classifier, inputs: inputs))
  }

  private func table(labels: [Int]) -> ScoreTable {
    do {
      let matrix = try ScoreMatrix(
        exampleCount: labels.count, classCount: classNames.count, labels: labels
      ) { example, classIndex in scores[example * classNames.count + classIndex] }
      return try ScoreTable(matrix: matrix, classNames: classNames, exampleNames: exampleNames)
    } catch {
      preconditionFailure("a reader lets through what a table refuses: \(error)")
    }
  }
}

/// The labels of a file, as positions of classes.
struct Labels {
  let positions: [Int]
  /// What every one of them is in the file; nil where some are names and some indices.
  let areWritten: LabelsAre?
}

/// Which columns of a CSV or TSV file hold what; those not named here are scores. Of a JSON file only
/// whether it holds labels.
struct Columns: Hashable, Sendable {
  var hasHeader = true
  /// From 0; nil where examples are x1, x2, ….
  var name: Int? = 0
  /// From 0; nil where labels stand in a file of their own.
  var label: Int? = 1

  static let standard = Columns()

  func areScores(_ column: Int) -> Bool { column != name && column != label }
}

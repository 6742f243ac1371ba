import LossEngine
import Scores

/// The formats of a report. `table` (aligned columns) and `markdown` round numbers for reading, `json`
/// and `csv` have them exact.
package enum ReportFormat: String, Hashable, Sendable, CaseIterable {
  case table, json, csv, markdown
}

/// A scale k at which a score is beyond the largest double.
package struct ScaleOverflow: Error, Hashable, Sendable, CustomStringConvertible {
  package let example: String
  package let className: String
  package let score: Double
  package let scale: Double
  /// Whether the scale multiplies W, and not the score itself.
  let isComputed: Bool

  package var description: String {
    isComputed
      ? "the score of \(className) in \(example) is beyond the largest double at W times "
        + "\(NumberText.factor(scale)); choose a smaller scale"
      : "the score of \(className) in \(example), \(NumberText.score(score)), times "
        + "\(NumberText.factor(scale)) is beyond the largest double; choose a smaller scale"
  }

  package var exitCode: Int32 { 65 }
}

/// The losses of a model as text, for a program's output instead of a screen.
package struct LossReport: Sendable {
  let situation: Situation
  let evaluation: Evaluation
  var table: ScoreTable { situation.table }
  var hinge: HingeLoss { situation.hinge }

  /// - Parameter scale: k ≥ 0; an error if a score is beyond the largest double at W × k.
  package init(_ model: Model, hinge: HingeLoss, scale: Double) throws(ScaleOverflow) {
    situation = Situation(model, hinge: hinge, scale: scale)
    let table = model.table
    if let cell = model.firstOverflow(at: scale) {
      throw ScaleOverflow(
        example: table.exampleName(cell.example), className: table.className(cell.class),
        score: table.precision.shown(table.score(cell.example, cell.class)), scale: scale,
        isComputed: model.isComputed)
    }
    evaluation = situation.evaluation(at: scale, hinges: [hinge])
  }

  /// The report; its last line ends with a line feed.
  /// - Parameter displayable: replaces what a terminal must not get in a name. JSON escapes that
  ///   itself; CSV keeps names as they are.
  /// - Parameter width: the number of terminal columns that a text takes.
  package func text(
    _ format: ReportFormat, displayable: (String) -> String, width: (String) -> Int
  ) -> String {
    switch format {
    case .table: alignedText(displayable: displayable, width: width)
    case .json: json
    case .csv: csv
    case .markdown: markdown(displayable: displayable)
    }
  }

  /// The numbers that a report gives of one example.
  struct Row {
    let name: String
    let label: Int
    /// Unscaled.
    let scores: [Double]
    let probabilities: [Double]
    let hingeLoss: Double
    let crossEntropyLoss: Double
    let isCorrect: Bool
    /// The classes with the highest score.
    let winners: [Int]
    /// Whether all classes but one are masked out: only then are probabilities of 0 and 1 and a softmax
    /// loss of 0 exact.
    let hasSingleOpenClass: Bool
  }

  func row(_ example: Int) -> Row {
    let row = situation.row(of: example)
    return Row(
      name: table.exampleName(example), label: table.label(example), scores: table.scores(example),
      probabilities: Softmax.probabilities(row.scores.span),
      hingeLoss: evaluation.hingeLoss(of: example),
      crossEntropyLoss: evaluation.crossEntropyLoss(of: example),
      isCorrect: evaluation.isCorrect(example: example), winners: winners(row.scores.span),
      hasSingleOpenClass: LossEngine.hasSingleOpenClass(row.scores.span))
  }
}

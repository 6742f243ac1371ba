import LossEngine
import Scores

/// The formats of a report. `table` (aligned columns) and `markdown` round numbers for reading, `json`
/// and `csv` have them exact.
package enum ReportFormat: String, Hashable, Sendable, CaseIterable {
  case table, json, csv, markdown
}

/// A scale k at which a score is beyond the largest double; the example and the class are named.
package struct ScaleOverflow: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String
  package var exitCode: Int32 { 65 }
}

/// The losses of a model as text, for a program's output instead of a screen.
package struct LossReport: Sendable {
  let situation: Situation
  let evaluation: Evaluation
  /// Whether JSON of a classifier has the gradients of its full losses.
  package var hasGradients = false
  var table: ScoreTable { situation.table }
  var hinge: HingeLoss { situation.hinge }

  /// - Parameter scale: k ≥ 0; an error if a score is beyond the largest double at W × k.
  package init(_ model: Model, hinge: HingeLoss, scale: Double) throws(ScaleOverflow) {
    situation = Situation(model, hinge: hinge, scale: scale)
    let table = model.table
    if let cell = model.firstOverflow(at: scale) {
      let name = "\(table.className(cell.class)) in \(table.exampleName(cell.example))"
      let score = table.precision.shown(table.score(cell.example, cell.class))
      let (factor, most) = (NumberText.factor(scale), "is beyond the largest double")
      throw ScaleOverflow(
        description: "the score of "
          + (model.isComputed
            ? "\(name) \(most) at W times \(factor)"
            : "\(name), \(NumberText.score(score)), times \(factor) \(most)")
          + "; choose a smaller scale")
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

  /// λ R(k W), which both losses of a classifier get added; nil of a bare table.
  var penalty: Double? {
    situation.model.linear.map {
      $0.regularizer.loss(ofPenalty: $0.penalty(at: situation.scale))
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

  /// One record an example. Means are left out, since other tools would take their record for an
  /// example. `predicted` is empty where classes tie for the highest score.
  var csv: String {
    var writer = CSVWriter()
    writer.append(record: [
      "example", "label", "svm", "softmax", "probability", "predicted", "correct",
    ])
    for example in 0..<table.exampleCount {
      let row = row(example)
      writer.append(field: row.name)
      writer.append(field: table.className(row.label))
      writer.append(number: row.hingeLoss)
      writer.append(number: row.crossEntropyLoss)
      writer.append(number: row.probabilities[row.label])
      writer.append(field: prediction(of: row) ?? "")
      writer.append(field: "\(row.isCorrect)")
      writer.endRecord()
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The class with the highest score; nil for a tie.
  func prediction(of row: Row) -> String? {
    row.winners.count == 1 ? table.className(row.winners[0]) : nil
  }
}

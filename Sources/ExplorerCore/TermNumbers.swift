import Lessons
import LossEngine
import Scores

/// The numbers of the selected example and its table as the explanations of terms write them; `?` where
/// they are hidden or the lesson hasn't come to them.
struct TermNumbers {
  let state: ExplorerState
  private let row: ScoreRow
  private let losses: Evaluation?
  private let labelClass: Int
  private let rivalClass: Int

  private var position: Int { state.selection.example }
  private var id: ExampleID { state.table.examples[position] }

  init(state: ExplorerState) {
    self.state = state
    let (situation, position) = (state.situation, state.selection.example)
    row = situation.row(of: position)
    let isBeyond = situation.model.firstOverflow(at: state.scale, ofExample: position) != nil
    losses =
      isBeyond
      ? nil
      : situation.evaluation(
        at: state.scale, hinges: [state.hinge], examples: position..<position + 1)
    let label = state.table.label(position)
    labelClass = label
    let others = state.table.classes.indices.filter { $0 != label }
    // Which one leads isn't told where predictions are hidden.
    let isTold = !state.hidden.hides(.prediction, of: state.table.examples[position])
    let scores = row.scores
    rivalClass =
      isTold ? others.max { scores[$0] < scores[$1] } ?? label : others.first ?? label
  }

  // MARK: Names and scores

  var example: String { state.table.exampleName(position) }
  var label: String { state.shows(.labels) ? state.table.className(labelClass) : "?" }
  var rival: String { state.table.className(rivalClass) }
  var selectedClass: String { state.table.className(state.selection.class) }
  var selectedScore: String { score(state.selection.class) }
  var labelScore: String { state.shows(.labels) ? score(labelClass) : "?" }
  /// "3.2, 5.1, -1.7, …"
  var scores: String {
    let shown = row.scores.indices.prefix(4).map(score)
    return shown.joined(separator: ", ") + (shown.count < row.scores.count ? ", …" : "")
  }

  private func score(_ index: Int) -> String {
    state.hidesScore(Selection(example: position, class: index))
      ? "?" : NumberText.score(row.shown(index), width: 8)
  }

  // MARK: The SVM loss

  var margin: String { NumberText.factor(state.hinge.margin) }

  /// "max(0, 5.1 − 3.2 + 1) = 2.9", by the margin in force.
  var hingeTerm: String {
    let term = HingeLoss(margin: state.hinge.margin).terms(row, label: labelClass)
      .first { $0.classIndex == rivalClass }
    let isHidden = hides(.svm) || state.hidden.hides(.svm, of: id)
    let result = isHidden ? "?" : term.map { NumberText.loss($0.violation) } ?? "?"
    return "max(0, \(score(rivalClass)) − \(labelScore) + \(margin)) = \(result)"
  }

  /// The label's score less the best other one.
  var lead: String {
    let scores = [score(labelClass), score(rivalClass)]
    guard state.shows(.labels), !scores.contains("?"), !hides(.prediction),
      !state.hidden.hides(.prediction, of: id)
    else { return "?" }
    return NumberText.worked(row.shown(labelClass) - row.shown(rivalClass)).text
  }

  private var hidesHinge: Bool { state.hinge != .lecture && hides(.changedSVM) }

  var svm: String {
    let isHidden =
      hidesHinge || state.hidden.hides(.svm, of: id) || state.hidden.hides(.changedSVM, of: id)
    return text(isHidden) { losses.map { NumberText.loss($0.hingeLoss(of: 0)) } }
  }

  var meanSVM: String {
    text(hides(.svm) || hidesHinge) {
      whole.map { NumberText.loss($0.meanHingeLoss(hinge: $0.hinges.count - 1)) }
    }
  }

  // MARK: Softmax

  private var hidesSoftmax: Bool { state.hidden.hides(.softmax, of: id) }
  private var isExact: Bool { hasSingleOpenClass(row.scores.span) }

  var probability: String {
    text(hidesSoftmax || state.hidden.hides(.probability, of: id)) {
      losses.map {
        let value = $0.labelProbability(of: 0)
        let isMasked = row.scores[labelClass] == -.infinity
        return NumberText.probability(
          value, isExact: [0, 1].contains(value) && (isMasked || isExact))
      }
    }
  }

  var softmax: String {
    text(hidesSoftmax) {
      losses.map { NumberText.loss($0.crossEntropyLoss(of: 0), isExactlyZero: isExact) }
    }
  }

  var meanSoftmax: String {
    text(hides(.softmax)) {
      whole.map { NumberText.loss($0.meanCrossEntropyLoss, isExactlyZero: false) }
    }
  }

  // MARK: The table

  /// The losses of the whole table, where they are known.
  private var whole: Evaluation? { state.isComputing ? nil : state.evaluation }
  var exampleCount: Int { state.table.exampleCount }
  var scale: String { NumberText.factor(state.scale) }
  var rate: String { NumberText.factor(state.look.training.rate) }

  var accuracy: String {
    text(hides(.prediction)) { whole.map { "\($0.correctCount)/\($0.exampleCount)" } }
  }

  /// "L2, λ = 0.1, R = 4".
  var penalty: String {
    guard let linear = state.model.linear else { return "no W, only scores" }
    let regularizer = linear.regularizer
    guard regularizer.kind != .none else { return "nothing is penalized" }
    let size = text(hides(.regularization)) { NumberText.loss(linear.penalty(at: state.scale)) }
    return "\(regularizer.kind.rawValue), λ = \(NumberText.factor(regularizer.lambda)), R = \(size)"
  }

  /// Whether a reading of the table is hidden.
  private func hides(_ reading: Hidden.Reading) -> Bool { state.hidden.hides(reading) }

  private func text(_ isHidden: Bool, _ number: () -> String?) -> String {
    isHidden ? "?" : number() ?? "…"
  }
}

import ExplorerCore
import LossEngine
import Scores

/// Texts of softmax losses and probabilities, which are never exactly 0 or 1 unless classes are
/// masked out, however their doubles round.
struct LossTexts {
  let state: ExplorerState

  init(_ state: ExplorerState) { self.state = state }

  /// A softmax loss of the table: 0 is exact only where nothing but the label is left.
  func softmax(_ loss: Double) -> String {
    NumberText.loss(loss, isExactlyZero: loss == 0 && everyExampleIsMaskedDown)
  }

  func softmax(of example: Int, in evaluation: Evaluation) -> String {
    NumberText.loss(
      evaluation.crossEntropyLoss(of: example), isExactlyZero: isMaskedDown(example))
  }

  /// The probability of the example's label at W × k.
  func labelProbability(of example: Int) -> (value: Double, text: String) {
    labelProbability(of: example, in: state.evaluation)
  }

  func labelProbability(of example: Int, in evaluation: Evaluation) -> (value: Double, text: String)
  {
    let scores = state.table.scores(example).map { scaled($0, by: evaluation.scale) }
    let label = state.table.label(example)
    let probability = Softmax.probabilities(scores.span)[label]
    let isExact = scores[label] == -.infinity || isMaskedDown(example)
    return (probability, NumberText.probability(probability, isExact: isExact))
  }

  /// Whether one class alone of the example is not masked out.
  private func isMaskedDown(_ example: Int) -> Bool {
    state.table.scores(example).count { $0 > -.infinity } == 1
  }

  private var everyExampleIsMaskedDown: Bool {
    (0..<state.table.exampleCount).allSatisfy(isMaskedDown)
  }
}

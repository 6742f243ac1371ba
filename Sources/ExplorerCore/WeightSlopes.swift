import LossEngine
import Scores

/// The slopes of the full loss with respect to V = k·W and b, classes by their positions.
package struct WeightSlopes: Equatable, Sendable {
  /// What is asked for.
  package struct Request: Hashable, Sendable {
    package var isOfSoftmax: Bool
    /// The numbers whose slopes are measured by central differences too.
    package var checked: [LinearWeights.Entry]

    package init(isOfSoftmax: Bool, checked: [LinearWeights.Entry] = []) {
      (self.isOfSoftmax, self.checked) = (isOfSoftmax, checked)
    }
  }

  package let gradient: LinearWeights
  package let differences: [LinearWeights.Entry: CentralDifference]
}

extension WeightSlopes.Request {
  /// About how many scores could be computed in the time that it takes.
  func cost(in situation: Situation) -> Int {
    let inputs = situation.model.linear?.classifier.inputCount ?? 0
    return situation.cost + situation.table.exampleCount * situation.table.classCount * inputs / 20
      + 3 * checked.count * situation.cost
  }

  /// nil of a bare table.
  func slopes(of situation: Situation) -> WeightSlopes? {
    guard let linear = situation.model.linear else { return nil }
    let full = linear.fullLoss(isOfSoftmax ? .softmax : .hinge(situation.hinge))
    let (weights, inputs) = (linear.weights(at: situation.scale), linear.labeledInputs)
    let rows = situation.table.examples.indices.map(situation.row)
    let gradient = full.gradient(weights, inputs, rows: rows)
    let pairs = checked.map { entry in
      let difference = full.centralDifference(
        of: entry, gradient: gradient, weights, inputs, rows: rows)
      return (entry, difference)
    }
    return WeightSlopes(
      gradient: gradient, differences: Dictionary(pairs) { first, _ in first })
  }
}

extension ExplorerState {
  /// nil while they are worked out.
  package func weightSlopes(_ request: WeightSlopes.Request) -> WeightSlopes? {
    if case .weightSlopes(let slopes) = bench.results[.weightSlopes(request)] {
      slopes
    } else {
      nil
    }
  }
}

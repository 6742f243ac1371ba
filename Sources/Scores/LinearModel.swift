import LossEngine

/// A linear classifier, the inputs it is shown, and the table of scores that they make.
package struct LinearModel: Equatable, Sendable {
  /// Classes, examples, labels and names; its scores are W x + b.
  package internal(set) var table: ScoreTable
  package let classifier: LinearClassifier
  /// x of each example, by `ExampleID.index`.
  package let inputs: [[Double]]

  /// - Parameter table: the scores of these inputs; its classes are in the order of W's rows.
  package init(table: ScoreTable, classifier: LinearClassifier, inputs: [[Double]]) {
    precondition(
      inputs.count == table.exampleCount && classifier.classCount == table.classCount
        && inputs.allSatisfy { $0.count == classifier.inputCount },
      "a classifier has a row of W a class, and an input an example")
    (self.table, self.classifier, self.inputs) = (table, classifier, inputs)
  }

  /// x of the example at `position`.
  package func input(of position: Int) -> [Double] { inputs[table.examples[position].index] }

  /// k·W x + b of the example at `position`, in the order of the table's classes.
  package func scores(of position: Int, at k: Double) -> [Double] {
    guard k != 1 else { return table.scores(position) }
    do {
      let scores = try classifier.scores(of: input(of: position).span, scale: k)
      return table.classes.map { scores[$0.index] }
    } catch {
      preconditionFailure("inputs are as long as rows of W: \(error)")
    }
  }
}

import LossEngine
import Scores

@testable import ExplorerCore

extension Model {
  /// The classifier of the slide on softmax and SVM, with two more inputs. Its first scores are
  /// -2.85, 0.86, 0.28.
  static func slide() throws -> Model {
    let classifier = try LinearClassifier(
      weights: [[0.01, -0.05, 0.1, 0.05], [0.7, 0.2, 0.05, 0.16], [0, -0.45, -0.2, 0.03]],
      bias: [0, 0.2, -0.3])
    let inputs = try [[-15, 22, -44, 56], [1, 2, 3, 4], [10, 20, -30, 4.5]]
      .map { try LinearModel.Input($0, of: classifier) }
    let rows = inputs.map { $0.scores(of: classifier) }
    let table = try ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: [2, 0, 1]), classNames: ["cat", "dog", "ship"])
    return .linear(LinearModel(table: table, classifier: classifier, inputs: inputs))
  }
}

extension ExplorerState {
  /// The explorer on a classifier's file.
  static func classifier() throws -> ExplorerState {
    ExplorerState(Situation(try .slide()), document: .file("dir/w.json"))
  }
}

import LossEngine
import Scores
import TerminalCore
import Testing

@testable import ExplorerCore
@testable import ExplorerUI
@testable import Lessons

/// What a step on a classifier hides can't be read from its own panels either.
@Suite struct HiddenClassifierTests {
  /// Two inputs, so that it has a plane, and a shape, so that it has pictures.
  private static func model() throws -> Model {
    let classifier = try LinearClassifier(
      weights: [[1.5713, -0.8271], [-2.1937, 1.2319], [0.5179, -2.7193]],
      bias: [0.3137, 0.1291, -0.4973])
    let inputs = try [[0.5231, 0.4127], [-0.7213, 0.9371], [0.8317, -1.4129]].map {
      try LinearModel.Input($0, of: classifier)
    }
    let table = try ScoreTable(
      matrix: ScoreMatrix(rows: inputs.map { $0.scores(of: classifier) }, labels: [1, 0, 2]),
      classNames: ["cat", "dog", "ship"])
    return .linear(
      LinearModel(
        table: table, classifier: classifier, inputs: inputs,
        regularizer: Regularizer(.l2, lambda: 0.3719),
        shape: PictureShape(rows: 1, columns: 2)))
  }

  private static let panels = [
    "F7", "F7 F2", "F7 F2 g", "F7 F2 T G", "F8", "F8 F2", "F8 z", "F9", "F9 F2", "F9 z", "F10",
    "F10 F2 ] ]", "F10 F2 T ]", "F8 z Tab F10 F2 ]", "F3", "F4", "F5", "F6",
    "v u", "v u F2 Right", "v g", "v l", "v l F2 Down",
  ]

  /// A screen, and what is on it while nothing is hidden.
  private struct Scene {
    let keys: String
    let size: Size
    let state: ExplorerState
    let words: Set<String>
  }

  private static let scenes = Result {
    try panels.flatMap { panel in
      try [("60x18", ""), ("80x24", "> "), ("141x40", "")].map { text, scale in
        let (keys, size) = (scale + panel, try #require(Size(parsing: text)))
        let made = try HiddenClassifierTests.state(after: keys, size)
        let words = draw(made, size: size, isUnicode: true).words
        return Scene(keys: keys, size: size, state: made, words: words)
      }
    }
  }

  private static func state(after keys: String, _ size: Size) throws -> ExplorerState {
    var state = ExplorerState(Situation(try model()), document: .lecture)
    func settle() { _ = state.update(.laidOut(Layout(state, size: size).viewport)) }
    settle()
    for key in try KeyScript.parse(keys) {
      for action in KeyMap.actions(for: key, in: state) { _ = state.update(action) }
      settle()
    }
    state.message = nil
    return state
  }

  @Test(
    arguments: [
      "score.x1.cat", "svm", "svm.x1", "svm.mean", "softmax", "softmax.x1", "R", "full.svm",
      "full.softmax", "gradient.cat.1",
    ])
  func `no panel of a classifier has a hidden number`(item: String) throws {
    let item = try Hideable(parsing: item)
    var seen: Set<String> = []
    for scene in try Self.scenes.get() {
      var hiding = scene.state
      hiding.hide([item])
      _ = hiding.update(.laidOut(Layout(hiding, size: scene.size).viewport))
      let words = draw(hiding, size: scene.size, isUnicode: true).words
      let (hidden, shown) = try secrets(of: scene.state, hiddenIn: hiding)
      seen.formUnion(hidden.intersection(scene.words))
      let leaks = hidden.intersection(words).subtracting(shown)
      #expect(leaks.isEmpty, "\(leaks) after \(scene.keys) at \(scene.size)")
    }
    #expect(!seen.isEmpty, "the same numbers are there while nothing is hidden")
  }

  /// The numbers that are hidden, as screens write them, and those that are not.
  private func secrets(
    of state: ExplorerState, hiddenIn hiding: ExplorerState
  ) throws -> (hidden: Set<String>, shown: Set<String>) {
    var (hidden, shown): (Set<String>, Set<String>) = ([], [])
    func add(_ readings: [Hidden.Reading], of example: Int? = nil, _ texts: [String]) {
      let id = example.map { state.table.examples[$0] }
      let isHidden = readings.contains { hiding.hidden.hides($0, of: id) }
      // Shorter ones stand for other things too.
      for text in texts where text.utf8.count >= 4 {
        if isHidden { hidden.insert(text) } else { shown.insert(text) }
      }
    }
    let linear = try #require(state.model.linear)
    for k in [state.scale, 2 * state.scale] {
      let losses = state.situation.evaluation(at: k)
      let penalty = linear.penalty(at: k)
      let added = linear.regularizer.loss(ofPenalty: penalty)
      let (svm, softmax) = (losses.meanHingeLoss(), losses.meanCrossEntropyLoss)
      add([.regularization], [penalty, added].map { NumberText.loss($0) })
      add([.svm], [NumberText.loss(svm)])
      add([.softmax], [NumberText.loss(softmax)])
      add([.svm, .regularization, .fullSVM], [NumberText.loss(svm + added)])
      add([.softmax, .regularization, .fullSoftmax], [NumberText.loss(softmax + added)])
      for example in state.table.examples.indices {
        add([.svm], of: example, [NumberText.loss(losses.hingeLoss(of: example))])
        add([.softmax], of: example, [NumberText.loss(losses.crossEntropyLoss(of: example))])
      }
    }
    for example in state.table.examples.indices {
      let scores = state.situation.row(of: example).scores
      for (position, score) in scores.enumerated() {
        let isHidden = hiding.hidesScore(Selection(example: example, class: position))
        for text in [6, 7, 8, 9].map({ NumberText.score(score, width: $0) })
          + [NumberText.score(score)]
        {
          if isHidden { hidden.insert(text) } else { shown.insert(text) }
        }
      }
    }
    let rows = state.table.examples.indices.map(state.situation.row)
    for data in [DataLoss.hinge(state.hinge), .softmax] {
      let gradient = linear.fullLoss(data).gradient(
        linear.weights(at: state.scale), linear.labeledInputs, rows: rows)
      let reading: Hidden.Reading = data == .softmax ? .softmax : .svm
      add(
        [.gradient, reading],
        (gradient.weights + gradient.bias).map {
          NumberText.score($0, width: 7, minimumDecimals: 0)
        })
    }
    return (hidden, shown)
  }
}

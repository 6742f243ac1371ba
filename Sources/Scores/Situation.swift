import LossEngine

/// A model, the SVM loss and k, from which all losses are computed, and the selected cell.
package struct Situation: Equatable, Sendable {
  package var model: Model
  /// The SVM loss in force; `HingeLoss.lecture` unless options were changed.
  package var hinge: HingeLoss
  /// k: what multiplies W, and so the scores shown.
  package var scale: Double
  package var selection: Selection

  package init(_ model: Model, hinge: HingeLoss = .lecture, scale: Double = 1) {
    (self.model, self.hinge, self.scale) = (model, hinge, scale)
    selection = Selection(example: 0, class: 0)
  }

  package init(
    table: ScoreTable, hinge: HingeLoss = .lecture, scale: Double = 1, example: Int = 0,
    class: Int = 0
  ) {
    self.init(.scores(table), hinge: hinge, scale: scale)
    selection = Selection(example: example, class: `class`)
  }

  /// The model's table.
  package var table: ScoreTable {
    get { model.table }
    set { model.table = newValue }
  }

  /// The losses evaluated side by side: the lecture's, and the one in force where it differs.
  package var hinges: [HingeLoss] { hinge == .lecture ? [.lecture] : [.lecture, hinge] }

  /// The scores of the example at `position` as they are shown, at W × k.
  package func row(of position: Int) -> ScoreRow { model.row(of: position, at: scale) }

  /// The losses of the whole table at W × k, or of some of its examples.
  /// - Parameter hinges: the SVM losses; nil: those that are shown side by side.
  /// - Parameter check: called every 256 examples; what it throws ends the evaluation.
  package func evaluation<Failure: Error>(
    at k: Double, hinges: [HingeLoss]? = nil, examples part: Range<Int>? = nil,
    checking check: () throws(Failure) -> Void
  ) throws(Failure) -> Evaluation {
    let table = model.table
    let part = part ?? 0..<table.exampleCount
    return try Evaluation(
      exampleCount: part.count, hinges: hinges ?? self.hinges
    ) { index throws(Failure) in
      let position = part.lowerBound + index
      if position % 256 == 0 { try check() }
      return (model.row(of: position, at: k), table.label(position))
    }
  }

  package func evaluation(
    at k: Double, hinges: [HingeLoss]? = nil, examples part: Range<Int>? = nil
  ) -> Evaluation {
    evaluation(at: k, hinges: hinges, examples: part, checking: {})
  }
}

/// The selected cell, by position.
package struct Selection: Hashable, Sendable {
  package var example: Int
  package var `class`: Int

  package init(example: Int, class: Int) {
    (self.example, self.class) = (example, `class`)
  }
}

/// A place of a number that can be typed.
package enum Place: Hashable, Sendable {
  case score(Selection)
  /// Δ
  case margin
  /// A weight of W, by the positions of its class and of its input.
  case weight(class: Int, input: Int)
  /// b of a class.
  case bias(class: Int)
  /// A number of the x of an example.
  case input(example: Int, input: Int)
  /// λ
  case lambda
}

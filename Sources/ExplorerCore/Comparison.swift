import LossEngine
import Scores

/// The numbers before a what-if: those of the situation that the present one is compared with.
package struct Comparison: Equatable, Sendable {
  let cell: Cell
  /// The score that the selected class had, at the k of then; nil if the table had no such cell.
  package let score: Double?
  /// The losses that the selected example had; nil if it wasn't in the table, or its scores are beyond
  /// the largest double.
  package let losses: Losses?

  struct Cell: Hashable, Sendable {
    let example: ExampleID
    let `class`: ClassID
  }

  package struct Losses: Hashable, Sendable {
    package let hinge, softmax: Double
  }

  /// The mean SVM loss in force, and λ R(W).
  package struct Whole: Hashable, Sendable {
    package let hinge, penalty: Double
  }

  init(_ cell: Cell, at present: Selection, in situation: Situation) {
    /// Where an identity is, which is mostly where it is now.
    func position<ID: Equatable>(of id: ID, in all: [ID], near present: Int) -> Int? {
      all.indices.contains(present) && all[present] == id ? present : all.firstIndex(of: id)
    }
    let table = situation.table
    self.cell = cell
    guard let example = position(of: cell.example, in: table.examples, near: present.example) else {
      (score, losses) = (nil, nil)
      return
    }
    score = position(of: cell.class, in: table.classes, near: present.class).map {
      situation.row(of: example).shown($0)
    }
    guard situation.model.firstOverflow(at: situation.scale, ofExample: example) == nil else {
      losses = nil
      return
    }
    let found = situation.evaluation(
      at: situation.scale, hinges: [situation.hinge], examples: example..<example + 1)
    losses = Losses(hinge: found.hingeLoss(of: 0), softmax: found.crossEntropyLoss(of: 0))
  }
}

extension Workbench {
  /// Below this many numbers a model is compared as a whole, and its losses are computed between two keys.
  private static let mostCompared = 4_000

  private var isComparedWhole: Bool {
    let inputCount = compared.model.linear?.classifier.inputCount ?? 0
    return (compared.table.exampleCount + 1) * (compared.table.classCount + inputCount)
      + compared.table.classCount * inputCount <= Workbench.mostCompared
  }

  /// Whether a what-if differs from what it is compared with.
  /// - Parameter isTyping: whether a change is being made that has no revision yet.
  fileprivate func isChanged(isTyping: Bool) -> Bool {
    situation.scale != compared.scale || situation.hinge != compared.hinge
      || (isComparedWhole
        ? situation.model != compared.model : isTyping || history.revision != comparedRevision)
  }

  /// Remembers the losses of a large table before it is changed, once they are known.
  mutating func keepLosses(isTyping: Bool) {
    guard keptLosses == nil, !isComparedWhole, !results.areLossesPending,
      !isChanged(isTyping: isTyping)
    else { return }
    keptLosses = Workbench.whole(compared, results.losses.evaluation)
  }

  /// What a what-if is compared with, for the selected cell.
  fileprivate var before: Comparison {
    let cell = Comparison.Cell(
      example: table.examples[selection.example], class: table.classes[selection.class])
    return Comparison(cell, at: selection, in: compared)
  }

  /// The losses of the whole table that is compared with: of a small one at once, of a large one if they
  /// were known before.
  fileprivate var lossesBefore: Comparison.Whole? {
    guard isComparedWhole else { return keptLosses }
    guard compared.model.firstOverflow(at: compared.scale) == nil else { return nil }
    let found = compared.evaluation(at: compared.scale, hinges: [compared.hinge])
    return Workbench.whole(compared, found)
  }

  private static func whole(_ situation: Situation, _ losses: Evaluation) -> Comparison.Whole {
    let regularizer = situation.model.linear?.regularizer
    let penalty =
      regularizer?.kind == Regularizer.Kind.none || regularizer?.lambda == 0
      ? 0 : situation.model.linear?.penalty(at: situation.scale)
    return Comparison.Whole(
      hinge: losses.meanHingeLoss(hinge: losses.hinges.count - 1),
      penalty: regularizer?.loss(ofPenalty: penalty ?? 0) ?? 0)
  }

  /// Compares from now on with another situation.
  fileprivate mutating func compare(with situation: Situation, revision: Int) {
    (compared, comparedRevision, keptLosses) = (situation, revision, nil)
  }
}

extension ExplorerState {
  /// Whether a change is being made that has no revision yet.
  var isChanging: Bool { entry != nil || look.plane.grabbed != nil }
  private var isChanged: Bool { bench.isChanged(isTyping: isChanging) }

  /// What the situation is compared with; nil while nothing has changed, and while a score is hidden: that
  /// something has changed could tell of it.
  package var comparison: Comparison? { hidesAny(.score) || !isChanged ? nil : bench.before }
  /// The losses of the whole table there; nil where they aren't known.
  package var comparedWhole: Comparison.Whole? { bench.lossesBefore }
  /// The SVM loss and k there.
  package var comparedHinge: HingeLoss { bench.compared.hinge }
  package var comparedScale: Double { bench.compared.scale }

  /// `B`: changes are compared with the present table from now on; where nothing has changed since, with
  /// the table as it was opened again.
  mutating func compareFromHere() {
    if isChanged {
      bench.compare(with: situation, revision: bench.history.revision)
      bench.isComparedWithOpened = false
      notice("changes are compared with this table now; B again: as it was opened")
    } else if bench.isComparedWithOpened {
      notice("nothing has changed: changes are compared with the table as it was opened")
    } else {
      bench.compare(with: bench.opened, revision: History.openedRevision)
      bench.isComparedWithOpened = true
      notice("changes are compared with the table as it was opened again")
    }
  }
}

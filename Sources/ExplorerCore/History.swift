import LossEngine
import Scores

/// One change that undo takes back. Applying it gives its inverse.
enum Edit: Equatable, Sendable {
  case model(ModelEdit)
  case hinge(HingeLoss)
  case scale(Double)

  static func table(_ edit: TableEdit) -> Edit { .model(.table(edit)) }

  var changesModel: Bool { if case .model = self { true } else { false } }

  var insertedExample: ExampleID? {
    if case .model(.table(.insertExample(let id, _))) = self { id } else { nil }
  }

  var deletedExample: ExampleID? {
    if case .model(.table(.deleteExample(let id))) = self { id } else { nil }
  }
}

/// What one key or command did, as the edits that take it back (or, once undone, do it again).
struct Change: Equatable, Sendable {
  /// What it did, for the status line: "car of x2 = 4.4".
  var title: String
  /// Newest first.
  var edits: [Edit]
  var selection: Selection
  /// The model's revision on the other side of this change.
  var revision: Int
}

/// Undo and redo without limit: inverse edits, never tables.
struct History: Equatable, Sendable {
  private(set) var undos: [Change] = []
  private(set) var redos: [Change] = []
  /// Names the contents the model was opened with.
  static let openedRevision = 0
  /// Names the model's present contents; undo brings an older name back.
  private(set) var revision = openedRevision
  private var lastRevision = openedRevision
  /// A run of nudges on one cell is one change; anything else ends the run.
  var isNudging = false

  /// Records what was just done.
  /// - Parameter revision: what the model's contents are now called where they have a name already.
  mutating func record(
    _ title: String, inverses: [Edit], at selection: Selection, revision known: Int? = nil
  ) {
    undos.append(
      Change(title: title, edits: inverses, selection: selection, revision: revision))
    redos.removeAll()
    if let known { revision = known } else if inverses.contains(where: \.changesModel) { revise() }
  }

  /// The last change was carried on: one more nudge of the same cell.
  mutating func extend(_ title: String) {
    undos[undos.count - 1].title = title
    revise()
  }

  /// Takes the newest change off; what undoes its undoing goes to `undone`.
  mutating func takeUndo() -> Change? { undos.popLast() }
  mutating func takeRedo() -> Change? { redos.popLast() }

  mutating func undone(_ change: Change, inverses: [Edit]) {
    redos.append(exchanged(change, inverses))
  }

  mutating func redone(_ change: Change, inverses: [Edit]) {
    undos.append(exchanged(change, inverses))
  }

  private mutating func revise() {
    lastRevision += 1
    revision = lastRevision
  }

  private mutating func exchanged(_ change: Change, _ inverses: [Edit]) -> Change {
    var inverse = change
    (inverse.edits, inverse.revision) = (inverses, revision)
    revision = change.revision
    return inverse
  }
}

import LossEngine
import Scores

/// One edit of a workbench. Applying it gives the edit that takes it back.
enum Edit: Equatable, Sendable {
  case model(ModelEdit)
  case hinge(HingeLoss)
  case scale(Double)

  static func table(_ edit: TableEdit) -> Edit { .model(.table(edit)) }

  var changesModel: Bool { if case .model = self { true } else { false } }
  var deletesExample: Bool {
    if case .model(.table(.deleteExample)) = self { true } else { false }
  }
}

/// What one key or command did, as the edits that undo it (or, once undone, redo it).
struct Change: Equatable, Sendable {
  /// What was done, for the status line: "car of x2 = 4.4".
  var title: String
  /// In the order to apply them.
  var edits: [Edit]
  var selection: Selection
  /// The model's revision after undoing (or redoing) this change.
  var revision: Int
}

/// The changes to undo and redo, without limit.
struct History: Equatable, Sendable {
  /// The newest last.
  var undos: [Change] = []
  var redos: [Change] = []
  /// The revision of the model as it was opened.
  static let openedRevision = 0
  /// A number for the model's present contents; undo brings back an earlier one.
  private(set) var revision = openedRevision
  private var lastRevision = openedRevision
  /// Whether the last change is a run of nudges of one cell, which the next nudge extends.
  var isNudging = false

  /// Records a new change, after which there is nothing to redo.
  /// - Parameter known: the revision of the model's contents, where they have one already.
  mutating func record(
    _ title: String, inverses: [Edit], at selection: Selection, revision known: Int? = nil
  ) {
    undos.append(
      Change(title: title, edits: inverses, selection: selection, revision: revision))
    redos.removeAll()
    if let known { revision = known } else if inverses.contains(where: \.changesModel) { revise() }
  }

  /// Extends the last change by one more nudge of the same cell.
  mutating func extend(_ title: String) {
    undos[undos.count - 1].title = title
    redos.removeAll()
    revise()
  }

  /// Forgets the last change, whose edits were taken back otherwise.
  mutating func forgetLast() {
    revision = undos.removeLast().revision
    redos.removeAll()
  }

  /// Notes that the contents are again those that were opened.
  mutating func noteAsOpened() { revision = History.openedRevision }

  /// Records a change that was undone in `redos`, or one that was redone in `undos`.
  /// - Parameter inverses: the edits that reverse it again.
  mutating func recordReversed(
    _ change: Change, inverses: [Edit], in list: WritableKeyPath<History, [Change]>
  ) {
    var inverse = change
    (inverse.edits, inverse.revision) = (inverses, revision)
    revision = change.revision
    self[keyPath: list].append(inverse)
  }

  private mutating func revise() {
    lastRevision += 1
    revision = lastRevision
  }
}

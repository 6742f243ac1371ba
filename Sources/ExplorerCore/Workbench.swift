import Lessons
import LossEngine
import Scores

/// A table on which the reader works, with its document, its losses, its history and its view. While a
/// lesson is on the screen, the reader's own workbench is kept unchanged beside the lesson's.
package struct Workbench: Equatable, Sendable {
  package internal(set) var document: Document
  package internal(set) var situation: Situation
  /// The situation that `r` brings back; its table has the same base as the present one.
  let opened: Situation
  var history = History()
  /// How examples are sorted and filtered; nil: all of them in the order of the file.
  package internal(set) var arrangement: Arrangement?
  /// What a lesson's step hides until the reader has answered.
  package internal(set) var hidden = Hidden.nothing
  package internal(set) var look: Look
  package internal(set) var results = Results()
  /// Changes of a file's model that have not been sent to the journal yet.
  var pendingJournal: [ModelEdit] = []

  /// - Parameter opened: the situation that `r` brings back; nil: `situation`.
  init(_ situation: Situation, opened: Situation? = nil, document: Document) {
    (self.situation, self.document) = (situation, document)
    self.opened = opened ?? situation
    self.document.classifier = situation.model.linear
    look = Look(isTurned: situation.table.exampleCount > Workbench.mostColumns)
  }

  /// A table with more examples opens turned, with a row for each example.
  private static let mostColumns = 8

  var table: ScoreTable {
    get { situation.table }
    set { situation.table = newValue }
  }

  var selection: Selection {
    get { situation.selection }
    set { situation.selection = newValue }
  }

  /// Whether a file's model has changed since it was opened or saved.
  package var isUnsaved: Bool {
    document.path != nil && history.revision != document.savedRevision
  }

  /// Whether `r` would change nothing.
  var isAsOpened: Bool {
    situation.model == opened.model && situation.scale == opened.scale
      && situation.hinge == opened.hinge
  }
}

import Lessons
import LossEngine
import Scores

/// A document that is worked on, with all that belongs to it: what losses are computed from, how it
/// was opened, what was done to it, how it is looked at. The reader's own one waits as it is while a
/// lesson has the screen.
package struct Workbench: Equatable, Sendable {
  package internal(set) var document: Document
  package internal(set) var situation: Situation
  /// What `r` brings back; its table shares its base with the present one.
  let opened: Situation
  var history = History()
  /// How the shown examples are sorted and filtered; nil: all, as in the file.
  package internal(set) var arrangement: Arrangement?
  /// What a step keeps from the reader until it is predicted.
  package internal(set) var hidden = Hidden.nothing
  package internal(set) var look: Look
  package internal(set) var results = Results()
  /// Changes of a file's model that the journal has not been told yet.
  var pendingJournal: [ModelEdit] = []

  /// - Parameter opened: what `r` brings back; nil: what is shown from the start.
  init(_ situation: Situation, opened: Situation? = nil, document: Document) {
    (self.situation, self.document) = (situation, document)
    self.opened = opened ?? situation
    self.document.classifier = situation.model.linear
    look = Look(isTurned: situation.table.exampleCount > Workbench.mostColumns)
  }

  /// More examples than this open turned, a row each.
  private static let mostColumns = 8

  var table: ScoreTable {
    get { situation.table }
    set { situation.table = newValue }
  }

  var selection: Selection {
    get { situation.selection }
    set { situation.selection = newValue }
  }

  /// Scores, labels or names of a file's model have changed since it was opened or saved.
  package var isUnsaved: Bool {
    document.path != nil && history.revision != document.savedRevision
  }

  /// Whether the model, the scale and the loss are as they were opened.
  var isAsOpened: Bool {
    situation.model == opened.model && situation.scale == opened.scale
      && situation.hinge == opened.hinge
  }
}

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
  /// The situation that a what-if is compared with, and the revision of its model.
  var compared: Situation
  var comparedRevision = History.openedRevision
  var isComparedWithOpened = true
  /// The losses of that situation's large table, once they are known.
  var keptLosses: Comparison.Whole?
  /// How examples are sorted and filtered; nil: all of them in the order of the file.
  package internal(set) var arrangement: Arrangement?
  /// What a lesson's step hides until the reader has answered.
  package internal(set) var hidden = Hidden.nothing
  package internal(set) var look: Look
  package internal(set) var results = Results()
  /// The training run that was begun last.
  package internal(set) var training: Training?
  /// Changes of a file's model that have not been sent to the journal yet.
  var pendingJournal: [ModelEdit] = []

  /// - Parameter opened: the situation that `r` brings back; nil: `situation`.
  /// - Parameter learningRate: the η that training begins with.
  init(
    _ situation: Situation, opened: Situation? = nil, document: Document,
    learningRate: Double = Preferences().learningRate
  ) {
    (self.situation, self.document) = (situation, document)
    self.opened = opened ?? situation
    compared = self.opened
    self.document.classifier = situation.model.linear
    look = Look(isTurned: situation.table.exampleCount > Workbench.mostColumns)
    look.training.rate = learningRate
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

  /// Whether a model that was read has changed since, or since it was saved.
  package var isUnsaved: Bool {
    document.wasRead && history.revision != document.savedRevision
  }

  /// Whether `r` would change nothing.
  var isAsOpened: Bool {
    situation.model == opened.model && situation.scale == opened.scale
      && situation.hinge == opened.hinge
  }
}

/// Where a model came from, and which of its revisions is saved.
package struct Document: Equatable, Sendable {
  package var title: String
  /// The file it was opened from or saved to last; nil without one.
  package var path: String?
  /// The file that holds a copy of a lesson's table, which has no file of its own.
  package var copy: String?
  /// The revision of the history that the file holds; nil where it holds none of them as a whole.
  var savedRevision: Int? = History.openedRevision
  /// The classifier that the file holds, as it was opened or saved last; nil where it holds scores.
  var classifier: LinearModel?

  package init(title: String, path: String?) {
    (self.title, self.path) = (title, path)
  }

  package static let lecture = Document(title: "lecture", path: nil)
  /// A table that an option of the command gives.
  package static let given = Document(title: "table", path: nil)
  package static let standardInput = Document(title: "standard input", path: nil)

  /// Whether the table was read from a file or standard input, and is not built in.
  package var wasRead: Bool { path != nil || title == Document.standardInput.title }

  /// The document of a path, where `-` means standard input.
  package static func of(_ path: String) -> Document {
    path == "-" ? .standardInput : .file(path)
  }

  /// The document of a file; its title is the last part of the path.
  package static func file(_ path: String) -> Document {
    Document(title: path.split(separator: "/").last.map(String.init) ?? path, path: path)
  }
}

import Lessons
import LossEngine
import Scores

/// Everything the explorer knows. Screens are drawn from it, `update` is what changes it.
package struct ExplorerState: Sendable {
  package internal(set) var document: Document
  package internal(set) var table: ScoreTable
  /// What `r` brings back; its table shares its base with `table`.
  @Boxed private(set) var opened: Situation
  /// The SVM loss in force; `HingeLoss.lecture` unless options were changed.
  package internal(set) var hinge = HingeLoss.lecture
  /// k: what multiplies W, and so every score shown.
  package internal(set) var scale = 1.0
  package internal(set) var selection = Selection(example: 0, class: 0)
  package internal(set) var mode = Mode.table
  package internal(set) var panel = Panel.terms
  /// Rows are examples, as in a model's score array; otherwise classes, as on the slides.
  package internal(set) var isTurned: Bool
  package internal(set) var viewport = Viewport()
  /// How the shown examples are sorted and filtered; nil: all, as in the file.
  package internal(set) var arrangement: Arrangement?
  package internal(set) var message: Message?
  /// What a step keeps from the reader until it is predicted.
  package internal(set) var hidden = Hidden.nothing
  /// The losses at W × k, and at W × 2k unless a score overflows there. While they are computed they
  /// are those of an earlier table, or of none.
  package internal(set) var evaluation: Evaluation { didSet { evaluationRevision += 1 } }
  package internal(set) var doubled: Evaluation?
  /// Tells one state of the losses from another.
  private(set) var evaluationRevision = 0
  @Boxed var summarized: Summarized?
  var computing: Computing?
  var lastGeneration = 0
  /// The lesson that was opened last, on the screen or not.
  @Boxed package internal(set) var lesson: LessonSession?
  /// The reader's own table, while a lesson has the screen; else nothing.
  var waiting: [ExplorerState] = []
  var history = History()
  var commandHistory: [CommandLine.Prompt: [String]] = [:]
  /// What a question was asked for, once the table is safe.
  var afterSaving: Effect?
  /// Changes of a file's table that the journal has not been told yet.
  var unjournaled: [TableEdit] = []

  package init(table: ScoreTable, document: Document = .lecture) {
    self.init(Situation(table: table), document: document)
  }

  /// - Parameter opened: what `r` brings back; nil: what is shown from the start.
  package init(_ situation: Situation, opened: Situation? = nil, document: Document) {
    self.document = document
    self.opened = opened ?? situation
    table = situation.table
    hinge = situation.hinge
    scale = situation.scale
    selection = Selection(example: situation.example, class: situation.class)
    isTurned = table.exampleCount > 8
    evaluation = Evaluation(exampleCount: 0, hinges: []) { _, _ in 0 }
    evaluateTable()
  }

  /// The table as it is now, and how it is looked at.
  package var situation: Situation {
    Situation(
      table: table, weights: opened.weights, hinge: hinge, scale: scale,
      example: selection.example, class: selection.class)
  }

  /// Whether the losses are still being computed.
  package var isComputing: Bool { computing != nil }
  package var computingGeneration: Int? { computing?.generation }

  /// The losses evaluated side by side: the lecture's, and the one in force where it differs.
  package var hinges: [HingeLoss] { hinge == .lecture ? [.lecture] : [.lecture, hinge] }

  /// Scores, labels or names of a file's table have changed since it was opened or saved.
  package var isUnsaved: Bool {
    document.path != nil && history.revision != document.savedRevision
  }

  /// The shown scores z = k·s of the example at `position`.
  package func shownScores(_ position: Int) -> [Double] {
    table.row(position, scale: scale).scores
  }
}

/// Where the table came from and what of it is safe.
package struct Document: Sendable {
  package var title: String
  /// The file it was opened from or saved to.
  package var path: String?
  var savedRevision = 0

  package init(title: String, path: String?) {
    (self.title, self.path) = (title, path)
  }

  package static let lecture = Document(title: "lecture", path: nil)
  package static let standardInput = Document(title: "standard input", path: nil)

  /// Whether the table is the reader's, and not the program's own.
  package var wasRead: Bool { path != nil || title == Document.standardInput.title }

  /// The document of a path, as commands take it: `-` is standard input.
  package static func of(_ path: String) -> Document {
    path == "-" ? .standardInput : .file(path)
  }

  /// A file's document, called by the last part of its path.
  package static func file(_ path: String) -> Document {
    Document(title: path.split(separator: "/").last.map(String.init) ?? path, path: path)
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

/// What the keys mean at the moment.
package enum Mode: Hashable, Sendable {
  case table
  case edit(Entry)
  /// A lesson's question has the focus.
  case card
  case command(CommandLine)
  case overlay(Overlay)
}

/// What lies over the screen.
package enum Overlay: Hashable, Sendable {
  case help(scroll: Int)
  case list(LessonList)
  /// A file that takes its time; how much of it is read, if that is known.
  case reading(path: String, percent: Int?)
  case question(Question)
}

/// What the explorer can't decide alone.
package enum Question: Hashable, Sendable {
  case quitUnsaved
  case openUnsaved(path: String)
  /// A file that is there already, or this table's own when it is no longer what it was.
  /// - Parameter isCopy: whether it is an export.
  case overwrite(path: String, isCopy: Bool)
  case recover(LostEdits)

  package func allows(_ answer: Answer) -> Bool {
    switch self {
    case .quitUnsaved, .openUnsaved: answer == .save || answer == .discard
    case .overwrite: answer == .yes
    case .recover: answer == .yes || answer == .no
    }
  }
}

/// What the status line says beside the selected cell.
package struct Message: Hashable, Sendable {
  package let text: String
  package let isError: Bool

  static func notice(_ text: String) -> Message { Message(text: text, isError: false) }
  static func error(_ text: String) -> Message { Message(text: text, isError: true) }
}

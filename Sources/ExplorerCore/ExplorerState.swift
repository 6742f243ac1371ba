import Lessons
import LossEngine
import Scores

/// The whole state of the explorer. Screens are drawn from it; only `update` changes it.
package struct ExplorerState: Sendable {
  /// The workbench on the screen: the reader's own, or that of a lesson's step.
  package internal(set) var bench: Workbench
  /// The reader's own workbench while a lesson is on the screen; else nil.
  var own: Workbench?
  /// The lesson's workbench while the reader's own is on the screen, to go on with.
  var left: Workbench?
  /// The lesson that was opened last, whether it is on the screen or not.
  package internal(set) var lesson: LessonSession?
  package internal(set) var preferences: Preferences
  package internal(set) var mode = Mode.table
  package internal(set) var message: Message?
  /// Why changes of the reader's own table are not kept for recovery; nil where they are.
  package internal(set) var journalComplaint: String?
  /// Why the progress in the lesson could not be kept when it was to be last; nil if it was.
  package internal(set) var progressComplaint: String?
  /// The time in seconds, by the clock that `Report.time` tells.
  var now = 0.0
  var commandHistory: [CommandLine.Prompt: [String]] = [:]
  /// What to do once the table is saved, such as to quit.
  var afterSaving: Effect?
  /// What the outside world has to do after the present update, in order.
  var effects: [Effect] = []
  /// The generation of the newest work, which tells its outcome from that of older work.
  var lastGeneration = 0
  /// Where the presentation is, as the outside world was told.
  var toldPlace: PresentedPlace?

  package init(
    table: ScoreTable, document: Document = .lecture, preferences: Preferences = Preferences()
  ) {
    self.init(Situation(table: table), document: document, preferences: preferences)
  }

  package init(
    _ situation: Situation, document: Document, preferences: Preferences = Preferences()
  ) {
    self.preferences = preferences
    bench = Workbench(
      situation, document: document, learningRate: preferences.learningRate)
    bench.workOutLosses()
  }

  /// The reader's own model, also while a lesson is on the screen.
  package var ownModel: Model { (own ?? bench).situation.model }

  /// Whether the reader's own table is unsaved, also while a lesson is on the screen.
  package var isOwnUnsaved: Bool { (own ?? bench).isUnsaved }

  mutating func notice(_ text: String) { message = .notice(text) }
  mutating func complain(_ text: String) { message = .error(text) }
}

// Shortcuts to the workbench on the screen.
extension ExplorerState {
  package var situation: Situation { bench.situation }
  package var model: Model { bench.situation.model }
  package var hinge: HingeLoss { bench.situation.hinge }
  package var hinges: [HingeLoss] { bench.situation.hinges }
  package var scale: Double { bench.situation.scale }
  package var document: Document { bench.document }
  package var isUnsaved: Bool { bench.isUnsaved }
  package var arrangement: Arrangement? { bench.arrangement }
  package var look: Look { bench.look }
  package var panel: Panel { bench.look.panel }
  package var isTurned: Bool { bench.look.isTurned }
  package var viewport: Viewport { bench.look.viewport }

  package internal(set) var table: ScoreTable {
    get { bench.situation.table }
    set { bench.situation.table = newValue }
  }

  package internal(set) var selection: Selection {
    get { bench.situation.selection }
    set { bench.situation.selection = newValue }
  }

  package internal(set) var hidden: Hidden {
    get { bench.hidden }
    set { bench.hidden = newValue }
  }
}

import ExplorerCore
import TerminalCore

/// The modes in which keys have different meanings.
package enum KeyMode: Hashable, Sendable {
  case table, edit
  /// A panel has the focus.
  case panel(Panel)
  case playing, list, panels, command, help, question, reading

  /// Every mode, in the order of help.
  package static var all: [KeyMode] {
    [.table, .edit] + PanelView.all.filter { !$0.keys.isEmpty }.map { .panel($0.panel) }
      + [.playing, .list, .panels, .command, .help, .question, .reading]
  }

  package var title: String {
    switch self {
    case .table: "Table"
    case .edit: "Typing a number"
    case .panel(.card): "A lesson's question"
    case .panel(let panel): "The panel \(panel.name), with the keys (F2)"
    case .playing: "While an answer plays"
    case .list: "List of the lesson's steps"
    case .panels: "List of the panels"
    case .command: "Command line"
    case .help: "Help"
    case .question: "Question"
    case .reading: "While a file is read"
    }
  }

  package init(_ state: ExplorerState) {
    self = state.isPlayingEdits ? .playing : KeyMode(typedIn: state)
  }

  /// The mode for the keys that are typed to show an answer; to them the mode `playing` doesn't apply.
  init(typedIn state: ExplorerState) {
    self =
      switch state.mode {
      case .table: .table
      case .edit: .edit
      case .panel: .panel(state.panel)
      case .command: .command
      case .overlay(.help): .help
      case .overlay(.list): .list
      case .overlay(.panels): .panels
      case .overlay(.reading): .reading
      case .overlay(.question): .question
      }
  }
}

/// Keys of one mode that belong together, with their actions and their texts for help and the footer.
package struct KeyBinding: Sendable {
  package let mode: KeyMode
  package let keys: [Key]
  /// The keys as help shows them, two blanks between keys: "0-9  .  -".
  package let keyText: String
  package let help: String
  /// The keys and their meaning in the footer; nil: not in the footer.
  let hint: KeyMap.Hint?
  /// The hint in a lesson, where it comes before those without one.
  let lessonHint: KeyMap.Hint?
  let action: @Sendable (Key, ExplorerState) -> [Action]

  /// Binds each key to one action.
  init(
    _ mode: KeyMode, _ keyText: String, _ pairs: [(Key, Action)], _ help: String,
    hint: (keys: String, meaning: String)? = nil,
    lessonHint: (keys: String, meaning: String)? = nil, isWayOut: Bool = false
  ) {
    let actions = Dictionary(pairs) { first, _ in first }
    self.init(
      mode, keyText, pairs.map(\.0), help, hint: hint, lessonHint: lessonHint,
      isWayOut: isWayOut,
      action: { key, _ in actions[key].map { [$0] } ?? [] })
  }

  init(
    _ mode: KeyMode, _ keyText: String, _ keys: [Key], _ help: String,
    hint: (keys: String, meaning: String)? = nil,
    lessonHint: (keys: String, meaning: String)? = nil, isWayOut: Bool = false,
    action: @escaping @Sendable (Key, ExplorerState) -> [Action]
  ) {
    (self.mode, self.keys, self.keyText, self.help) = (mode, keys, keyText, help)
    func made(_ hint: (keys: String, meaning: String)?) -> KeyMap.Hint? {
      hint.map { KeyMap.Hint(keys: $0.keys, meaning: $0.meaning, isWayOut: isWayOut) }
    }
    self.hint = made(hint)
    self.lessonHint = made(lessonHint)
    self.action = action
  }
}

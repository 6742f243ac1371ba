import ExplorerCore
import TerminalCore

/// The modes in which keys have different meanings.
package enum KeyMode: Hashable, Sendable {
  case table, edit
  /// A panel has the focus.
  case panel(Panel)
  case playing, list, panels, command, help, question, reading
  /// A presentation's own keys, whichever part has the others; while hands are counted; while the screen
  /// is blank.
  case presenting, voting, blank

  /// Every mode, in the order of help.
  package static var all: [KeyMode] {
    [.table, .edit] + PanelView.all.filter { !$0.keys.isEmpty }.map { .panel($0.panel) }
      + [.presenting, .voting, .blank, .playing, .list, .panels, .command, .help, .question]
      + [.reading]
  }

  package var title: String {
    switch self {
    case .table: "Table"
    case .edit: "Typing a number"
    case .panel(.card): "A lesson's card"
    case .panel(let panel): "The panel \(panel.name), with the keys (F2)"
    case .presenting: "While presenting, whatever has the keys"
    case .voting: "While hands are counted"
    case .blank: "While the screen is blank"
    case .playing: "While an answer plays"
    case .list: "List of the lesson's steps"
    case .panels: "List of the panels"
    case .command: "Command line"
    case .help: "Help"
    case .question: "Question"
    case .reading: "While a file is read"
    }
  }

  /// Whether the table or a panel has the keys, and nothing is typed.
  var isResting: Bool {
    switch self {
    case .table, .panel: true
    default: false
    }
  }

  package init(_ state: ExplorerState) {
    self = state.isPlayingEdits ? .playing : KeyMode(ignoringPlayIn: state)
  }

  /// The mode of the table or the panel that has the keys, behind whatever is over it.
  init(restingOf state: ExplorerState) {
    self = state.restingMode == .panel ? .panel(state.look.focus ?? state.panel) : .table
  }

  /// The mode, leaving out that an answer is playing: the program types its keys then, and they mean what
  /// they always do. Only the reader's own keys hurry it.
  init(ignoringPlayIn state: ExplorerState) {
    self =
      switch state.mode {
      case .table: .table
      case .edit: .edit
      case .panel where state.isVoting: .voting
      case .panel: .panel(state.look.focus ?? state.panel)
      case .overlay(.blank): .blank
      case .command: .command
      case .overlay(.help): .help
      case .overlay(.list): .list
      case .overlay(.panels): .panels
      case .overlay(.reading): .reading
      case .overlay(.question): .question
      }
  }
}

/// Keys that belong together in a mode, with their actions and their texts for help and the footer.
package struct KeyBinding: Sendable {
  package let keys: [Key]
  /// The keys as help shows them, two blanks between keys: "0-9  .  -".
  package let keyText: String
  package let help: String
  /// The keys and their meaning in the footer; nil: not in the footer.
  let hint: KeyMap.Hint?
  /// The hint in a lesson, where it comes before those without one.
  let lessonHint: KeyMap.Hint?
  let action: @Sendable (Key, ExplorerState) -> [Action]
  /// Changes a hint to what its keys do at the moment, where that is not always the same.
  private(set) var reword: @Sendable (inout KeyMap.Hint, ExplorerState) -> Void = { _, _ in }

  /// Binds each key to one action.
  init(
    _ actions: KeyValuePairs<Key, Action>, shownAs keyText: String? = nil, _ help: String,
    hint: String? = nil, lessonHint: String? = nil, hintKeys: String? = nil, isWayOut: Bool = false,
    isNeeded: Bool = false
  ) {
    let actionOfKey = Dictionary(uniqueKeysWithValues: actions.map { ($0.key, $0.value) })
    self.init(
      actions.map(\.key), shownAs: keyText, help, hint: hint, lessonHint: lessonHint,
      hintKeys: hintKeys, isWayOut: isWayOut, isNeeded: isNeeded
    ) { key, _ in actionOfKey[key].map { [$0] } ?? [] }
  }

  /// - Parameters:
  ///   - keyText: what help shows instead of the names of the keys.
  ///   - hintKeys: what the footer shows instead of that.
  init(
    _ keys: [Key], shownAs keyText: String? = nil, _ help: String, hint: String? = nil,
    lessonHint: String? = nil, hintKeys: String? = nil, isWayOut: Bool = false,
    isNeeded: Bool = false,
    action: @escaping @Sendable (Key, ExplorerState) -> [Action]
  ) {
    let keyText = keyText ?? keys.map(KeyBinding.sign(of:)).joined(separator: "  ")
    func shown(_ meaning: String?) -> KeyMap.Hint? {
      meaning.map {
        KeyMap.Hint(
          keys: hintKeys ?? keyText, meaning: $0, isWayOut: isWayOut, isNeeded: isNeeded)
      }
    }
    (self.keys, self.keyText, self.help, self.action) = (keys, keyText, help, action)
    (self.hint, self.lessonHint) = (shown(hint), shown(lessonHint))
  }

  func rewording(
    _ reword: @escaping @Sendable (inout KeyMap.Hint, ExplorerState) -> Void
  ) -> KeyBinding {
    var binding = self
    binding.reword = reword
    return binding
  }

  private static func sign(of key: Key) -> String {
    switch key {
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    default: key.name
    }
  }
}

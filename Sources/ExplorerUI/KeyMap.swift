import ExplorerCore
import TerminalCore

/// What decides what a key means.
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

  /// What keys mean when no answer plays, and to the keys that play it.
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

/// Keys that do one thing in one mode, and how help, the footer and the list of keys speak of them.
package struct KeyBinding: Sendable {
  package let mode: KeyMode
  package let keys: [Key]
  /// The keys as help shows them: "0-9 . -".
  package let keyText: String
  package let help: String
  /// The meaning in the footer, shortest form; nil keeps the binding out of it.
  let hint: KeyMap.Hint?
  /// The same while a lesson has the screen.
  let lessonHint: KeyMap.Hint?
  let action: @Sendable (Key, ExplorerState) -> [Action]

  /// A binding of one action for each of some keys, in the order of the keys.
  init(
    _ mode: KeyMode, _ keyText: String, _ pairs: [(Key, Action)], _ help: String,
    hint: (keys: String, meaning: String)? = nil,
    lessonHint: (keys: String, meaning: String)? = nil, isWayOut: Bool = false
  ) {
    let actions = Dictionary(pairs.map { ($0.0, $0.1) }, uniquingKeysWith: { first, _ in first })
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

/// The one table of keys: it translates keys to actions, and makes the footer, the help screen and the
/// list of keys in the documents.
package enum KeyMap {
  /// A line's worth of help: the keys and what they do.
  struct Hint: Hashable, Sendable {
    let keys: String
    let meaning: String
    /// Shown however narrow the screen is.
    let isWayOut: Bool
  }

  package static let bindings =
    tableBindings + editBindings + PanelView.all.flatMap(keys(of:)) + playingBindings + listBindings
    + panelsBindings + commandBindings + helpBindings + questionBindings + readingBindings

  /// A panel that keeps all keys to itself still gives way to other panels.
  private static func keys(of view: PanelView) -> [KeyBinding] {
    guard !view.passesKeysOn else { return view.keys }
    return view.keys
      + [panels(.panel(view.panel), "the panels behind it; what is hidden stays hidden")]
  }

  private static let bindingsByKey = Dictionary(grouping: bindings, by: \.mode).mapValues {
    Dictionary($0.flatMap { binding in binding.keys.map { ($0, binding) } }) { first, _ in first }
  }

  private static func meaning(of key: Key, in mode: KeyMode, _ state: ExplorerState) -> [Action]? {
    bindingsByKey[mode]?[key]?.action(key, state)
  }

  static func hints(in mode: KeyMode) -> [Hint] {
    bindings.filter { $0.mode == mode }.compactMap(\.hint)
  }

  /// The footer's hints: of the bindings that make sense at the moment.
  static func hints(for state: ExplorerState) -> [Hint] {
    let mode = KeyMode(state)
    let offered = bindings.filter { binding in
      binding.mode == mode
        && binding.keys.flatMap { binding.action($0, state) }.allSatisfy {
          isOffered($0, in: state)
        }
    }
    guard state.session != nil else { return offered.compactMap(\.hint) }
    // In a lesson its keys come first.
    return offered.compactMap(\.lessonHint)
      + offered.filter { $0.lessonHint == nil }.compactMap(\.hint)
  }

  private static func isOffered(_ action: Action, in state: ExplorerState) -> Bool {
    let session = state.session
    switch action {
    case .answer(let answer):
      guard case .overlay(.question(let question)) = state.mode else { return false }
      return question.allows(answer)
    case .moveInCard: return session?.choices.isEmpty == false
    case .answerWith, .eraseAnswer: return session?.choices.isEmpty == true
    case .recordPrediction: return session?.isAsking == true
    case .takeHint: return session.map { $0.card.hints < $0.step.hints.count } ?? false
    case .reveal:
      return session.map { $0.card.phase == .open && ($0.hasAnswer || $0.isPresented) } ?? false
    case .hideLast: return session?.isPresented == true
    case .nextStep:
      return session.map { $0.position + 1 < $0.lesson.steps.count } ?? true
    case .previousStep: return session.map { $0.position > 0 } ?? false
    default: return true
    }
  }

  /// What a key means now.
  package static func actions(for key: Key, in state: ExplorerState) -> [Action] {
    if key == .control("c") { return [.quitAtOnce] }
    if key == .control("z") { return [.suspend] }
    return state.isPlayingEdits ? [.hurry] : meaning(of: key, in: state)
  }

  /// What a key means that a script types: one that plays an answer too.
  package static func meaning(of key: Key, in state: ExplorerState) -> [Action] {
    let mode = KeyMode(typedIn: state)
    if let entry = state.entry, case .character(let character) = key, entry.takes(character) {
      return [.type(character)]
    }
    if let meaning = meaning(of: key, in: mode, state) { return meaning }
    switch (mode, key) {
    case (.command, .character(let character)): return [.typeCommand(character)]
    case (.list, .character(let character)): return [.searchList(character)]
    case (.panel(let panel), _):
      let inTable = meaning(of: key, in: .table, state)
      if PanelView.of(panel).passesKeysOn, !cellKeys.contains(key) { return inTable ?? [] }
      let name = panel == .card ? "the card" : panel.name
      return [.explain("\(name) has the keys; F2 gives them to the table")]
    case (.edit, _):
      // Any other key keeps the number, which `update` sees to, then does what it does in the table.
      return meaning(of: key, in: .table, state) ?? [.keep]
    default: return []
    }
  }

  /// Keys that would move in the table or change a cell while the eye is on a panel.
  private static let cellKeys: Set<Key> =
    Set("0123456789.-+hjkl[]{}y ".map(Key.character))
    .union([
      .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .enter, .backspace, .delete,
    ])

  /// The list of keys, for the documents.
  package static var markdown: String {
    KeyMode.all.map { mode in
      let rows = bindings.filter { $0.mode == mode }
        .map {
          "| \($0.keyText.split(separator: "  ").map { "`\($0)`" }.joined(separator: " ")) | \($0.help) |\n"
        }
      return "| \(mode.title) | |\n| --- | --- |\n" + rows.joined()
    }.joined(separator: "\n")
  }
}

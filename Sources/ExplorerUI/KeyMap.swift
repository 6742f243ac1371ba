import ExplorerCore
import TerminalCore

/// What decides what a key means.
package enum KeyMode: String, CaseIterable, Sendable {
  case table = "Table"
  case edit = "Typing a number"
  case command = "Command line"
  case help = "Help"
  case question = "Question"

  package init(_ state: ExplorerState) {
    self =
      switch state.mode {
      case .table: .table
      case .edit: .edit
      case .command: .command
      case .overlay(.help): .help
      case .overlay(.question): .question
      }
  }
}

/// Keys that do one thing in one mode, and how help, footer and README speak of them.
package struct KeyBinding: Sendable {
  package let mode: KeyMode
  package let keys: [Key]
  /// The keys as help shows them: "0-9 . -".
  package let keyText: String
  package let help: String
  /// The meaning in the footer, shortest form; nil keeps the binding out of it.
  let hint: KeyMap.Hint?
  let action: @Sendable (Key) -> [Action]

  /// A binding of one action for each of some keys, in the order of the keys.
  init(
    _ mode: KeyMode, _ keyText: String, _ pairs: [(Key, Action)], _ help: String,
    hint: (keys: String, meaning: String)? = nil, isWayOut: Bool = false
  ) {
    let actions = Dictionary(pairs.map { ($0.0, $0.1) }, uniquingKeysWith: { first, _ in first })
    self.init(
      mode, keyText, pairs.map(\.0), help, hint: hint, isWayOut: isWayOut,
      action: { key in actions[key].map { [$0] } ?? [] })
  }

  init(
    _ mode: KeyMode, _ keyText: String, _ keys: [Key], _ help: String,
    hint: (keys: String, meaning: String)? = nil, isWayOut: Bool = false,
    action: @escaping @Sendable (Key) -> [Action]
  ) {
    (self.mode, self.keys, self.keyText, self.help) = (mode, keys, keyText, help)
    self.hint = hint.map { KeyMap.Hint(keys: $0.keys, meaning: $0.meaning, isWayOut: isWayOut) }
    self.action = action
  }
}

/// The one table of keys: it translates keys to actions, and makes the footer, the help screen and
/// the README's list.
package enum KeyMap {
  /// A line's worth of help: the keys and what they do.
  struct Hint: Sendable {
    let keys: String
    let meaning: String
    /// Shown however narrow the screen is.
    let isWayOut: Bool
  }

  package static let bindings =
    tableBindings + editBindings + commandBindings + helpBindings + questionBindings

  private static let byKey: [KeyMode: [Key: KeyBinding]] = {
    var map: [KeyMode: [Key: KeyBinding]] = [:]
    for binding in bindings {
      for key in binding.keys { map[binding.mode, default: [:]][key] = binding }
    }
    return map
  }()

  private static let hintsByMode: [KeyMode: [Hint]] = Dictionary(
    grouping: bindings.filter { $0.hint != nil }, by: \.mode
  ).mapValues { $0.compactMap(\.hint) }

  static func hints(in mode: KeyMode) -> [Hint] { hintsByMode[mode] ?? [] }

  /// The footer's hints; of the answers, those that the question allows.
  static func hints(for state: ExplorerState) -> [Hint] {
    guard case .overlay(.question(let question)) = state.mode else {
      return hints(in: KeyMode(state))
    }
    return bindings.filter { binding in
      binding.mode == .question
        && binding.keys.flatMap(binding.action).allSatisfy { action in
          if case .answer(let answer) = action { question.allows(answer) } else { true }
        }
    }.compactMap(\.hint)
  }

  /// What a key means now.
  package static func actions(for key: Key, in state: ExplorerState) -> [Action] {
    let mode = KeyMode(state)
    if key == .control("c") { return [.quitAtOnce] }
    if key == .control("z") { return [.suspend] }
    if let entry = state.entry, case .character(let character) = key, entry.takes(character) {
      return [.type(character)]
    }
    if let binding = byKey[mode]?[key] { return binding.action(key) }
    switch (mode, key) {
    case (.command, .character(let character)): return [.typeCommand(character)]
    case (.edit, _):
      // Any other key keeps the number, which `update` sees to, then does what it does in the table.
      return byKey[.table]?[key]?.action(key) ?? [.keep]
    default: return []
    }
  }

  /// The list of keys in the README.
  package static var markdown: String {
    KeyMode.allCases.map { mode in
      let rows = bindings.filter { $0.mode == mode }
        .map {
          "| \($0.keyText.split(separator: "  ").map { "`\($0)`" }.joined(separator: " ")) | \($0.help) |\n"
        }
      return "| \(mode.rawValue) | |\n| --- | --- |\n" + rows.joined()
    }.joined(separator: "\n")
  }
}

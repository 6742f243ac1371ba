import ExplorerCore
import TerminalCore

/// All key bindings. Actions, the footer, help and the list of keys in the documents are made from them.
package enum KeyMap {
  /// A text of the footer: keys and what they do.
  struct Hint: Hashable, Sendable {
    var keys: String
    var meaning: String
    /// Whether it is shown on the narrowest screen too, since it leads out of the mode.
    let isWayOut: Bool
    /// Whether it has room before other hints.
    var isNeeded = false
  }

  /// The bindings of a mode, in the order of help.
  package static func bindings(of mode: KeyMode) -> [KeyBinding] {
    switch mode {
    case .table: tableBindings
    case .edit: editBindings
    case .panel(let panel): bindings(of: PanelView.of(panel))
    case .presenting: presentingBindings
    case .voting: votingBindings
    case .blank: []
    case .playing: playingBindings
    case .list: listBindings
    case .panels: panelsBindings
    case .command: commandBindings
    case .help: helpBindings
    case .question: questionBindings
    case .reading: readingBindings
    }
  }

  /// A panel that passes no keys on to the table still lets other panels come to the front.
  private static func bindings(of view: PanelView) -> [KeyBinding] {
    view.passesKeysOn
      ? view.keys : view.keys + [panels("the panels behind it; what is hidden stays hidden")]
  }

  private static let bindingsByKey = Dictionary(
    uniqueKeysWithValues: KeyMode.all.map { mode in
      let pairs = bindings(of: mode).flatMap { binding in binding.keys.map { ($0, binding) } }
      return (mode, Dictionary(pairs) { first, _ in first })
    })

  private static func bound(_ key: Key, in mode: KeyMode, _ state: ExplorerState) -> [Action]? {
    bindingsByKey[mode]?[key]?.action(key, state)
  }

  static func hints(in mode: KeyMode) -> [Hint] {
    bindings(of: mode).compactMap(\.hint)
  }

  /// The hints of the footer, without those of keys that have no use at the moment.
  static func hints(for state: ExplorerState) -> [Hint] {
    let offered = bindings(of: KeyMode(state)).filter { isOffered($0, in: state) }
    func hints(_ bindings: [KeyBinding], _ hint: (KeyBinding) -> Hint?) -> [Hint] {
      bindings.compactMap { binding in
        hint(binding).map { hint in
          var hint = hint
          binding.reword(&hint, state)
          return hint
        }
      }
    }
    guard let session = state.session else { return hints(offered, \.hint) }
    let isPresenting = session.isPresented && KeyMode(state).isResting
    let ofPresenter = isPresenting ? presentingBindings.filter { isOffered($0, in: state) } : []
    return panelOfStep(state) + hints(offered, \.lessonHint)
      + hints(offered.filter { $0.lessonHint == nil }, \.hint) + hints(ofPresenter, \.hint)
  }

  /// The key of the panel that the step names, while its card is in front.
  private static func panelOfStep(_ state: ExplorerState) -> [Hint] {
    guard state.panel == .card, let view = PanelView.ofStep(state), let key = view.key(state) else {
      return []
    }
    return [Hint(keys: key.name, meaning: view.panel.name, isWayOut: false)]
  }

  /// Whether Space in the card has nothing to show and goes to the next step.
  static func spaceGoesOn(_ state: ExplorerState) -> Bool {
    state.look.focus == .card && !isOffered(.reveal, in: state)
  }

  private static func isOffered(_ binding: KeyBinding, in state: ExplorerState) -> Bool {
    guard binding.hint != nil || binding.lessonHint != nil else { return false }
    let actions = binding.keys.flatMap { binding.action($0, state) }
    // Keys that do nothing now have no hint; digits of an entry are no binding's.
    return (binding.keys.isEmpty || !actions.isEmpty)
      && actions.allSatisfy { isOffered($0, in: state) }
  }

  private static func isOffered(_ action: Action, in state: ExplorerState) -> Bool {
    let session = state.session
    switch action {
    case .answer(let answer):
      guard case .overlay(.question(let question)) = state.mode else { return false }
      return question.allows(answer)
    case .moveInCard: return session.map { $0.card.phase == .open && !$0.choices.isEmpty } ?? false
    case .answerWith: return session.map { $0.isAsking && $0.choices.isEmpty } ?? false
    case .eraseAnswer: return false
    case .recordPrediction: return session?.isAsking == true
    case .cancel where state.mode == .panel: return state.panel != .card
    case .cancel where state.mode == .table:
      return session != nil && state.panel != .card && state.look.zoom == .none
        && state.look.searched == nil
    case .keepAndMoveToNextCell: return state.entry?.place != .margin
    case .completeCommand: return state.canComplete
    case .recallOlder: return state.hasCommandHistory
    case .clearFromList: return state.isSearchingList || state.canForgetFromList
    case .vote: return session?.mayVote ?? false
    case .takeHint:
      return session.map { $0.card.phase == .open && $0.card.hints < $0.step.hints.count } ?? false
    case .reveal:
      return session?.hasMore == true
    case .hideLast:
      guard let session, session.isPresented else { return false }
      return session.card.phase != .open || session.card.revealed > 0
    case .type, .nudge: return !state.model.isComputed || state.look.focus == .weights
    case .changePictureLook(.toggleSums), .changePictureLook(.toggleOrder):
      return state.pictureShape?.channels == 3
    case .practise:
      return session.map { $0.card.phase == .done && $0.step.variation != nil } ?? false
    case .makeLabel: return state.shows(.labels)
    case .previousMatch: return state.look.searched != nil
    // The footer tells of it beside N.
    case .nextMatch: return false
    case .nextStep:
      return session.map { $0.next != nil } ?? true
    case .previousStep: return session.map { $0.previous != nil } ?? false
    default: return true
    }
  }

  /// The actions of a key that was pressed.
  package static func actions(for key: Key, in state: ExplorerState) -> [Action] {
    // Where Esc leads out of something, so does Ctrl-C.
    if key == .control("c") { return bound(key, in: KeyMode(state), state) ?? [.quitAtOnce] }
    if key == .control("z") { return [.suspend] }
    if key == .control("l") { return [.repaint] }
    guard state.isPlayingEdits else { return meaning(of: key, in: state) }
    // Behind a blank screen nobody watches the rest.
    if state.session?.isPresented == true, blankKeys.contains(key) { return [.hurry, .blank] }
    guard endingKeys.contains(key) else { return [.hurry] }
    // What they mean once the rest is there: the program may be half-way through a number now.
    let after = state.look.focus.map(KeyMode.panel) ?? .table
    return [.hurry] + (bound(key, in: after, state) ?? [])
  }

  /// The actions of a key in the present mode, also of one that is typed to show a lesson's answer.
  package static func meaning(of key: Key, in state: ExplorerState) -> [Action] {
    if let entry = state.entry, case .character(let character) = key, entry.takes(character) {
      return [.type(character)]
    }
    let mode = KeyMode(ignoringPlayIn: state)
    if mode == .blank { return [.cancel] }
    if state.session?.isPresented == true, mode.isResting,
      let meaning = bound(key, in: .presenting, state)
    {
      return meaning
    }
    if let meaning = bound(key, in: mode, state) { return meaning }
    switch (mode, key) {
    case (.command, .character(let character)): return [.typeCommand(character)]
    case (.list, .character(let character)): return [.searchList(character)]
    case (.panel(let panel), _):
      let inTable = bound(key, in: .table, state)
      if !cellKeys.contains(key) {
        guard let inTable else { return unknown(key, in: mode) }
        if PanelView.of(panel).passesKeysOn { return inTable }
      }
      let other = state.viewport.companion.map { $0 == panel ? state.panel : $0 }
      let (name, receiver) = (named(panel), other.map(named) ?? "the table")
      return [.explain("\(name) has the keys; F2 gives them to \(receiver)")]
    case (.edit, _):
      // Any other key does what it does in the table; `update` keeps the number first. A character that
      // means nothing there was meant for the number.
      if let inTable = bound(key, in: .table, state) { return inTable }
      if case .character(let character) = key { return [.type(character)] }
      return unknown(key, in: mode)
    default: return unknown(key, in: mode)
    }
  }

  private static func named(_ panel: Panel) -> String {
    panel == .card ? "the card" : panel.name
  }

  /// What a key says that has no meaning.
  private static func unknown(_ key: Key, in mode: KeyMode) -> [Action] {
    switch mode {
    case .table, .edit, .panel: [.explain("\(key.name) does nothing here; ? lists the keys")]
    case .list, .panels, .command: [.explain("\(key.name) does nothing here; Esc leaves")]
    case .presenting: []
    case .voting: [.explain("hands are counted: digits, Enter; Esc Esc discards")]
    // Their footers show all their keys, and there is no line for a message.
    case .help, .question, .reading, .playing, .blank: []
    }
  }

  /// The keys that move in the table or change a cell. A panel with the focus does not pass them on,
  /// since the reader looks at the panel.
  private static let cellKeys: Set<Key> =
    Set("0123456789.,-−+hjkl[]{}y ".map(Key.character))
    .union([
      .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .enter, .backspace, .delete,
    ])

  /// The list of keys as Markdown, for the documents.
  package static var markdown: String {
    KeyMode.all.map { mode in
      let rows = bindings(of: mode).map { binding in
        let keys = binding.keyText.split(separator: "  ").map { "`\($0)`" }
        return "| \(keys.joined(separator: " ")) | \(binding.help) |\n"
      }
      return "| \(mode.title) | |\n| --- | --- |\n" + rows.joined()
    }.joined(separator: "\n")
  }
}

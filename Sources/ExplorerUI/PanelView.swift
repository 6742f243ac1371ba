import ExplorerCore
import Lessons
import TerminalCore

/// The definition of a panel, from which the tabs, the keys, help and the screen are made. A new panel
/// needs a file with its definition and a place in `all`.
struct PanelView: Sendable {
  let panel: Panel
  /// The letter that chooses it in the list of panels.
  let letter: Character
  /// The key that brings it to the front; nil if only Tab and the list of panels do. Of two panels with
  /// one key, it brings the first that can be shown.
  let key: Key?
  /// What it shows, for the list of panels.
  let help: String
  /// The readings that its picture as a whole would give away: while one of them is hidden, the panel is
  /// only a `?`. Empty for a panel that takes each of its numbers from `Readings`.
  var tells: [Hidden.Reading] = []
  /// The topics that it leaves out where a lesson's step doesn't show them.
  var leavesOut: Set<Topic> = []
  /// Whether it takes the whole width of a screen on which two panels fit.
  var isWide = false
  /// The panels that can be beside it when it is zoomed, the first of those that apply unless another was
  /// chosen. Each has keys of its own.
  var companions: [Panel] = []
  /// What has to be computed from the whole table to draw it in an area.
  var needs: @Sendable (ExplorerState, Area) -> [Need] = { _, _ in [] }
  /// Why a table has nothing that it could show; nil if it has.
  var refusal: @Sendable (ExplorerState) -> String? = { _ in nil }
  /// The bindings of its own keys; a panel without any never gets the focus.
  var keys: [KeyBinding] = []
  /// Whether other keys do what they do in the table while it has the focus.
  var passesKeysOn = true
  /// What stands there, besides `?`, while something of what it tells is hidden.
  var drawHidden: @Sendable (ExplorerState, Area, inout Canvas) -> Void = { _, _, _ in }
  /// What plain mode says in its place; nil: the words that it draws. While something of what it tells is
  /// hidden, it is not asked.
  var words: (@Sendable (Readings) -> [String])?
  /// What plain mode says, besides "hidden", while something of what it tells is.
  var hiddenWords: @Sendable (Readings) -> [String] = { _ in [] }
  let draw: @Sendable (Readings, Area, inout Canvas) -> Void
}

extension PanelView {
  /// Every panel, in the order of the tabs.
  static let all: [PanelView] = [
    .card, .terms, .softmax, .weights, .plane, .picture, .training, .summary, .scale, .curve,
    .gradient, .libraries,
  ]

  /// Why it can't be shown now: what it shows is missing, or comes later in the lesson; nil if it can.
  func reason(_ state: ExplorerState) -> String? {
    if let refusal = refusal(state) { return refusal }
    let isIntroduced = Step.topics(ofPanel: panel.name).allSatisfy(state.shows)
    return isIntroduced ? nil : "not in this step; :show all brings it"
  }

  /// Whether something of what it tells is hidden, and not left out.
  func hidesWhatItTells(_ state: ExplorerState) -> Bool {
    let left = leavesOut.filter { !state.shows($0) }.flatMap(\.readings)
    return tells.contains { !left.contains($0) && state.hidesAny($0) }
  }

  /// The definition of a panel; that of Terms for an unknown name.
  static func of(_ panel: Panel) -> PanelView { all.first { $0.panel == panel } ?? .terms }

  /// The panels that can be shown now.
  static func offered(_ state: ExplorerState) -> [PanelView] {
    all.filter { $0.reason(state) == nil }
  }

  /// The panel that a key brings to the front now; nil for other keys.
  static func brought(by key: Key, _ state: ExplorerState) -> PanelView? {
    let views = all.filter { $0.key == key }
    return views.first { $0.reason(state) == nil } ?? views.first
  }

  /// The key that brings it to the front now.
  func key(_ state: ExplorerState) -> Key? {
    key.flatMap { PanelView.brought(by: $0, state)?.panel == panel ? $0 : nil }
  }

  /// The panel that the present step of a lesson names; nil where it names none, or can't show it.
  static func ofStep(_ state: ExplorerState) -> PanelView? {
    offered(state).first { $0.panel.name == state.session?.step.panel }
  }

  /// The panels that can be beside it now when it is zoomed.
  func companions(_ state: ExplorerState) -> [PanelView] {
    companions.map(PanelView.of).filter { companion in
      companions.contains(companion.panel) && companion.reason(state) == nil
    }
  }

  /// The text of its tab.
  func title(_ state: ExplorerState) -> String {
    panel == .card ? state.session?.step.id ?? "" : panel.name
  }
}

extension ExplorerState {
  /// The keys that give the keys to the panel in front. From a card that isn't beside it F2 leads to the
  /// table first.
  var keysToPanel: String {
    look.focus == .card && viewport.companion != .card ? "F2 F2" : "F2"
  }
}

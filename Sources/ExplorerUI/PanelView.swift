import ExplorerCore
import Lessons
import TerminalCore

/// A panel: all that the tabs, the keys, help and the screen know of it. To add one takes a file with
/// its value, and a line in `all`.
struct PanelView: Sendable {
  let panel: Panel
  /// Chooses it in the list of panels.
  let letter: Character
  /// Brings it to the front; nil where only Tab and the list of panels do.
  let key: Key?
  /// What it shows, for whoever chooses one in the list.
  let help: String
  /// What can be read from it as a whole: while any of that is hidden, `?` stands in its place. Empty
  /// for a panel that asks `Readings` for each of its numbers.
  let tells: [Hidden.Reading]
  /// Whether it takes the whole width, also where two panels fit.
  let isWide: Bool
  /// What it shows of the whole table when it is drawn in an area.
  let needs: @Sendable (ExplorerState, Area) -> [Need]
  /// Why it doesn't apply at the moment; nil where it does.
  let refusal: @Sendable (ExplorerState) -> String?
  /// What keys mean while it has the focus. Without any it never has it.
  let keys: [KeyBinding]
  /// Whether other keys then mean what they mean in the table.
  let passesKeysOn: Bool
  /// What stands there, besides `?`, while something of what it tells is hidden.
  let drawHidden: @Sendable (ExplorerState, Area, inout Canvas) -> Void
  let draw: @Sendable (Readings, Area, inout Canvas) -> Void

  init(
    _ panel: Panel, letter: Character, key: Key?, help: String, tells: [Hidden.Reading],
    isWide: Bool = false,
    needs: @escaping @Sendable (ExplorerState, Area) -> [Need] = { _, _ in [] },
    refusal: @escaping @Sendable (ExplorerState) -> String? = { _ in nil },
    keys: [KeyBinding] = [], passesKeysOn: Bool = true,
    drawHidden: @escaping @Sendable (ExplorerState, Area, inout Canvas) -> Void = { _, _, _ in },
    draw: @escaping @Sendable (Readings, Area, inout Canvas) -> Void
  ) {
    (self.panel, self.key, self.help, self.tells, self.isWide) = (panel, key, help, tells, isWide)
    self.letter = letter
    (self.needs, self.refusal, self.keys) = (needs, refusal, keys)
    (self.passesKeysOn, self.drawHidden, self.draw) = (passesKeysOn, drawHidden, draw)
  }
}

extension PanelView {
  /// Every panel, in the order of the tabs.
  static let all: [PanelView] = [.card, .terms, .softmax, .summary, .scale]

  private static let byPanel = Dictionary(uniqueKeysWithValues: all.map { ($0.panel, $0) })

  /// How a panel is drawn; of a name that no panel has, as Terms.
  static func of(_ panel: Panel) -> PanelView { byPanel[panel] ?? .terms }

  /// The panels that apply at the moment.
  static func offered(_ state: ExplorerState) -> [PanelView] {
    all.filter { $0.refusal(state) == nil }
  }

  /// What its tab says.
  func title(_ state: ExplorerState) -> String {
    panel == .card ? state.session?.step.id ?? "" : panel.name
  }
}

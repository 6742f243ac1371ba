import ExplorerCore
import Lessons
import TerminalCore

/// The words of plain mode: what they read, and the keys of those that are another name for keys.
enum PlainRequest {
  /// - Parameter line: words with one blank between them, in small letters or capitals.
  /// - Returns: nil if it is no word of plain mode.
  static func meaning(of line: String, in state: ExplorerState) -> PlainInput? {
    let words = line.split(separator: " ").map(String.init)
    let rest = words.dropFirst().joined(separator: " ")
    let isResting = KeyMode(state).isResting || state.entry != nil
    switch words.first?.lowercased() {
    case "where": return .lines(plainPlace(state))
    case "again": return .again
    case "help": return plainHelp(rest.lowercased(), state).map(PlainInput.lines)
    case "read": return reading(rest, state)
    case "panel": return bringing(rest, state)
    case "step" where state.lesson != nil: return step(rest, state)
    case "hint" where isResting && rest.isEmpty:
      // Only the card knows of hints.
      let isAway = state.session != nil && state.look.focus != .card
      return .keys((isAway ? [.escape] : []) + ["H"])
    case "next" where isResting && rest.isEmpty:
      // After a search n is the next match.
      return .keys((state.look.searched == nil ? [] : [.escape]) + ["n"])
    case "back" where isResting && rest.isEmpty: return .keys(["p"])
    default:
      guard case .overlay(.list) = state.mode, Int(line) != nil else { return nil }
      return step(line, state)
    }
  }

  /// The keys that go to a step by its number in the list, whatever the list is searched for.
  private static func step(_ word: String, _ state: ExplorerState) -> PlainInput? {
    guard let steps = state.lesson?.lesson.lesson.steps else { return nil }
    let position = steps.firstIndex { $0.id.lowercased() == word.lowercased() }
    guard let number = Int(word) ?? position.map({ $0 + 1 }), (0...steps.count).contains(number)
    else {
      return .refused(
        "step takes 1 to \(steps.count), or the name of a step; none is called \(word).")
    }
    let leaving: [Key]
    switch state.mode {
    case .overlay(.list), .overlay(.panels): leaving = [.escape]
    case .overlay: return nil
    default: leaving = []
    }
    let list = [.home] + Array(repeating: Key.down, count: number) + [.enter]
    return .keys(leaving + ["L"] + list)
  }

  private static func bringing(_ name: String, _ state: ExplorerState) -> PlainInput {
    guard let view = panel(named: name) else {
      let names = PanelView.all.map(\.panel.name).joined(separator: " ")
      return .refused("panel takes the name of one: \(names)")
    }
    let isInFront = state.panel == view.panel || view.reason(state) != nil
    return isInFront
      ? .lines(plainPanel(view, state).map(spoken)) : .keys(["v", .character(view.letter)])
  }

  private static func panel(named name: String) -> PanelView? {
    PanelView.all.first { $0.panel.name.lowercased() == name.lowercased() }
  }

  /// A panel by its name. What takes long is worked out only for the one in front.
  private static func behind(_ view: PanelView, _ readings: Readings) -> [String] {
    let (lines, name) = (view.plainLines(readings), view.panel.name.lowercased())
    let isEmpty = lines == ["\(view.panel.name):"] && readings.state.panel != view.panel
    return isEmpty ? lines + ["panel \(name) brings it to the front, and works it out"] : lines
  }

  private static func reading(_ what: String, _ state: ExplorerState) -> PlainInput {
    let readings = Readings(state: state)
    let lines: [String]
    switch what.lowercased() {
    case "", "table": lines = readings.plainTable
    case "panel": lines = plainPanel(state)
    case "card":
      lines = state.session.map { PlainCard($0).lines } ?? ["No lesson is open; n opens it."]
    case let name:
      let example =
        state.table.examplePosition(named: what) ?? state.table.examplePosition(named: name)
      let view = panel(named: name.hasPrefix("panel ") ? String(name.dropFirst(6)) : name)
      guard let read = example.map(readings.plainExample) ?? view.map({ behind($0, readings) })
      else {
        return .refused(
          "read takes table, panel, card, or the name of a panel or an example; none is called "
            + "\(what).")
      }
      lines = read
    }
    return .lines(lines.map(spoken))
  }
}

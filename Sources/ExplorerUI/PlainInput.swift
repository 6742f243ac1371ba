import ExplorerCore
import Scores
import TerminalCore

/// What a line means that is typed in plain mode.
package enum PlainInput: Equatable, Sendable {
  /// The keys that it stands for.
  case keys([Key])
  /// Something to be read, which changes nothing.
  case lines([String])
  /// The last answer is wanted again.
  case again

  /// - Parameter line: a number of a list, a word of plain mode, keys as `play` takes them, or a command.
  package init(_ line: String, in state: ExplorerState) {
    let line = line.split(separator: " ").joined(separator: " ")
    if let choice = plainChoices(state).first(where: { Int(line) == $0.number }) {
      self = .keys(choice.keys)
    } else if state.commandLine == nil, let request = PlainInput.request(line, in: state) {
      self = request
    } else if let keys = PlainInput.typed(line, in: state) {
      self = .keys(keys)
    } else if let keys = try? KeyScript.parse(PlainInput.keyScript(line)), !keys.isEmpty {
      self = .keys(keys)
    } else if PlainInput.isCommand(line) {
      self = .keys([":"] + line.map(Key.character) + [.enter])
    } else {
      self = .lines(["\(line) is neither a key nor a command; help lists both."])
    }
  }

  /// The keys of a line that is a text to type: a command, a search, a number, the rest of a prompt.
  private static func typed(_ line: String, in state: ExplorerState) -> [Key]? {
    let characters = line.map(Key.character)
    switch state.mode {
    case .command: return named(line) ?? characters + [.enter]
    case .overlay(.list): return named(line) ?? characters
    case .overlay: return line.isEmpty ? [.enter] : nil
    case .table, .edit, .panel:
      let hasCard = state.mode == .panel && state.look.focus == .card
      // A prompt that is asked for with its keys one by one is not a command: `: type:q Enter`.
      if [":", "/"].contains(line.first), line.dropFirst().first.map({ $0 != " " }) ?? false {
        return characters + [.enter]
      }
      if line.isEmpty { return [.enter] }
      guard isNumber(line) else { return nil }
      // The number of no choice is refused, and no answer.
      let isAnswer = hasCard && state.session.map { $0.isAsking && $0.choices.isEmpty } ?? false
      return characters + (isAnswer ? [.enter] : [])
    }
  }

  /// A line of keys as `play` takes them: names of signs are signs, a number is typed.
  private static func keyScript(_ line: String) -> String {
    line.split(separator: " ").map(String.init).map { word in
      word.count > 1 && isNumber(word) ? "type:\(word)" : sign(named: word) ?? word
    }.joined(separator: " ")
  }

  private static func isNumber(_ line: String) -> Bool {
    let digits = line.last == "%" ? line.dropLast() : line[...]
    return ScoreReading(typed: digits).value != nil
  }

  /// Keys that have names, such as `Esc` or `Down Enter`; nil if a word is something else.
  private static func named(_ line: String) -> [Key]? {
    if line.isEmpty { return [.enter] }
    let keys = line.split(separator: " ").map { word in Key.named.first { $0.name == word }?.key }
    return keys.contains(nil) ? nil : keys.compactMap(\.self)
  }

  private static func isCommand(_ line: String) -> Bool {
    guard let word = line.split(separator: " ").first, word.count > 1 else { return false }
    return CommandDefinition.all.contains { $0.name.hasPrefix(word) || $0.short == String(word) }
  }

  private static func request(_ line: String, in state: ExplorerState) -> PlainInput? {
    let words = line.split(separator: " ").map(String.init)
    switch words.first {
    case nil where state.mode == .table: return .lines(plainPlace(state))
    case "where": return .lines(plainPlace(state))
    case "again": return .again
    case "help" where words.count == 1: return .lines(plainHelp(state))
    case "help" where words.dropFirst() == ["all"]: return .lines(plainHelp)
    case "read": return .lines(reading(words.dropFirst().joined(separator: " "), state))
    case "panel":
      guard words.count == 2, let view = panel(named: words[1]) else {
        let names = PanelView.all.map(\.panel.name).joined(separator: " ")
        return .lines(["panel takes the name of one: \(names)"])
      }
      let isInFront = state.panel == view.panel || view.reason(state) != nil
      return isInFront
        ? .lines(plainPanel(view, state).map(spoken))
        : .keys(["v", .character(view.letter)])
    default: return nil
    }
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

  private static func reading(_ what: String, _ state: ExplorerState) -> [String] {
    let readings = Readings(state: state)
    let lines: [String]
    switch what {
    case "", "table": lines = readings.plainTable
    case "panel": lines = plainPanel(state)
    case "card":
      lines = state.session.map { PlainCard($0).lines } ?? ["No lesson is open; n opens it."]
    default:
      lines =
        state.table.examplePosition(named: what).map(readings.plainExample)
        ?? panel(named: what).map { behind($0, readings) } ?? [
          "read takes table, panel, card, or the name of a panel or an example; none is called "
            + "\(what)."
        ]
    }
    return lines.map(spoken)
  }
}

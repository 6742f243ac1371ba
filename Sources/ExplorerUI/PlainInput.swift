import ExplorerCore
import Scores
import TerminalCore

/// What a line means that is typed in plain mode.
package enum PlainInput: Equatable, Sendable {
  /// The keys that it stands for.
  case keys([Key])
  /// Something to be read, which changes nothing.
  case lines([String])
  /// Why it means nothing, which is no reply to be read again.
  case refused(String)
  /// The last reply is wanted again.
  case again

  /// - Parameter line: a number of a list, a word of plain mode, keys as `play` takes them, or a command;
  ///   blanks alone are the key Space.
  package init(_ line: String, in state: ExplorerState) {
    guard line.contains(where: { $0 != " " }) else {
      self = line.isEmpty ? PlainInput.empty(in: state) : .keys([" "])
      return
    }
    let line = line.split(separator: " ").joined(separator: " ")
    let isPrompt = state.commandLine != nil
    if let choice = plainChoices(state).first(where: { Int(line) == $0.number }) {
      self = .keys(choice.keys)
    } else if !isPrompt, let request = PlainRequest.meaning(of: line, in: state) {
      self = request
    } else if let keys = PlainInput.typed(line, in: state) {
      self = .keys(keys)
    } else if let keys = try? KeyScript.parse(PlainInput.keyScript(line)), !keys.isEmpty {
      self = .keys(keys)
    } else if let command = PlainInput.command(line) {
      self = .keys([":"] + command.map(Key.character) + [.enter])
    } else {
      self = .refused("\(line) is neither a key nor a command; help lists both.")
    }
  }

  /// An empty line is Enter for what is typed or chosen. Anywhere else it says what Enter would do: who
  /// waits for a reply presses it once more than is meant.
  private static func empty(in state: ExplorerState) -> PlainInput {
    let mode = KeyMode(state)
    let card = state.session?.card
    let isBegun = mode == .panel(.card) && card?.isBegun == true && card?.isJudged == false
    if isBegun || state.entry != nil || state.commandLine != nil { return .keys([.enter]) }
    if mode == .panel(.card), let session = state.session {
      return .lines(["An empty line does nothing here."] + PlainCard(session).wayOn)
    }
    let enter = KeyMap.bindings(of: mode).first { $0.keys.contains(.enter) }
    let meaning = enter.map { " The word Enter: \(spoken($0.help))." } ?? ""
    let answers = if case .question = mode { plainChoices(state).map(\.line) } else { [String]() }
    return .lines(["An empty line does nothing here.\(meaning)"] + answers)
  }

  /// The keys of a line that is a text to type: a command, a search, a number, the rest of a prompt.
  private static func typed(_ line: String, in state: ExplorerState) -> [Key]? {
    let characters = line.map(Key.character)
    switch state.mode {
    case .command: return named(line) ?? characters + [.enter]
    case .overlay(.list): return named(line) ?? characters
    case .overlay: return nil
    case .table, .edit, .panel:
      // A prompt that is asked for with its keys one by one is not a command: `: type:q Enter`.
      if line.first == "/", isPrompt(line) { return characters + [.enter] }
      if line.first == ":", isPrompt(line) {
        return [":"] + lowercasingName(line.dropFirst()).map(Key.character) + [.enter]
      }
      if let card = state.session?.card, isAnswer(line, in: state) {
        // A new line takes the place of what was typed before.
        return card.typed.map { _ in .backspace } + characters + [.enter]
      }
      return isNumber(line) ? characters : nil
    }
  }

  private static func isPrompt(_ line: String) -> Bool {
    line.dropFirst().first.map { $0 != " " } ?? false
  }

  /// Whether it is typed as the number that the card asks for. The number of no choice is refused, and no
  /// answer.
  private static func isAnswer(_ line: String, in state: ExplorerState) -> Bool {
    guard state.mode == .panel, state.look.focus == .card, let session = state.session,
      session.isAsking, session.choices.isEmpty
    else { return false }
    return isNumber(line) || line.allSatisfy { "0123456789.,-−+eE%".contains($0) }
  }

  /// A line of keys as `play` takes them: names of signs are signs, a number is typed.
  private static func keyScript(_ line: String) -> String {
    line.split(separator: " ").map(String.init).map { word in
      word.count > 1 && isNumber(word)
        ? "type:\(word)" : sign(named: word.lowercased()) ?? keyName(word)
    }.joined(separator: " ")
  }

  /// The name of a key as `play` takes it: `F2` for `f2`, `Esc` for `ESC`.
  private static func keyName(_ word: String) -> String {
    let name = word.lowercased()
    let isFunction = name.first == "f" && Int(name.dropFirst()) != nil
    return isFunction
      ? name.uppercased() : Key.named.first { $0.name.lowercased() == name }?.name ?? word
  }

  private static func isNumber(_ line: String) -> Bool {
    let digits = line.last == "%" ? line.dropLast() : line[...]
    return ScoreReading(typed: digits).value != nil
  }

  /// Keys that have names, such as `Esc` or `Down Enter`; nil if a word is something else.
  private static func named(_ line: String) -> [Key]? {
    let keys = line.split(separator: " ").map { word in
      Key.named.first { $0.name.lowercased() == word.lowercased() }?.key
    }
    return keys.contains(nil) ? nil : keys.compactMap(\.self)
  }

  /// The command that a line without a colon begins, its name in small letters; nil if it begins none.
  private static func command(_ line: String) -> String? {
    let line = lowercasingName(line[...])
    guard let word = line.split(separator: " ").first, word.count > 1 else { return nil }
    let isKnown = CommandDefinition.all.contains {
      $0.name.hasPrefix(word) || $0.short == String(word)
    }
    return isKnown ? line : nil
  }

  private static func lowercasingName(_ line: Substring) -> String {
    let name = CommandDefinition.all.map(\.name).first { line.lowercased().hasPrefix("\($0) ") }
    let end =
      name.map { line.index(line.startIndex, offsetBy: $0.count) }
      ?? line.firstIndex(of: " ") ?? line.endIndex
    return line[..<end].lowercased() + line[end...]
  }
}

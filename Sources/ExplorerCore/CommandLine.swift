import Scores

/// The line that is being typed after `:` or `/`.
package struct CommandLine: Hashable, Sendable {
  package enum Prompt: String, Sendable {
    case command = ":"
    case search = "/"
  }

  package private(set) var prompt = Prompt.command
  package internal(set) var text = ""
  /// The lines that Tab found; empty again once the line is edited.
  package internal(set) var completions: [String] = []
  /// The index of the completion that is now the text; nil if none is.
  package internal(set) var chosen: Int?
  /// How many lines back in the history the text is; 0: it is being typed.
  var age = 0
  /// The text that was being typed before a line of the history replaced it.
  var draft = ""

  static let longestText = 1000

  init(_ prompt: Prompt = .command, text: String = "") { (self.prompt, self.text) = (prompt, text) }

  mutating func edit(_ change: (inout String) -> Void) {
    var changed = text
    change(&changed)
    guard changed.utf8.count <= CommandLine.longestText else { return }
    text = changed
    (completions, chosen, age) = ([], nil, 0)
  }

  /// Makes the first completion the text.
  mutating func complete(with found: [String]) {
    completions = found
    chosen = found.isEmpty ? nil : 0
    if let first = found.first { text = first }
  }

  mutating func chooseNext() {
    guard let index = chosen else { return }
    let next = (index + 1) % completions.count
    chosen = next
    text = completions[next]
  }

  /// The whole lines that complete this one, with the names of commands, classes and examples. Names of
  /// files are found by the effect `findCompletions`.
  func candidates(in table: ScoreTable) -> [String] {
    let classes = table.classes.map(table.name)
    let examples = table.examples.prefix(1000).map(table.name)
    if prompt == .search { return (classes + examples).filter { $0.hasPrefix(text) } }
    if let (name, definition) = typed, let argument = argument {
      let names: [String]
      switch definition.argument {
      case .className: names = classes
      case .exampleName: names = examples
      case .place:
        names = examples.flatMap { example in
          argument.hasPrefix(example + " ") ? classes.map { "\(example) \($0) " } : [example + " "]
        }
      case .choice(let choices): names = choices
      case .filter: names = RowFilter.completions(of: argument, classes: classes)
      case .export: names = argument.contains(" ") ? [] : Exported.words
      case .none, .newName, .number, .file: names = []
      }
      return names.filter { $0.hasPrefix(argument) }.map { "\(name) \($0)" }
    }
    return CommandDefinition.all.compactMap { definition in
      let name = definition.names.first { $0.hasPrefix(text) }
      return name.map { definition.argument == .none ? $0 : $0 + " " }
    }
  }

  /// The path that is being typed; nil if the command takes none.
  var fileArgument: String? {
    switch typed?.definition.argument {
    case .file: argument
    case .export: argument.map { Exported.reading($0).path }
    default: nil
    }
  }

  /// The command whose name is typed, by that name and a blank.
  var typed: (name: String, definition: CommandDefinition)? {
    guard prompt == .command else { return nil }
    for definition in CommandDefinition.all {
      let name = definition.names.first { text.hasPrefix($0 + " ") }
      if let name { return (name, definition) }
    }
    return nil
  }

  private var argument: String? {
    typed.map { String(text.dropFirst($0.name.count + 1).drop { $0 == " " }) }
  }

  /// The argument and the meaning of the command that is typed, for the footer: wordings, the longest
  /// first.
  package var usages: [String] {
    guard let (name, definition) = typed else { return [] }
    let usage = ":\(name)" + (definition.usage.isEmpty ? "" : " \(definition.usage)")
    let meaning = definition.meaning
    // A shorter one ends before a comma or the like.
    let ends = meaning.indices.filter { index in
      ",;:".contains(meaning[index]) && meaning[index...].dropFirst().first == " "
    }
    return [usage + "  " + meaning]
      + ends.reversed().map { usage + "  " + meaning[..<$0] } + [usage]
  }
}

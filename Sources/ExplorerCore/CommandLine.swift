import Scores

/// The line that is typed after `:`, or after `/`.
package struct CommandLine: Hashable, Sendable {
  package enum Prompt: String, Sendable {
    case command = ":"
    case search = "/"
  }

  package private(set) var prompt = Prompt.command
  package internal(set) var text = ""
  /// What Tab found; shown while the line is still what they were found for or one of them.
  package internal(set) var completions: [String] = []
  /// Which completion stands in the line.
  package internal(set) var chosen: Int?
  /// How far back in the history the line came from; 0 is the line being typed.
  var age = 0
  /// The line being typed, while an older one stands in its place.
  var draft = ""

  static let longestText = 1000

  init(_ prompt: Prompt = .command) { self.prompt = prompt }

  mutating func edit(_ change: (inout String) -> Void) {
    var changed = text
    change(&changed)
    guard changed.utf8.count <= CommandLine.longestText else { return }
    text = changed
    (completions, chosen, age) = ([], nil, 0)
  }

  /// Puts the first completion in the line, or the next one when Tab is pressed again.
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

  /// Whole lines that begin like this one: command names, then names of classes and examples. A
  /// file's name can't be completed here: `fileArgument` is what to look for.
  func candidates(in table: ScoreTable) -> [String] {
    let commands = CommandDefinition.all
    let classes = table.classes.map(table.name)
    let examples = table.examples.prefix(1000).map(table.name)
    if prompt == .search { return (classes + examples).filter { $0.hasPrefix(text) } }
    if let definition = definition, let argument = argument {
      let names: [String]
      switch definition.argument {
      case .className: names = classes
      case .exampleName: names = examples
      case .choice(let choices): names = choices
      case .filter: names = RowFilter.completions(of: argument, classes: classes)
      case .none, .newName, .number, .file: names = []
      }
      return names.filter { $0.hasPrefix(argument) }.map { "\(definition.name) \($0)" }
    }
    return commands.filter { $0.name.hasPrefix(text) }
      .map { $0.argument == .none ? $0.name : $0.name + " " }
  }

  /// The beginning of a file's name, where one is being typed.
  var fileArgument: String? {
    guard case .file = definition?.argument else { return nil }
    return argument
  }

  var definition: CommandDefinition? {
    prompt == .command ? CommandDefinition.all.first { text.hasPrefix($0.name + " ") } : nil
  }

  private var argument: String? {
    definition.map { String(text.dropFirst($0.name.count + 1).drop { $0 == " " }) }
  }
}

extension CommandLine {
  /// What the command typed so far takes and does.
  package var usage: String? {
    definition.map { ":\($0.name) \($0.usage)  \($0.meaning)" }
  }
}

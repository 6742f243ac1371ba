import Scores

/// A command line that was read.
package enum Command: Hashable, Sendable {
  case addClass(String)
  case deleteClass(String?)
  case renameClass(String)
  case addExample(String?)
  case deleteExample(String?)
  case renameExample(String)
  case label(String)
  /// Puts a number at a place that is named: the words before it.
  case set(place: [String], value: Double)
  case scale(Double)
  case margin(Double)
  case lambda(Double)
  case beta(Double)
  case regularization(Regularizer.Kind)
  case biasTrick(Bool)
  case eta(Double)
  /// nil: all examples.
  case batch(Int?)
  case seed(Int)
  case steps(Int)
  case train(CommandStart)
  /// nil: the file's order.
  case sort(SortKey?)
  /// nil: all examples.
  case filter(RowFilter?)
  case goTo(String)
  case open(String)
  case save(String?)
  case export(Exported, String)
  case share
  case detach
  case recover
  /// Asks what is due in the lesson.
  case review
  /// Explains a term; nil lists them.
  case what(String?)
  /// Goes to where the last presentation ended.
  case resume
  /// In a lesson, whether what its steps haven't come to yet is on the screen too.
  case show(all: Bool)
  case theme(ThemeName)
  case help
  case quit
  /// - Parameter onlyIfChanged: whether a saved table is left without saving it again, as vi's `:x` does.
  case saveAndQuit(String?, onlyIfChanged: Bool)
  case discardAndQuit
}

/// Why a command line can't be carried out, as text for the status line.
package struct CommandError: Error, Hashable, Sendable {
  package let description: String
}

/// The definition of a command, from which the command line, its completion and help are made.
package struct CommandDefinition: Sendable {
  /// The kind of argument, which tells what Tab completes.
  package enum Argument: Hashable, Sendable {
    case none, newName, className, exampleName, place, number, file, export, filter
    case choice([String])
  }
  package let name: String
  /// A shorter name, which vi has; it need not be the beginning of the name.
  package let short: String?
  package let argument: Argument
  /// The argument as help shows it: "[NAME]".
  package let usage: String
  package let meaning: String
  let parse: @Sendable (String) throws(CommandError) -> Command

  package static let all: [CommandDefinition] = [
    .init("class add", .newName, "NAME", "add a class that scores 0 everywhere") {
      (text) throws(CommandError) in .addClass(try required(text, "class add dog"))
    },
    .init("class delete", .className, "[NAME]", "delete the selected class, or the one named") {
      (text) throws(CommandError) in .deleteClass(optional(text))
    },
    .init("class rename", .newName, "NAME", "rename the selected class") {
      (text) throws(CommandError) in .renameClass(try required(text, "class rename dog"))
    },
    .init("example add", .newName, "[NAME]", "add an example that scores 0 everywhere") {
      (text) throws(CommandError) in .addExample(optional(text))
    },
    .init("example delete", .exampleName, "[NAME]", "delete the selected example, or the one named")
    { (text) throws(CommandError) in .deleteExample(optional(text)) },
    .init("example rename", .newName, "NAME", "rename the selected example") {
      (text) throws(CommandError) in .renameExample(try required(text, "example rename x4"))
    },
    .init("label", short: "l", .className, "NAME", "make a class the selected example's label") {
      (text) throws(CommandError) in .label(try required(text, "label cat"))
    },
    .init(
      "set", .place, "EXAMPLE CLASS NUMBER",
      "type a score; a number of W, b or x is W CLASS INPUT, b CLASS, x EXAMPLE INPUT"
    ) { (text) throws(CommandError) in try assignment(text) },
    .init("scale", .number, "K", "multiply W by K, at least 0") {
      (text) throws(CommandError) in .scale(try number(text, "scale 2"))
    },
    .init("margin", .number, "Δ", "set the margin of the SVM loss, at least 0") {
      (text) throws(CommandError) in .margin(try number(text, "margin 1"))
    },
    .init("lambda", .number, "λ", "weigh R(W) in the full loss, at least 0") {
      (text) throws(CommandError) in .lambda(try number(text, "lambda 0.1"))
    },
    .init("regularization", .choice(penalties), penalties.joined(separator: "|"), "what R(W) is") {
      (text) throws(CommandError) in .regularization(try penalty(text))
    },
    .init("beta", .number, "β", "β of the elastic net, Σ β W² + |W|") {
      (text) throws(CommandError) in .beta(try number(text, "beta 0.5"))
    },
    .init("bias-trick", .choice(["on", "off"]), "on|off", "make b W's last column, or its own") {
      (text) throws(CommandError) in .biasTrick(try isOn(text))
    },
    .init(
      "train", .choice(["zero", "random"]), "zero|random [SEED]", "make W zeros, or small numbers"
    ) { (text) throws(CommandError) in .train(try start(text)) },
    .init("eta", .number, "η", "the step size of training and of Gradient, above 0") {
      (text) throws(CommandError) in .eta(try number(text, "eta 0.1", isPositive: true))
    },
    .init("batch", .choice(["all"]), "all|SIZE", "how many examples a step of training takes") {
      (text) throws(CommandError) in
      .batch(text == "all" ? nil : try whole(text, from: 1, "batch 32"))
    },
    .init("seed", .number, "N", "what the examples of batches are drawn by") {
      (text) throws(CommandError) in .seed(try whole(text, from: 0, "seed 7"))
    },
    .init("steps", .number, "N", "after how many steps a run ends at the latest") {
      (text) throws(CommandError) in .steps(try whole(text, from: 1, "steps 1000"))
    },
    .init("sort", .choice(sortings), sortings.joined(separator: "|"), sortingMeaning) {
      (text) throws(CommandError) in .sort(try sortKey(text))
    },
    .init("filter", .filter, "[\(RowFilter.usage)]", filterMeaning) {
      (text) throws(CommandError) in .filter(text.isEmpty ? nil : try RowFilter(text))
    },
    .init(
      "goto", .exampleName, "ROW|NAME|input N",
      "go to a row of the file, from 1, to an example, or to an input of W"
    ) {
      (text) throws(CommandError) in .goTo(try required(text, "goto 120"))
    },
    .init("open", .file, "FILE", "open a table of scores") {
      (text) throws(CommandError) in .open(try required(text, "open scores.csv"))
    },
    .init(
      "save", short: "w", .file, "[FILE]", "save, unscaled: .csv, .tsv, .json or .npy"
    ) { (text) throws(CommandError) in .save(optional(text)) },
    .init("export", .export, "[losses|screen] FILE", exportMeaning) {
      (text) throws(CommandError) in try export(text)
    },
    .init(
      "share", "a command that opens exactly this: to the clipboard, and printed at the end", .share
    ),
    .init("detach", "make a bare table of a classifier's scores, to type into", .detach),
    .init("recover", "bring back what a session that ended badly had not saved", .recover),
    .init("review", "ask again what is due in the lecture", .review),
    .init(
      "what", .choice(Term.names), "[TERM]",
      "explain a term in two lines, with this table's numbers; alone: list them"
    ) { (text) throws(CommandError) in .what(optional(text)) },
    .init("resume", "presenting: go to where the last presentation ended", .resume),
    .init("show", .choice(["all", "step"]), "all|step", "in a lesson, also what comes later") {
      (text) throws(CommandError) in .show(all: try isAll(text))
    },
    .init("theme", .choice(themes), "NAME", "choose the colours: \(listed(themes))") {
      (text) throws(CommandError) in .theme(try theme(text))
    },
    .init("help", "show every key and command", .help),
    .init("quit", short: "q", "leave; asks when a file's table is not saved", .quit),
    .init("wq", .file, "[FILE]", "save, and leave once it is saved") {
      (text) throws(CommandError) in .saveAndQuit(optional(text), onlyIfChanged: false)
    },
    .init("x", .file, "[FILE]", "save what has changed, and leave") {
      (text) throws(CommandError) in .saveAndQuit(optional(text), onlyIfChanged: true)
    },
    .init("q!", "leave at once; what is not saved is lost", .discardAndQuit),
  ]

  private init(
    _ name: String, short: String? = nil, _ argument: Argument, _ usage: String, _ meaning: String,
    parse: @escaping @Sendable (String) throws(CommandError) -> Command
  ) {
    (self.name, self.short, self.argument) = (name, short, argument)
    (self.usage, self.meaning, self.parse) = (usage, meaning, parse)
  }

  /// A command without an argument.
  private init(_ name: String, short: String? = nil, _ meaning: String, _ command: Command) {
    self.init(name, short: short, .none, "", meaning) { (text) throws(CommandError) in
      guard text.isEmpty else {
        throw CommandError(description: ":\(name) takes nothing after it, not \(text)")
      }
      return command
    }
  }

  /// The command as help shows it: ":save [FILE]", ":w".
  package var shownAs: [String] {
    [usage.isEmpty ? ":\(name)" : ":\(name) \(usage)"] + (short.map { [":\($0)"] } ?? [])
  }

  var names: [String] { [name] + (short.map { [$0] } ?? []) }
}

extension Command {
  /// Reads a command line. A name may be abbreviated if only one command begins like that.
  package init(_ line: String) throws(CommandError) {
    let words = line.split(separator: " ", omittingEmptySubsequences: true)
    guard let first = words.first else { throw CommandError(description: "no command") }
    let isTwoWords = CommandDefinition.all.contains { $0.name.hasPrefix("\(first) ") }
    let name = words.prefix(isTwoWords ? 2 : 1).joined(separator: " ")
    let exact = CommandDefinition.all.first { $0.names.contains(name) }
    let matches = CommandDefinition.all.filter { $0.name.hasPrefix(name) }
    guard let definition = exact ?? matches.first else {
      throw CommandError(description: "no command \(name); Tab completes, ? lists them")
    }
    guard exact != nil || matches.count == 1 else {
      let names = matches.map(\.name).joined(separator: ", ")
      throw CommandError(description: "\(name) is one of \(names)")
    }
    // The rest of the line after the name, not its words joined: it keeps the blanks inside.
    var rest = line[...]
    for _ in name.split(separator: " ") { rest = rest.drop { $0 == " " }.drop { $0 != " " } }
    let argument = rest.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
    self = try definition.parse(String(argument))
  }
}

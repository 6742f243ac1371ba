import Testing

@testable import ExplorerCore

@Suite struct CommandTests {
  @Test(
    arguments: [
      ("class add dog", .addClass("dog")), ("class add  big  dog ", .addClass("big  dog")),
      ("class delete", .deleteClass(nil)), ("class delete cat", .deleteClass("cat")),
      ("class rename dog", .renameClass("dog")), ("class a dog", .addClass("dog")),
      ("example add", .addExample(nil)), ("example add x9", .addExample("x9")),
      ("example d", .deleteExample(nil)), ("example delete x1", .deleteExample("x1")),
      ("example rename y", .renameExample("y")), ("label cat", .label("cat")),
      ("l cat", .label("cat")),
      ("scale 2", .scale(2)), ("sc 1e-3", .scale(0.001)), ("margin 0.5", .margin(0.5)),
      ("m 0", .margin(0)), ("open a b.csv", .open("a b.csv")), ("o a.csv", .open("a.csv")),
      ("save", .save(nil)), ("sa b.csv", .save("b.csv")), ("help", .help), ("  help  ", .help),
      ("q", .quit), ("quit", .quit), ("sort svm", .sort(.svm)), ("sort none", .sort(nil)),
      ("so label", .sort(.label)), ("goto 120", .goTo("120")), ("g my x", .goTo("my x")),
      ("set x2 car 4,4", .set(place: ["x2", "car"], value: 4.4)),
      ("filter", .filter(nil)), ("scale 0,5", .scale(0.5)), ("margin 0,25", .margin(0.25)),
      ("w", .save(nil)), ("w b.csv", .save("b.csv")),
      ("wq", .saveAndQuit(nil, onlyIfChanged: false)),
      ("wq b.csv", .saveAndQuit("b.csv", onlyIfChanged: false)),
      ("x", .saveAndQuit(nil, onlyIfChanged: true)), ("q!", .discardAndQuit), ("qu", .quit),
      ("theme colour-blind", .theme(.colorBlind)), ("th mono", .theme(.mono)),
    ] as [(String, Command)])
  func `a line is a command, its name cut short where only one fits`(line: String, command: Command)
    throws
  {
    #expect(try Command(line) == command)
  }

  @Test(
    arguments: [
      ("", "no command"),
      ("frobnicate", "no command frobnicate; Tab completes, ? lists them"),
      ("class fly x", "no command class fly; Tab completes, ? lists them"),
      ("s 2", "s is one of set, scale, seed, steps, sort, save, share, show"),
      ("class", "class is one of class add, class delete, class rename"),
      ("class add", "needs a name, like :class add dog"),
      ("class rename  ", "needs a name, like :class rename dog"),
      ("example rename", "needs a name, like :example rename x4"),
      ("label", "needs a name, like :label cat"),
      ("open", "needs a name, like :open scores.csv"),
      ("scale", "needs a number that is at least 0, like :scale 2"),
      ("set x2 4.4", "needs an example, a class and a number, like :set x2 car 4.4"),
      ("set x2 car red", "red is not a number; like :set x2 car 4.4"),
      ("scale x", "needs a number that is at least 0, like :scale 2, not x"),
      ("scale 1,234.5", "needs a number that is at least 0, like :scale 2, not 1,234.5"),
      ("scale -1", "needs a number that is at least 0, like :scale 2, not -1"),
      ("scale nan", "needs a number that is at least 0, like :scale 2, not nan"),
      ("scale 0x10", "needs a number that is at least 0, like :scale 2, not 0x10"),
      ("margin 1e400", "needs a number that is at least 0, like :margin 1, not 1e400"),
      ("margin -inf", "needs a number that is at least 0, like :margin 1, not -inf"),
      ("quit now", ":quit takes nothing after it, not now"),
      ("sort", "needs one of svm, softmax, label, none, like :sort svm"),
      ("sort loss", "needs one of svm, softmax, label, none, like :sort svm, not loss"),
      ("goto", "needs a name, like :goto 120"),
      (
        "theme red",
        "needs one of standard, dark, light, projector, colour-blind, mono, like :theme dark, not red"
      ),
      ("help me", ":help takes nothing after it, not me"),
    ] as [(String, String)])
  func `a line that is no command says what would be`(line: String, text: String) {
    #expect(throws: CommandError(description: text)) { try Command(line) }
  }

  @Test func `every command reads from its own name`() throws {
    for definition in CommandDefinition.all {
      let argument: String =
        switch definition.argument {
        case .none: ""
        case .number: " 1"
        case .newName, .className, .exampleName, .file, .export: " x"
        case .place: " x1 cat 1"
        case .choice(let choices): " " + choices[0]
        case .filter: " wrong"
        }
      #expect(throws: Never.self) { try Command(definition.name + argument) }
      if let short = definition.short {
        #expect(try Command(short + argument) == Command(definition.name + argument))
      }
      #expect(!definition.meaning.isEmpty)
      #expect(definition.usage.isEmpty == (definition.argument == .none))
    }
  }
}

import Foundation
import TerminalTestSupport
import TestSupport
import Testing

/// The commands that need no terminal.
@Suite(.serialized) struct CommandTests {
  private struct Losses: Decodable {
    struct Row: Decodable {
      var name: String
      var svm: Double
      var softmax: Double
    }
    struct Mean: Decodable {
      var svm: Double
      var softmax: Double
    }
    var examples: [Row]
    var mean: Mean
  }

  @Test func evaluatePrintsTheLecturesLosses() throws {
    let result = try withFile("lecture.csv", example("lecture.csv")) {
      try Program.run("evaluate", $0, "--format", "json")
    }
    #expect(result.end == .exited(0) && result.errors == "")
    let losses = try JSONDecoder().decode(Losses.self, from: Data(result.output.utf8))
    let expected = [
      ("x1", 2.8999999999999995, 2.0404), ("x2", 0, 0.0791), ("x3", 12.9, 6.1565),
    ]
    #expect(losses.examples.map(\.name) == expected.map(\.0))
    for (row, (_, svm, softmax)) in zip(losses.examples, expected) {
      #expect(row.svm == svm)
      #expect(abs(row.softmax - softmax) < 5e-5)
    }
    #expect(abs(losses.mean.svm - 5.2667) < 5e-5)
    #expect(abs(losses.mean.softmax - 2.7587) < 5e-5)
  }

  @Test func settingsChooseTheLookAndOptionsBeatThem() throws {
    try withTemporaryFolder { folder in
      let file = folder + "/loss-explorer/config.yaml"
      try FileManager.default.createDirectory(
        atPath: folder + "/loss-explorer", withIntermediateDirectories: true)
      func played(
        _ settings: String, _ options: String..., environment: [String: String] = [:]
      ) throws -> Program.Result {
        try settings.write(toFile: file, atomically: false, encoding: .utf8)
        return try Program.run(
          ["play", "--format", "ansi"] + options,
          environment: environment.merging(["XDG_CONFIG_HOME": folder]) { $1 })
      }
      let dark = try played("theme: dark\nascii: true\n").output
      #expect(dark.contains("38;5;220m") && dark.utf8.allSatisfy { $0 < 0x80 })
      let light = try played("theme: dark\nascii: true\n", "--theme", "light", "--no-ascii")
      #expect(light.output.contains("38;5;94m") && light.output.contains("─"))
      let plain = try played("theme: dark", environment: ["NO_COLOR": "1"]).output
      #expect(!plain.contains("38;5"))
      let wished = try played("", "--color", "always", environment: ["NO_COLOR": "1"]).output
      #expect(wished.contains("38;5;130m"))
      let wrong = try played("theme: drak")
      #expect(wrong.end == .exited(65) && wrong.output == "")
      #expect(
        wrong.errors
          == "loss-explorer: \(file):1: theme: \"drak\" is no theme here; dark is\n")
    }
  }

  @Test func playFindsThingsInATable() throws {
    let text = try example("lecture.csv")
    try withFile("lecture.csv", text) { file in
      let keys =
        "t : type:sort Space type:svm Enter : type:filter Space type:wrong Enter / type:CAT Enter F5"
      let lines = try Program.played(keys, in: file)
      #expect(lines.contains { $0.contains("sorted by svm   only wrong") })
      #expect(lines[2].hasPrefix("  3 x3 ") && lines[3].hasPrefix("  1 x1 "))
      #expect(lines.contains { $0.hasPrefix(" shown: 2 of 3   accuracy 0/2") })
      #expect(lines.contains { $0.hasPrefix(" frog  1 12.9    6.16    0%") })
      #expect(lines[22].hasPrefix(" x1 · cat"))
    }
  }

  @Test func theLecturesTableIsTheExampleFile() throws {
    let file = try withFile("lecture.csv", example("lecture.csv")) {
      try Program.run("evaluate", $0)
    }
    let none = try Program.run("evaluate")
    #expect(none.end == .exited(0) && none.output != "")
    #expect(none.output == file.output)
  }

  @Test(arguments: [
    ["evaluate", "--bogus"], ["evaluate", "--format", "xml"], ["evaluate", "--scale", "x"],
    ["evaluate", "--scale", "inf"], ["evaluate", "--scale"], ["evaluate", "a.csv", "b.csv"],
    ["evaluate", "--family", "structured", "--mean"], ["play", "--keys", "foo"],
    ["play", "--size", "0x0"], ["play", "--size", "80"], ["--bogus"],
    ["evaluate", "--labels", "a"], ["evaluate", "a.csv", "--input-format", "xml"],
    ["evaluate", "a.csv", "--no-header"], ["evaluate", "a.csv", "--classes", "a,b"],
    ["evaluate", "a.csv", "--no-header", "--label-column", "label"],
    ["evaluate", "a.csv", "--no-header", "--label-column", "1", "--classes", "a,a"],
    ["evaluate", "a.csv", "--labels", "b", "--label-column", "c"],
    ["evaluate", "-", "--labels", "-"], ["evaluate", "a.json", "--no-header", "--labels", "b"],
    ["evaluate", "a.json", "--labels-are", "names"],
    ["evaluate", "a.json", "--ignore-column", "id"], ["play", "a.npy", "--score-columns", "1-2"],
    ["explore", "--score-columns", "a,b"], ["evaluate", "a.csv", "--weights", "W.npy"],
    ["evaluate", "x.npy", "--bias", "b.npy"], ["evaluate", "--lambda", "1"],
    ["evaluate", "w.json", "--lambda", "-1"], ["evaluate", "w.json", "--regularization", "l3"],
    ["evaluate", "w.json", "--shape", "3"], ["evaluate", "-", "--weights", "-"],
    ["evaluate", "w.json", "--gradients"],
  ])
  func wrongUsageIsSaid(arguments: [String]) throws {
    let result = try Program.run(arguments)
    #expect(result.end == .exited(64))
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("Error: "))
  }

  @Test(arguments: [
    ("--scale", "-1", "--scale is at least 0, not -1"),
    ("--margin", "-1.5", "--margin is at least 0, not -1.5"),
  ])
  func aNegativeOptionIsReadAsAValueAndRefused(
    option: String, value: String, reason: String
  ) throws {
    for arguments in [[option, value], ["\(option)=\(value)"]] {
      let result = try Program.run(["evaluate"] + arguments)
      #expect(result.end == .exited(64))
      #expect(result.errors.hasPrefix("Error: \(reason)"))
    }
  }

  @Test func aCommaInAnOptionIsItsDecimalPoint() throws {
    let written = [
      ["--scale", "0,5", "--margin", "1,25"], ["--scale", "0.5", "--margin", "1.25"],
    ]
    let outputs = try written.map { try Program.run(["evaluate"] + $0).output }
    #expect(outputs[0] == outputs[1] && outputs[0].contains("0.5"))
    #expect(try Program.run(["evaluate", "--scale", "1,234.5"]).end == .exited(64))
  }

  @Test func aTildeTypedInTheProgramIsTheHomeFolder() throws {
    try withTemporaryFolder { home in
      for (keys, shown) in [
        (": type:w Space type:~/x.csv Enter", "saved to \(home)/x.csv"),
        ("type:9 Enter : type:export Space type:~/y.csv Enter", "\(home)/y.csv"),
        (": type:open Space type:~/y Tab", ":open ~/y.csv"),
        (": type:open Space type:~/y Tab Enter", "opened y.csv"),
      ] {
        let arguments = ["play", "--keys", keys, "--size", "200x40"]
        let output = try Program.run(arguments, environment: ["HOME": home]).output
        #expect(output.contains(shown))
      }
    }
  }

  @Test(arguments: ["evaluate", "play", "explore"])
  func aBadScoreIsNamedByFileLineAndColumn(command: String) throws {
    let result = try withFile("bad.csv", "example,label,cat,car\na,cat,1,2\nb,cat,1,x\n") {
      try Program.run(command, $0)
    }
    #expect(result.end == .exited(65))
    #expect(result.output == "")
    #expect(result.errors.contains("bad.csv, line 3, column 9: \"x\""))
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    ("a.csv", "example,label,cat,car\nx,car,1,2.5\n", []),
    ("a.tsv", "example\tlabel\tcat\tcar\nx\tcar\t1\t2.5\n", []),
    (
      "a.json",
      #"{"classes":["cat","car"],"examples":[{"name":"x","label":1,"scores":[1,2.5]}]}"#, []
    ),
    ("a.txt", "example\tlabel\tcat\tcar\nx\tcar\t1\t2.5\n", ["--input-format", "tsv"]),
    ("a.csv", "1,1,2.5\n", ["--no-header", "--label-column", "1", "--classes", "cat, car"]),
    ("a.csv", "cat,y,car\n1,car,2.5\n", ["--label-column", "y"]),
  ])
  func aTableIsReadFromAFileAndFromStandardInput(
    name: String, text: String, options: [String]
  ) throws {
    try withFile(name, text) { path in
      let format = URL(fileURLWithPath: name).pathExtension
      let input = options.contains("--input-format") ? [] : ["--input-format", format]
      let file = try Program.run(["evaluate", path, "--format", "csv"] + options)
      let piped = try Program.run(
        ["evaluate", "-", "--format", "csv"] + options + input, input: path)
      for result in [file, piped] {
        #expect(result.end == .exited(0) && result.errors == "")
        #expect(result.output.contains(",car,0.0,"))
      }
      #expect(piped.output == file.output)
    }
  }

  @Test func aTableFromStandardInputHasNoFileToBeSavedTo() throws {
    try withFile("a.csv", "example,label,cat,car\nx,car,1,2.5\n") { path in
      let result = try Program.run(["play", "-", "--keys", "type:9 Enter C-s"], input: path)
      #expect(result.output.contains("Loss Explorer   standard input"))
      #expect(result.output.contains("\n:save"))
    }
  }

  @Test func labelsComeFromAFileOfTheirOwn() throws {
    try withFile("a.csv", "cat,car\n1,2.5\n") { path in
      let labels = path + ".labels"
      try Data("car\n".utf8).write(to: URL(fileURLWithPath: labels))
      let result = try Program.run("evaluate", path, "--labels", labels, "--format", "csv")
      #expect(result.output.contains("x1,car,0.0,"))
      let bad = try Program.run("evaluate", path, "--labels", path)
      #expect(bad.end == .exited(65))
      #expect(bad.errors.contains("line 1, column 1: \"cat,car\" is no label"))
    }
  }

  @Test(arguments: ["evaluate", "play", "explore"])
  func aMissingFileIsNamed(command: String) throws {
    let result = try withTemporaryFolder { try Program.run(command, $0 + "/none.csv") }
    #expect(result.end == .exited(66))
    #expect(result.output == "")
    #expect(result.errors.contains("none.csv: there is no such file"))
  }

  @Test func keysMayStartWithAMinusSign() throws {
    let dash = try Program.run("play", "--keys", "-")
    #expect(dash.end == .exited(0))
    #expect(dash.output.contains("not a number yet"))
    let number = try Program.run("play", "--keys", "type:-1.7 Enter")
    #expect(number.end == .exited(0))
    #expect(number.output.contains("x1 · cat  -1.7"))
  }

  @Test func playInASCIIPrintsASCIIOnly() throws {
    for keys in ["", "Tab t", "?", "a s > type:1e"] {
      let result = try Program.run("play", "--ascii", "--keys", keys)
      #expect(result.end == .exited(0))
      #expect(result.output.utf8.allSatisfy { $0 < 0x80 })
    }
  }

  @Test(arguments: [[], ["explore"], ["evaluate"], ["play"]])
  func helpShowsHowItIsUsed(command: [String]) throws {
    let result = try Program.run(command + ["--help"])
    #expect(result.end == .exited(0) && result.errors == "")
    #expect(result.output.contains("USAGE: loss-explorer"))
    if command != ["explore"] { #expect(result.output.contains("EXAMPLES\n  loss-explorer")) }
    #expect(!result.output.contains("Size("), "a default is written as it is typed")
  }

  #if os(Linux)
    @Test(arguments: [
      "evaluate", "play", "--help", "--version", "evaluate --help", "help lesson",
      "--generate-completion-script bash",
    ])
    func outputThatCannotBeWrittenIsSaid(command: String) throws {
      let program = try PseudoTerminalProcess(
        "/bin/sh", ["-c", "exec \"$0\" \(command) >/dev/full", Program.path])
      #expect(try program.waitForEnd() == .exited(74))
      let text = String(decoding: program.output, as: UTF8.self)
      #expect(text.hasPrefix("loss-explorer: can't write to standard output: "))
    }
  #endif
}

import Foundation
import TerminalTestSupport
import TestSupport
import Testing

/// Files as other programs write them.
@Suite(.serialized) struct OddFileTests {
  private static let files: [(name: String, text: String, options: [String], losses: String)] = [
    (
      "hls.csv", "index,expected,prediction,logit_0,logit_1\n0,1,1,0.5,0.25\n",
      ["--label-column", "expected"], "x1,logit_1,1.25,0.8259394198788436"
    ),
    (
      "hls.csv", "index,expected,prediction,logit_0,logit_1\n0,logit_1,1,0.5,0.25\n", [],
      "x1,logit_1,1.25,0.8259394198788436"
    ),
    (
      "it's a $(file).csv", ",Unnamed: 1,a b,\"it's\",y\n0,5,0.5,0.25,it's\n", [],
      "x1,it's,1.25,0.8259394198788436"
    ),
    (
      "a;b",
      "sample_id,speaker,y_true,logit_0,logit_1,-split\n7,bob,logit_1,0.5,0.25,val\n"
        + "8,al,logit_1,0.5,0.25,val\n", [], "x1,logit_1,1.25,0.8259394198788436"
    ),
    (
      "n.csv", (0..<10).map { "\($0),1,0.5,0.25\n" }.joined(),
      ["--no-header", "--label-column", "2", "--classes", "a,b b"], "x1,b b,1.25,0.8259394198788436"
    ),
    (
      "t.txt", "example\tlabel\ta\tb\nx1\tb\t0.5\t0.25\n", [], "x1,b,1.25,0.8259394198788436"
    ),
  ]

  /// Types what the error says into a shell.
  @Test(arguments: files.indices)
  func `the command that an error prints opens the file`(index: Int) throws {
    let (name, text, options, losses) = Self.files[index]
    try withFile(name, text) { path in
      let result = try Program.run(["evaluate", path] + options)
      #expect(result.end == .exited(65) && result.output == "")
      #expect(result.errors.split(separator: "\n").count == 1)
      let command = try #require(result.errors.split(separator: ": loss-explorer ").last)
        .trimmingCharacters(in: .newlines)
      #expect(command.hasPrefix("evaluate "))
      let script = "exec '\(Program.path)' \(command) --format csv"
      let process = try PseudoTerminalProcess("/bin/sh", ["-c", script])
      #expect(try process.waitForEnd() == .exited(0))
      let output = String(decoding: process.output, as: UTF8.self)
      #expect(output.contains("\n" + losses), "\(script): \(output)")
    }
  }

  @Test func `columns are left out and chosen by every command that opens a file`() throws {
    try withFile("t.csv", "example,label,id,cat,car,split\nx,car,7,1,2.5,a\ny,car,9,1,3,b\n") {
      path in
      let chosen = ["--score-columns", "cat, car"]
      let left = ["--ignore-column", "id", "--ignore-column", "6"]
      for options in [chosen, left] {
        let result = try Program.run(["evaluate", path, "--format", "csv"] + options)
        #expect(result.errors == "" && result.output.contains("\nx,car,0.0,"))
        let screen = try Program.run(
          ["play", path, "--keys", "type:4.5 Enter C-s"] + options)
        #expect(screen.output.contains("saved to"))
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains("\nx,car,7,4.5,2.5,a\n"))
        try Data("example,label,id,cat,car,split\nx,car,7,1,2.5,a\ny,car,9,1,3,b\n".utf8)
          .write(to: URL(fileURLWithPath: path))
      }
    }
  }

  @Test func `probabilities are read, and noticed`() throws {
    try withFile("p.csv", "example,label,a,b\nx,a,0.2,0.8\ny,b,0.5,0.5\n") { path in
      let note = "rows sum to 1; for probabilities save np.log(p)"
      let result = try Program.run("evaluate", path, "--format", "json")
      #expect(result.end == .exited(0) && result.errors == "note: \(note)\n")
      for keys in ["", ": type:open Space type:\(path) Enter"] {
        let screen = try Program.run("play", path, "--keys", keys)
        #expect(screen.output.contains(note))
      }
    }
  }

  @Test func `a score that no double holds at k is named with its file`() throws {
    try withFile("s.csv", "example,label,a,b\nx,a,1,2e200\n") { path in
      let result = try Program.run("evaluate", path, "--scale", "1e200")
      #expect(result.end == .exited(65))
      #expect(result.errors.hasPrefix("loss-explorer: \(path): the score of b in x, 2e200, times "))
    }
  }

  @Test(arguments: [
    ("yes", "", "line 1, column 1: \"y\" where the header says example"),
    ("yes", "--input-format json", "line 1, column 1: y where { should be"),
    ("cat /dev/zero", "", "a NUL byte; this is not a text file"),
    ("cat /dev/zero", "--input-format npy", "this is no NPY file"),
    ("(echo example,label,a,b; yes x,a,1)", "", "line 2: 3 fields instead of 4"),
  ])
  func `input that never ends is refused as soon as it is no table`(
    source: String, options: String, message: String
  ) throws {
    let script = "\(source) | '\(Program.path)' evaluate - \(options)"
    let process = try PseudoTerminalProcess("/bin/sh", ["-c", script])
    #expect(try process.waitForEnd() == .exited(65))
    let output = String(decoding: process.output, as: UTF8.self)
    #expect(
      output.hasPrefix("loss-explorer: standard input") && output.contains(message), "\(output)")
  }
}

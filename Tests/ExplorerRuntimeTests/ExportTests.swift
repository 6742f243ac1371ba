import ExplorerCore
import ExplorerRuntime
import Foundation
import TerminalCore
import TestSupport
import Testing

/// Files that `:export` writes.
@Suite struct ExportTests {
  /// The files that a session writes into a folder of its own, by name, and its last screen.
  private func written(
    _ keys: String, from step: String? = nil, isPresented: Bool = false
  ) throws -> (files: [String: String], end: ExplorerState) {
    try withTemporaryFolder { folder in
      let keys = keys.replacing("FOLDER", with: folder)
      let terminal = ScriptedTerminal(
        size: Size(columns: 80, rows: 24), keys: try KeyScript.parse(keys))
      let loader = LessonLoader(isPresented: isPresented)
      var loop = ExplorerLoop(ExplorerState(table: .lecture), on: terminal, lessons: loader)
      loop.run(try step.map { try loader.opening(from: $0) })
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      let texts = try names.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
      return (Dictionary(uniqueKeysWithValues: zip(names, texts)), loop.state)
    }
  }

  private func export(_ file: String) -> String {
    ": type:export Space type:FOLDER/\(file) Enter"
  }

  @Test func `losses in four formats`() throws {
    let keys = ["csv", "tsv", "json", "md"].map { export("losses.\($0)") }
    let (files, end) = try written(
      ": type:filter Space type:right Enter " + keys.joined(separator: " "))
    let softmax = end.evaluation.crossEntropyLoss(of: 1)
    let probability = end.evaluation.labelProbability(of: 1)
    #expect(
      files["losses.csv"]
        == "example,label,predicted,svm,softmax,probability\n"
        + "x2,car,car,0.0,\(softmax),\(probability)\n")
    #expect(files["losses.tsv"]?.contains("x2\tcar\tcar\t0.0\t") == true)
    #expect(
      files["losses.json"] == """
        [
          {"name": "x2", "label": "car", "predicted": "car", "svm": 0.0, \
        "softmax": \(softmax), "probability": \(probability)}
        ]

        """)
    #expect(
      files["losses.md"] == """
        | example | label | predicts | SVM | softmax | P(label) |
        | --- | --- | --- | ---: | ---: | ---: |
        | x2 | car | car | 0 | 0.0791 | 0.924 |

        """)
  }

  @Test func `the screen, as it is without the command`() throws {
    let keys = "> " + ["svg", "txt", "ansi"].map { export("screen.\($0)") }.joined(separator: " ")
    let (files, _) = try written(keys)
    let frame = play(
      [">"], in: ExplorerState(table: .lecture), size: Size(columns: 80, rows: 24), isUnicode: true)
    let status = frame.size.rows - 2
    let lines = try #require(files["screen.txt"]).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(Array(lines.prefix(status)).map(String.init) == Array(frame.lines.prefix(status)))
    #expect(files["screen.ansi"]?.contains("\u{1B}[1;38;5;") == true)
    #expect(files["screen.svg"]?.hasPrefix("<svg") == true)
    #expect(files["screen.svg"]?.contains("W × 2: SVM 9.53") == true)
  }

  @Test func `a file that is there is asked about, and then gets what was meant`() throws {
    let twice = [export("losses.csv"), export("losses.csv")].joined(separator: " ")
    #expect(try written(twice).end.mode != .table)
    let (files, end) = try written("\(twice) y")
    #expect(files["losses.csv"]?.hasPrefix("example,label,predicted") == true)
    #expect(end.mode == .table && end.message?.text.hasPrefix("the losses are in") == true)
  }

  @Test(arguments: [false, true]) func `what a step hides is in no export`(
    isPresented: Bool
  ) throws {
    let names = ["losses.csv", "losses.json", "losses.md", "s.svg", "s.txt", "s.ansi"]
    let (files, _) = try written(
      "F2 " + names.map(export).joined(separator: " "), from: "Q1", isPresented: isPresented)
    #expect(Set(files.keys) == Set(names))
    for (name, text) in files {
      // Both losses of x2 and their means.
      for hidden in ["0.0791", "0.079", "0.924", "5.27", "2.76"] {
        #expect(!text.contains(hidden), "\(name): \(hidden)")
      }
      #expect(text.contains("?"))
    }
    #expect(files["losses.csv"]?.contains("x2,car,car,?,?,?") == true)
  }
}

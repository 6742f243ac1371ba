import Foundation
import Testing

/// A lesson in a file of its own, with a folder where progress is kept.
enum ExampleLesson {
  /// A lesson with two questions and a step that is only read; `sum` is what it says 2 + 1 is.
  static func text(sum: String = "3") -> String {
    """
    title: Mine
    chapters:
      - title: First
        steps:
          - id: A1
            title: "Two \\e[2J dogs"
            text: The loss is {svm.x1}.
            table:
              classes: [cat, car]
              examples:
                - {name: x1, label: cat, scores: [2, 1]}
            question:
              ask: Which loss?
              answer: svm.x1
            checks:
              - svm.x1 = 0
            notes: |
              The lead of cat is {score.x1.cat - score.x1.car}, which is exactly the margin, so
              that nothing is missing.

                as it stands
      - title: Second
        steps:
          - id: long-id
            title: Sums
            text: Sums.
            question:
              ask: What is 2 + 1?
              choices:
                - {text: "3, of course", right: true}
                - {text: "4", feedback: Count again.}
            checks:
              - score.x1.cat + score.x1.car = \(sum)
          - id: end
            title: The end
            text: That was it.

    """
  }

  static func run(
    _ arguments: String..., lesson: String = text(), progress: String? = nil
  ) throws -> (result: Program.Result, file: String) {
    try withFile("mine.yaml", lesson) { file in
      let state = (file as NSString).deletingLastPathComponent + "/state"
      let environment = ["XDG_STATE_HOME": state]
      if let progress { try keep(progress, of: file, in: state + "/loss-explorer") }
      let result = try Program.run(["lesson"] + arguments + [file], environment: environment)
      return (result, file)
    }
  }

  /// Puts progress where the program looks for that of the lesson in `file`.
  private static func keep(_ progress: String, of file: String, in folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = realpath(file, nil)
    defer { free(path) }
    let place = String(cString: try #require(path))
    let hash = place.utf8.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    let name = "mine-" + String(repeating: "0", count: 8 - digits.count) + digits + ".json"
    try progress.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
  }
}

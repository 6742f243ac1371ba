import ArgumentParser
import ExplorerRuntime
import Lessons
import ScoreFiles

/// `loss-explorer lesson new FILE`: writes a lesson to begin with.
struct NewLesson: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a small lesson to begin with; its numbers check.",
    discussion: """
      EXAMPLES
        loss-explorer lesson new first-lesson.yaml
      """)

  @Argument(help: "The file to write; there must be none of this name yet.", completion: .file())
  var file: String

  func run() throws {
    do throws(ScoreFileError.Problem) {
      try replaceFile(at: file, mayOverwrite: false, with: Array(Lesson.skeleton.utf8))
    } catch { throw fail(ScoreFileError(file: file, problem: error)) }
    try printOut(
      "\(shown(file)) is written; loss-explorer lecture --lesson \(shown(file)) opens it.\n")
  }
}

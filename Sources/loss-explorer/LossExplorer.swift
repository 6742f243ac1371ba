import ArgumentParser
import TerminalCurses

/// The program and its commands.
@main
struct LossExplorer: ParsableCommand {
  static let version = "0.2.0"

  static let configuration = CommandConfiguration(
    commandName: "loss-explorer",
    abstract: "Explore SVM and softmax losses on a table of class scores that you edit live.",
    discussion: """
      EXAMPLES
        loss-explorer                          the lecture's 3×3 table
        loss-explorer lecture                  its questions, step by step
        loss-explorer --plain                  line by line, for screen readers and braille
        loss-explorer Examples/cifar10.csv     your own scores: example,label,CLASS,CLASS,…
        loss-explorer evaluate scores.csv --format json
        loss-explorer play --keys 'Right Down type:4.4 Enter >'
      """,
    version: "loss-explorer \(version)",
    subcommands: [Explore.self, Lecture.self, Evaluate.self, Play.self, LessonCommands.self],
    defaultSubcommand: Explore.self)

  static func main() {
    CursesTerminal.prepareProcess()
    runCommand(of: LossExplorer.self)
  }
}

import ArgumentParser
import ExplorerCore
import ExplorerRuntime
import ScoreFiles
import Scores
import TerminalCore
import TerminalCurses

/// `loss-explorer [FILE]`: the explorer on a terminal.
struct Explore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open the explorer, on the lecture's table or on FILE (this is the default).")

  @OptionGroup var input: InputOptions
  @OptionGroup var looks: LookOptions

  func run() throws {
    let state = try reportingErrors { () throws(ScoreFileError) in try input.state() }
    do throws(CursesTerminalError) {
      let terminal = try CursesTerminal(colors: looks.color, isASCII: looks.ascii)
      var loop = ExplorerLoop(state, on: terminal)
      loop.run()
      terminal.close()
    } catch {
      throw fail("\(error) Without one, loss-explorer play and evaluate print the same numbers.", 1)
    }
  }
}

import ArgumentParser
import ExplorerCore
import ExplorerRuntime
import ScoreFiles
import Scores
import TerminalCurses

/// `loss-explorer [FILE]`: the explorer on a terminal.
struct Explore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore",
    abstract: "Open the explorer, on the lecture's table or on FILE (this is the default).")

  @OptionGroup var input: InputOptions
  @OptionGroup var looks: LookOptions

  func run() throws {
    guard let file = input.reading else { return try exploreLecture(looks.looks) }
    let (lessons, looks) = (LessonLoader(store: ProgressStore(lesson: .lecture)), looks.looks)
    let keys: CursesTerminal.KeySource =
      file.path == ScoreFile.standardInput ? .controllingTerminal : .standardInput
    // A file that is soon read, or can't be, needs no terminal to say so.
    guard let result = file.result(within: FileReading.patience) else {
      let openFile = OpenFile(journals: OpenFile.journalFolder())
      return try explore(
        ExplorerState(table: .lecture), looks, lessons, openFile, keys: keys, reading: file)
    }
    let opened = try reportingErrors { () throws(ScoreFileError) in try result.get() }
    try explore(
      ExplorerState(Situation(opened.model), document: .of(file.path)), looks, lessons,
      OpenFile(
        identity: file.identity, origin: opened.origin, journals: OpenFile.journalFolder()),
      keys: keys)
  }
}

/// Runs the explorer on the lecture's table.
func exploreLecture(_ looks: Looks) throws {
  try explore(
    ExplorerState(table: .lecture), looks, LessonLoader(store: ProgressStore(lesson: .lecture)),
    OpenFile(journals: OpenFile.journalFolder()))
}

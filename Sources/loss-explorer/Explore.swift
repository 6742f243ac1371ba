import ArgumentParser
import ExplorerCore
import ExplorerRuntime
import ScoreFiles
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
    let (lessons, looks) = (LessonDesk(store: ProgressStore(lesson: .lecture)), looks.looks)
    let keys: CursesTerminal.KeySource =
      file.path == ScoreFile.standardInput ? .controllingTerminal : .standardInput
    // A file that is soon read, or can't be, needs no terminal to say so.
    guard let result = file.result(within: FileReading.patience) else {
      let files = FileDesk(journals: FileDesk.journalFolder())
      return try explore(
        ExplorerState(table: .lecture), looks, lessons, files, keys: keys, reading: file)
    }
    let opened = try reportingErrors { () throws(ScoreFileError) in try result.get() }
    try explore(
      ExplorerState(table: opened.table, document: .of(file.path)), looks, lessons,
      FileDesk(
        identity: file.identity, origin: opened.origin, journals: FileDesk.journalFolder()),
      keys: keys)
  }
}

/// Runs the explorer on the lecture's table.
func exploreLecture(_ looks: Looks) throws {
  try explore(
    ExplorerState(table: .lecture), looks, LessonDesk(store: ProgressStore(lesson: .lecture)),
    FileDesk(journals: FileDesk.journalFolder()))
}

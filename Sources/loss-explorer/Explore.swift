import ArgumentParser
import ExplorerRuntime
import ScoreFiles

/// `loss-explorer [FILE]`: the explorer on a terminal.
struct Explore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open the explorer, on the lecture's table or on FILE (this is the default).")

  @OptionGroup var input: InputOptions
  @OptionGroup var looks: LookOptions

  func run() throws {
    let identity = input.file.flatMap(FileIdentity.init)
    let (state, origin) = try reportingErrors { () throws(ScoreFileError) in try input.opened() }
    try explore(
      state, looks, LessonDesk(store: ProgressStore(lesson: .lecture)),
      FileDesk(identity: identity, origin: origin, journals: FileDesk.journalFolder()))
  }
}

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
    abstract: "Open the explorer, on the lecture's table or on FILE (this is the default).",
    discussion: """
      EXAMPLES
        loss-explorer logits.npy --labels labels.npy --classes cat,car,frog
        loss-explorer --table 'cat car; x1=cat 3.2 5.1' --scale 2 --panel Softmax
        loss-explorer X.npy --weights W.npy --labels labels.npy

      SETTINGS
        ~/.config/loss-explorer/config.yaml, or in $XDG_CONFIG_HOME/loss-explorer:
        theme: dark, ascii: true and eta: 0.5, a line each. Options beat them.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var losses: LossOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var looks: LookOptions
  @OptionGroup var plain: PlainOptions

  func run() throws {
    let looks = try looks.looks()
    var state = input.withoutFile(looks.preferences)
    let opening = view.opening(losses)
    var openFile = OpenFile(keeping: nil)
    let file = input.reading
    var unfinished = file
    // Waits a little before it opens the terminal: a file that can't be read needs none.
    // In plain mode nothing could be said meanwhile.
    let patience = plain.reason == nil ? FileReading.patience : .infinity
    if let file, let result = file.result(within: patience) {
      let opened = try reportingErrors { try result.get() }
      state = ExplorerState(
        Situation(opened.model), document: .of(file.path), preferences: looks.preferences)
      state.say(opened.notes)
      openFile = OpenFile(keeping: file.identity, origin: opened.origin)
      unfinished = nil
    }
    if unfinished == nil, let refusal = state.begin(opening) { throw fail("\(refusal).", 65) }
    try explore(
      state, looks, plain, LessonLoader(store: ProgressStore(lesson: .lecture)), openFile,
      readsControllingTerminal: file?.path == ScoreFile.standardInput,
      reading: unfinished, opening: unfinished == nil ? nil : opening)
  }
}

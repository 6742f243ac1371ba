import ArgumentParser
import ExplorerRuntime
import ScoreFiles
import Scores
import TerminalCore
import TerminalCurses

/// `loss-explorer play --keys "…"`: prints the screen after some keys, without a terminal.
struct Play: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, ansi, svg
    case animated = "svg-animated"
  }

  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract:
      "Type keys into the explorer without a terminal and print the screen, or a picture of it.",
    discussion: """
      Keys are separated by blanks: a character as it is, or Up Down Left Right Home End PgUp PgDn
      Enter Tab BTab Esc Space BS Del F1…F12, C-x for Ctrl and x; type:4.4 is the keys 4 . 4

      EXAMPLES
        loss-explorer play --keys 'Right Down type:4.4 Enter'
        loss-explorer play scores.csv --keys '> Tab' --size 120x40 --format ansi
        loss-explorer play --lesson lecture --from Q1 --keys '2 Enter'
        loss-explorer play scores.npy --labels labels.npy --keys F5
        loss-explorer play --keys '> >' --format svg-animated --show-keys > twice.svg
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var losses: LossOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var looks: LookOptions

  @Option(parsing: .unconditional, help: "The keys to type.")
  var keys = ""

  @Option(
    help: "Open a lesson: a YAML file, or lecture for the built-in one; no progress is kept.",
    completion: .file(extensions: ["yaml", "yml"]))
  var lesson: String?

  @Option(help: "The step of the lesson to begin with.")
  var from: String?

  @Flag(help: "Present the lesson: ask nothing, Space reveals one loss after the other.")
  var present = false

  @Option(help: "The seed of the first other numbers that w draws in a lesson.")
  var seed: UInt64 = 1

  @Option(help: "The size of the screen, COLUMNSxROWS.")
  var size = Size(columns: 80, rows: 24)

  @Option(help: "\(Format.allNames) (a picture, or a moving one with a screen a key).")
  var format = Format.text

  @Flag(help: "Show the keys in a line below the screen.")
  var showKeys = false

  @Option(help: "How many seconds svg-animated shows each screen, from 0.05 to 10.")
  var pause = FiniteNumber(0.8)

  func validate() throws {
    if !(0.05...10).contains(pause.value) {
      throw ValidationError("--pause is from 0.05 to 10, not \(NumberText.factor(pause.value)).")
    }
  }

  func run() throws {
    let keys: [Key]
    do throws(KeyScriptError) { keys = try KeyScript.parse(self.keys) } catch {
      throw ValidationError(error.description)
    }
    let looks = try looks.looks()
    var (state, origin) = try reportingErrors { try input.opened(looks.preferences) }
    let loader = LessonLoader(
      source: lesson.map { $0 == "lecture" ? .lecture : .file($0) } ?? .lecture,
      isPresented: present, seed: seed)
    let isLesson = lesson != nil || from != nil || present
    let first = try reportingErrors { isLesson ? try loader.opening(from: from) : nil }
    let opening = view.opening(losses)
    if !isLesson, let refusal = state.begin(opening) { throw fail("\(refusal).", 65) }
    let isPicture = format == .svg || format == .animated
    let colors: ColorDepth = isPicture || format == .ansi && looks.hasColors ? .full : .none
    let recording = Recording(
      keys, in: state, origin: origin, size: size,
      isUnicode: !looks.isASCII && (isPicture || localeIsUnicode), colors: colors,
      lessons: loader, first: first,
      opening: isLesson ? opening : nil, isWhole: format == .animated)
    let frame = recording.frame(showsKeys: showKeys)
    switch format {
    case .text: try printOut(frame.lines.joined(separator: "\n") + "\n")
    case .ansi: try printOut(frame.ansi(colors: colors), as: .frame)
    case .svg: try printOut(frame.svg(recording.caption), as: .data)
    case .animated:
      let pause = Int((pause.value * 1000).rounded())
      try printOut(recording.animatedSVG(pause: pause, showsKeys: showKeys), as: .data)
    }
  }
}

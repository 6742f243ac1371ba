import ExplorerCore
import ExplorerUI
import ScoreFiles
import TerminalCore

/// What was on the screen while keys were typed into the explorer without a terminal.
package struct Recording {
  /// A screen, and how many of the keys had been typed by then.
  package struct Take: Equatable {
    package let frame: Frame
    package let keyCount: Int
  }

  package let keys: [Key]
  /// In their order, the first before any key. Edits that a lesson types by itself have takes too.
  package private(set) var takes: [Take] = []
  /// What the last screen shows.
  package let caption: Caption

  /// - Parameter first: a report to the explorer before the first screen is drawn.
  /// - Parameter isWhole: whether all takes are kept; if not, only the last.
  package init(
    _ keys: [Key], in state: ExplorerState, origin: FileOrigin? = nil, size: Size,
    isUnicode: Bool, colors: ColorDepth = .full, lessons: LessonLoader = LessonLoader(),
    first: Report? = nil, opening: Opening? = nil, isWhole: Bool = true
  ) {
    self.keys = keys
    let terminal = ScriptedTerminal(
      size: size, keys: keys, isUnicode: isUnicode, colorDepth: colors)
    var takes: [Take] = []
    terminal.watch = { frame, count in
      let take = Take(frame: frame, keyCount: count)
      guard takes.last != take else { return }
      if !isWhole { takes = [] }
      takes.append(take)
    }
    var loop = ExplorerLoop(
      state, on: terminal, lessons: lessons, file: OpenFile(origin: origin),
      opening: opening)
    loop.run(first)
    (self.takes, caption) = (takes, Caption(loop.state))
  }

  /// The last screen.
  /// - Parameter showsKeys: whether the keys stand in a line below.
  package func frame(showsKeys: Bool) -> Frame {
    takes.last.map { shown($0, showsKeys) } ?? Frame(size: Size(columns: 0, rows: 0))
  }

  /// The screens as an animated picture; the last one stays for three pauses more.
  package func animatedSVG(pause milliseconds: Int, showsKeys: Bool) -> String {
    var scenes = takes.map { Scene(shown($0, showsKeys), milliseconds: milliseconds) }
    if !scenes.isEmpty { scenes[scenes.count - 1].milliseconds *= 4 }
    return TerminalCore.animatedSVG(scenes, caption)
  }

  private func shown(_ take: Take, _ showsKeys: Bool) -> Frame {
    showsKeys ? take.frame.showing(keys: keys.prefix(take.keyCount)) : take.frame
  }
}

/// The screen after some keys, typed into the explorer without a terminal.
/// - Parameter first: a report to the explorer before the first screen is drawn.
package func play(
  _ keys: [Key], in state: ExplorerState, origin: FileOrigin? = nil, size: Size,
  isUnicode: Bool, colors: ColorDepth = .full, lessons: LessonLoader = LessonLoader(),
  first: Report? = nil
) -> Frame {
  Recording(
    keys, in: state, origin: origin, size: size, isUnicode: isUnicode, colors: colors,
    lessons: lessons, first: first, isWhole: false
  ).frame(showsKeys: false)
}

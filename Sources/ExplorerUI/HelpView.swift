import ExplorerCore
import TerminalCore

/// The help screen: every key and command, from the tables that define them.
func drawHelp(_ layout: Layout, on canvas: inout Canvas) {
  let (width, height) = (canvas.size.columns, canvas.size.rows)
  let help = HelpLines(size: canvas.size, canvas.glyphs)
  let first = layout.viewport.textLine ?? 0
  canvas.write("Keys and commands", row: 0, column: 1, style: .title)
  if help.lines.count > help.room {
    let place = "\(first + 1)–\(min(help.lines.count, first + help.room)) of \(help.lines.count)"
    canvas.write(place, row: 0, endingAt: width - 1, style: .faint, width: 20)
  }
  for (index, line) in help.lines.dropFirst(first).prefix(help.room).enumerated() {
    switch line {
    case .heading(let text):
      canvas.write(text, row: 2 + index, column: 1, style: .heading)
    case .entry(let keys, let meaning):
      canvas.write(keys, row: 2 + index, column: 2, style: .key)
      canvas.write(meaning, row: 2 + index, column: help.column)
    }
  }
  drawHints(KeyMap.hints(in: .help), row: height - 1, on: &canvas)
}

/// The lines of the help screen.
struct HelpLines {
  enum Line {
    case heading(String)
    /// Either text may be empty, as in the second line of a long entry, or both, in a blank line.
    case entry(keys: String, meaning: String)
  }

  private(set) var lines: [Line] = []
  /// The column where the meanings begin.
  let column: Int
  /// How many lines fit between the title and the footer.
  let room: Int
  private let width: Int
  private let glyphs: Glyphs

  init(size: Size, _ glyphs: Glyphs) {
    (width, room, self.glyphs) = (size.columns, size.rows - 3, glyphs)
    column = min(27, width / 2 - 4)
    // Left out are the modes whose footers show all their keys.
    let leftOut: [KeyMode] = [.playing, .panels, .help, .question, .reading]
    for mode in KeyMode.all where !leftOut.contains(mode) {
      if !lines.isEmpty { lines.append(.entry(keys: "", meaning: "")) }
      lines.append(.heading(mode.title))
      for binding in KeyMap.bindings(of: mode) {
        add(binding.keyText.split(separator: "  ").joined(separator: " "), binding.help)
      }
      guard mode == .command else { continue }
      for command in CommandDefinition.all {
        add(command.shownAs.joined(separator: " "), command.meaning)
      }
    }
  }

  /// The line of the heading of a mode's keys.
  func start(of mode: KeyMode) -> Int {
    lines.firstIndex { if case .heading(mode.title) = $0 { true } else { false } } ?? 0
  }

  /// The largest scroll, at which the last line is at the bottom of the screen.
  var lastScroll: Int { max(0, lines.count - room) }

  private mutating func add(_ keys: String, _ meaning: String) {
    var left = glyphs.wrapped(glyphs.keys(keys), width: column - 3)[...]
    var right = glyphs.wrapped(meaning, width: width - column - 1)[...]
    while !left.isEmpty || !right.isEmpty {
      lines.append(.entry(keys: left.popFirst() ?? "", meaning: right.popFirst() ?? ""))
    }
  }
}

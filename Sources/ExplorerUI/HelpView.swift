import ExplorerCore
import TerminalCore

/// Every key and command, made from the tables that define them.
func drawHelp(on canvas: inout Canvas, scroll: Int) {
  let (width, height) = (canvas.size.columns, canvas.size.rows)
  let lines = HelpLine.all
  let room = height - 3
  let first = max(0, min(scroll, lines.count - room))
  canvas.write("Keys and commands", row: 0, column: 1, style: .title)
  if lines.count > room {
    let place = "\(first + 1)–\(min(lines.count, first + room)) of \(lines.count)"
    canvas.write(place, row: 0, endingAt: width - 1, style: .faint, width: 20)
  }
  for (index, line) in lines.dropFirst(first).prefix(room).enumerated() {
    let row = 2 + index
    switch line {
    case .blank: break
    case .heading(let text):
      canvas.write(text, row: row, column: 1, style: .heading)
    case .entry(let keys, let meaning):
      let column = min(27, width / 2 - 4)
      canvas.write(canvas.glyphs.keys(keys), row: row, column: 2, style: .key, width: column - 3)
      canvas.write(meaning, row: row, column: column, width: width - column - 1)
    }
  }
  var column = 1
  for hint in KeyMap.hints(in: .help) {
    column = canvas.write(
      canvas.glyphs.keys(hint.keys), row: height - 1, column: column, style: .key)
    column = canvas.write(" " + hint.meaning, row: height - 1, column: column) + 2
  }
}

private enum HelpLine {
  case blank
  case heading(String)
  case entry(keys: String, meaning: String)

  static let all: [HelpLine] = {
    var lines: [HelpLine] = []
    for mode in [KeyMode.table, .edit, .command] {
      if !lines.isEmpty { lines.append(.blank) }
      lines.append(.heading(mode.rawValue))
      for binding in KeyMap.bindings where binding.mode == mode {
        let keys = binding.keyText.split(separator: "  ").joined(separator: " ")
        lines.append(.entry(keys: keys, meaning: binding.help))
      }
      guard mode == .command else { continue }
      for command in CommandDefinition.all {
        lines.append(.entry(keys: ":\(command.name) \(command.usage)", meaning: command.meaning))
      }
    }
    return lines
  }()
}

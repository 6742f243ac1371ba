import ExplorerCore
import TerminalCore

/// Every key and command, made from the tables that define them.
func drawHelp(on canvas: inout Canvas, scroll: Int) {
  let (width, height) = (canvas.size.columns, canvas.size.rows)
  let column = helpColumn(width)
  let lines = helpLines(width: width, canvas)
  let room = height - 3
  let first = max(0, min(scroll, lines.count - room))
  canvas.write("Keys and commands", row: 0, column: 1, style: .title)
  if lines.count > room {
    let place = "\(first + 1)–\(min(lines.count, first + room)) of \(lines.count)"
    canvas.write(place, row: 0, endingAt: width - 1, style: .faint, width: 20)
  }
  for (index, line) in lines.dropFirst(first).prefix(room).enumerated() {
    switch line {
    case .heading(let text):
      canvas.write(text, row: 2 + index, column: 1, style: .heading)
    case .entry(let keys, let meaning):
      canvas.write(keys, row: 2 + index, column: 2, style: .key)
      canvas.write(meaning, row: 2 + index, column: column)
    }
  }
  var end = 1
  for hint in KeyMap.hints(in: .help) {
    end = canvas.write(canvas.glyphs.keys(hint.keys), row: height - 1, column: end, style: .key)
    end = canvas.write(" " + hint.meaning, row: height - 1, column: end) + 2
  }
}

/// The last useful scroll: at it, help's last line is the screen's.
package func lastHelpScroll(size: Size, isUnicode: Bool) -> Int {
  let canvas = Canvas(size: size, isUnicode: isUnicode)
  return max(0, helpLines(width: size.columns, canvas).count - (size.rows - 3))
}

/// Where what the keys mean begins.
private func helpColumn(_ width: Int) -> Int { min(27, width / 2 - 4) }

/// One line of the help screen.
private enum HelpLine {
  case heading(String)
  /// Either may be empty: a blank line, the second line of a long one.
  case entry(keys: String, meaning: String)
}

private func helpLines(width: Int, _ canvas: Canvas) -> [HelpLine] {
  let (keyWidth, meaningWidth) = (helpColumn(width) - 3, width - helpColumn(width) - 1)
  var lines: [HelpLine] = []
  func add(_ keys: String, _ meaning: String) {
    var left = canvas.wrapped(canvas.glyphs.keys(keys), width: keyWidth)[...]
    var right = canvas.wrapped(meaning, width: meaningWidth)[...]
    while !left.isEmpty || !right.isEmpty {
      lines.append(.entry(keys: left.popFirst() ?? "", meaning: right.popFirst() ?? ""))
    }
  }
  for mode in [KeyMode.table, .edit, .card, .list, .command] {
    if !lines.isEmpty { lines.append(.entry(keys: "", meaning: "")) }
    lines.append(.heading(mode.title))
    for binding in KeyMap.bindings where binding.mode == mode {
      add(binding.keyText.split(separator: "  ").joined(separator: " "), binding.help)
    }
    guard mode == .command else { continue }
    for command in CommandDefinition.all {
      add(":\(command.name) \(command.usage)", command.meaning)
    }
  }
  return lines
}

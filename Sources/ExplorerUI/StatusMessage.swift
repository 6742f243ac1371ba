import ExplorerCore
import TerminalCore

extension Message {
  var style: Style { isError ? .error : .text }
}

/// Draws a message beside what the status line begins with, or over it where the whole row has room. What
/// has none there goes on in the row below, that of the keys, until the next key takes the message away.
/// - Parameters:
///   - row: the status line.
///   - column: where the message begins if it leaves what is before it in its place.
/// - Returns: whether it has taken the row of the keys.
func drawMessage(
  _ message: Message, row: Int, from column: Int, on canvas: inout Canvas
) -> Bool {
  let width = canvas.size.columns
  let isLong = canvas.glyphs.wrapped(displayable(message.text), width: width - 2).count > 2
  let text = isLong ? message.shorter ?? message.text : message.text
  let rows = messageRows(
    text, beside: width - 1 - column, whole: width - 2, canvas)
  if rows.isOverAll { canvas.frame.fill(row: row, column: 0, width: width, style: .text) }
  canvas.write(rows.first, row: row, column: rows.isOverAll ? 1 : column, style: message.style)
  canvas.write(rows.second, row: row + 1, column: 1, style: message.style)
  return !rows.second.isEmpty
}

/// A message in one row if that can be, as the cell it may lie over is also in the table, and the keys are
/// nowhere else; or in two: between words if that can be; else over both whole rows, where a long path
/// may be broken anywhere. A path that is too long for that loses its beginning; any other text its middle, as
/// both ends say most.
/// - Parameters:
///   - beside: the columns of the first row after what stands there.
///   - whole: the columns of a whole row.
private func messageRows(
  _ message: String, beside: Int, whole: Int, _ canvas: Canvas
) -> (first: String, second: String, isOverAll: Bool) {
  let words = canvas.glyphs(displayable(message)).split(separator: " ")
  let text = words.joined(separator: " ")
  if canvas.width(text) <= whole { return (text, "", canvas.width(text) > beside) }
  var (first, second) = ("", words[...])
  while let word = second.first, canvas.width(first + word) <= beside {
    first += word + " "
    second.removeFirst()
  }
  let rest = second.joined(separator: " ")
  if canvas.width(rest) <= whole { return (first, rest, false) }
  let lines = canvas.glyphs.wrapped(text, width: whole)
  if lines.count == 2 { return (lines[0], lines[1], true) }
  let longest = String(words.max { canvas.width(String($0)) < canvas.width(String($1)) } ?? "")
  let (excess, length) = (canvas.width(text) - 2 * whole, canvas.width(longest))
  if excess > 0, length - excess > 12 {
    let shorter = canvas.ending(of: longest, width: length - excess)
    let message = words.map { $0 == longest ? shorter : String($0) }.joined(separator: " ")
    return messageRows(message, beside: beside, whole: whole, canvas)
  }
  func cut(at width: Int) -> (String, String) {
    let start = canvas.beginning(of: text, width: width)
    return (start, canvas.ending(of: String(text.dropFirst(start.count)), width: whole))
  }
  let (start, end) = cut(at: whole)
  if start + end == text { return (start, end, true) }
  let (short, last) = cut(at: beside)
  return (short, last, false)
}

extension Canvas {
  /// As much of the beginning of a text as has room in `width` columns.
  func beginning(of text: String, width: Int) -> String {
    var kept = text.prefix(max(0, width))
    while self.width(String(kept)) > width { kept.removeLast() }
    return String(kept)
  }

  /// The end of a text, in at most `width` columns; if it is cut, it begins with an ellipsis.
  func ending(of text: String, width: Int) -> String {
    guard self.width(text) > width else { return text }
    var kept = text[...]
    while !kept.isEmpty, self.width(glyphs.ellipsis + kept) > width { kept.removeFirst() }
    return glyphs.ellipsis + kept
  }
}

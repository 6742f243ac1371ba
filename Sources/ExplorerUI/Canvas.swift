import Scores
import TerminalCore

/// A text of one style.
struct StyledText {
  let text: String
  let style: Style

  init(_ text: String, _ style: Style) { (self.text, self.style) = (text, style) }
}

/// The columns of the widest text, or `least` if none is wider.
func widest(_ texts: some Sequence<String>, atLeast least: Int) -> Int {
  // No character takes more columns than bytes.
  texts.reduce(least) { $1.utf8.count > $0 ? max($0, displayWidth($1)) : $0 }
}

/// The same of the names of a table's first classes.
func widest(ofFirst count: Int, of table: ScoreTable, atLeast least: Int) -> Int {
  widest(table.classes.prefix(count).map(table.name), atLeast: least)
}

/// A frame being drawn, in the glyphs that its terminal can show.
struct Canvas {
  var frame: Frame
  let glyphs: Glyphs
  /// Nothing is written from this column on: a panel stays out of the one beside it.
  var rightEdge: Int

  init(size: Size, glyphs: Glyphs) {
    frame = Frame(size: size)
    rightEdge = size.columns
    self.glyphs = glyphs
  }

  var size: Size { frame.size }

  /// Writes from `column` on, and returns the column after the last one used. What a limit of
  /// `width` cuts off ends in an ellipsis.
  @discardableResult
  mutating func write(
    _ text: String, row: Int, column: Int, style: Style = .text, width: Int? = nil
  ) -> Int {
    let room = min(width ?? rightEdge, rightEdge - column)
    let text = fitted(text, to: room)
    return column + frame.write(text, row: row, column: column, style: style, width: room)
  }

  /// Writes so that the text ends before `column`, in at most `width` columns.
  mutating func write(
    _ text: String, row: Int, endingAt column: Int, style: Style = .text, width: Int
  ) {
    let text = glyphs(text)
    if frame.write(text, row: row, endingAt: column, style: style, width: width) { return }
    let cut = fitted(text, to: width)
    _ = frame.write(cut, row: row, endingAt: column, style: style, width: width)
  }

  /// Writes pieces of different styles one after the other, and returns the column after them.
  @discardableResult
  mutating func write(_ pieces: [StyledText], row: Int, column: Int) -> Int {
    pieces.reduce(column) { write($1.text, row: row, column: $0, style: $1.style) }
  }

  /// Draws a horizontal bar of at most `width` columns; `fraction` is clamped to 0…1. Whatever is more
  /// than nothing shows.
  mutating func drawBar(_ fraction: Double, row: Int, column: Int, width: Int, style: Style) {
    guard width > 0, fraction > 0 else { return }
    let eighths = max(1, Int((min(1, fraction) * Double(width * 8)).rounded()))
    guard glyphs.isUnicode else {
      let count = max(1, (eighths + 4) / 8)
      frame.fill(row: row, column: column, width: count, style: style, character: "#")
      return
    }
    let (whole, rest) = eighths.quotientAndRemainder(dividingBy: 8)
    frame.fill(row: row, column: column, width: whole, style: style, character: "█")
    if rest > 0 {
      // From ▏, an eighth, up to ▉ the blocks stand in the order of their widths, from the right.
      let tip = Unicode.Scalar(UInt32(0x2590 - rest)) ?? "█"
      frame.fill(row: row, column: column + whole, width: 1, style: style, character: tip)
    }
  }

  func fitting(_ wordings: [String], width: Int) -> String {
    glyphs.fitting(wordings, width: width)
  }

  func wrapped(_ text: String, width: Int) -> [String] { glyphs.wrapped(text, width: width) }

  func width(_ text: String) -> Int { glyphs.width(text) }

  func widest(_ texts: some Sequence<String>, atLeast least: Int) -> Int {
    glyphs.widest(texts, atLeast: least)
  }

  func shortened(_ name: String) -> String { glyphs.shortened(name) }

  func fitted(_ text: String, to width: Int) -> String { glyphs.fitted(text, to: width) }
}

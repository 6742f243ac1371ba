import TerminalCore

/// A text with a style.
struct StyledText {
  let text: String
  let style: Style

  init(_ text: String, _ style: Style) { (self.text, self.style) = (text, style) }
}

/// The columns of the widest text, or `least` if none is wider.
func widest(_ texts: some Sequence<String>, atLeast least: Int) -> Int {
  texts.reduce(least) { max($0, displayWidth($1)) }
}

/// A frame that is being drawn, in characters that the terminal can show.
struct Canvas {
  var frame: Frame
  let glyphs: Glyphs
  /// Texts end before this column, so that a panel stays out of the one beside it.
  var rightEdge: Int

  init(size: Size, glyphs: Glyphs) {
    frame = Frame(size: size)
    rightEdge = size.columns
    self.glyphs = glyphs
  }

  var size: Size { frame.size }

  /// Writes from `column` on; a text of more than `width` columns is cut and ends in an ellipsis.
  /// - Returns: the column after the text.
  @discardableResult
  mutating func write(
    _ text: String, row: Int, column: Int, style: Style = .text, width: Int? = nil
  ) -> Int {
    let room = min(width ?? rightEdge, rightEdge - column)
    let text = glyphs.fitted(text, to: room)
    return column + frame.write(text, row: row, column: column, style: style, width: room)
  }

  /// Writes so that the text ends before `column`, in at most `width` columns.
  mutating func write(
    _ text: String, row: Int, endingAt column: Int, style: Style = .text, width: Int
  ) {
    let text = glyphs.fitted(text, to: width)
    _ = frame.write(text, row: row, endingAt: column, style: style, width: width)
  }

  /// Writes texts of different styles one after the other.
  /// - Returns: the column after them.
  @discardableResult
  mutating func write(_ pieces: [StyledText], row: Int, column: Int) -> Int {
    pieces.reduce(column) { write($1.text, row: row, column: $0, style: $1.style) }
  }

  /// Draws a horizontal bar of at most `width` columns. The fraction is clamped to 0…1 and rounded up to
  /// eighths of a column, so that one hardly above 0 is seen and still is shorter than others.
  mutating func drawBar(_ fraction: Double, row: Int, column: Int, width: Int, style: Style) {
    guard width > 0, fraction > 0 else { return }
    let eighths = Int((min(1, fraction) * Double(width * 8)).rounded(.up))
    guard glyphs.isUnicode else {
      let count = max(1, (eighths + 4) / 8)
      frame.fill(row: row, column: column, width: count, style: style, character: "#")
      return
    }
    let (whole, rest) = eighths.quotientAndRemainder(dividingBy: 8)
    frame.fill(row: row, column: column, width: whole, style: style, character: "█")
    if rest > 0 {
      // In Unicode the blocks go from ▉ (U+2589, seven eighths) down to ▏ (U+258F, one eighth).
      let tip = Unicode.Scalar(UInt32(0x2590 - rest)) ?? "█"
      frame.fill(row: row, column: column + whole, width: 1, style: style, character: tip)
    }
  }

  /// Draws a horizontal bar from the middle of `width` columns, to the left for a negative fraction. The
  /// fraction is clamped to -1…1, and one hardly beyond 0 is seen.
  mutating func drawSignedBar(
    _ fraction: Double, row: Int, column: Int, width: Int, style: Style
  ) {
    let half = (width - 1) / 2
    guard half > 0 else { return }
    let middle = column + half
    write("│", row: row, column: middle, style: .rule)
    guard fraction < 0 else {
      return drawBar(fraction, row: row, column: middle + 1, width: half, style: style)
    }
    // Of blocks at the right of their cell there is a whole one and a half.
    let halves = Int((min(1, -fraction) * Double(2 * half)).rounded(.up))
    let whole = glyphs.isUnicode ? halves / 2 : (halves + 1) / 2
    frame.fill(
      row: row, column: middle - whole, width: whole, style: style,
      character: glyphs.isUnicode ? "█" : "#")
    if glyphs.isUnicode, halves % 2 == 1 {
      frame.fill(row: row, column: middle - whole - 1, width: 1, style: style, character: "▐")
    }
  }

  func width(_ text: String) -> Int { glyphs.width(text) }
}

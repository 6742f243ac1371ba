/// The text as it may be shown: whatever could move the cursor, change the terminal, reorder or
/// hide text (controls, escape, bidirectional and other invisible characters, line separators,
/// unassigned characters) becomes U+FFFD. Variation selectors, which would make widths uncertain,
/// are left out; a mark with no character before it stands on a dotted circle.
package func displayable(_ text: String) -> String {
  var shown = String.UnicodeScalarView()
  forEachDisplayed(text) { scalar, _ in shown.append(scalar) }
  return String(shown)
}

/// The columns the text takes on the screen: 2 for wide characters, 0 for combining marks.
package func displayWidth(_ text: String) -> Int {
  var columns = 0
  forEachDisplayed(text) { _, width in columns += width }
  return columns
}

/// Calls `body` with each scalar of `displayable(text)` and the columns it takes.
func forEachDisplayed(_ text: String, _ body: (Unicode.Scalar, Int) -> Void) {
  var isFirst = true
  for scalar in text.unicodeScalars {
    switch displayed(scalar) {
    case .asIs(let width):
      if width == 0, isFirst { body("\u{25CC}", 1) }
      body(scalar, width)
    case .replaced: body("\u{FFFD}", 1)
    case .leftOut: continue
    }
    isFirst = false
  }
}

/// What becomes of a scalar on the screen.
enum DisplayedScalar {
  /// It takes so many columns: 0 for a combining mark.
  case asIs(width: Int)
  /// U+FFFD stands for it.
  case replaced
  case leftOut
}

/// What becomes of one scalar; `forEachDisplayed` looks after marks without a character.
func displayed(_ scalar: Unicode.Scalar) -> DisplayedScalar {
  // Most of what is drawn is printable ASCII. With its properties looked up as well, a screen would
  // take five times as long.
  if (0x20..<0x7F).contains(scalar.value) { return .asIs(width: 1) }
  let properties = scalar.properties
  if properties.isVariationSelector { return .leftOut }
  switch properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
    return .replaced
  case .nonspacingMark, .enclosingMark:
    return properties.isDefaultIgnorableCodePoint ? .replaced : .asIs(width: 0)
  default:
    if properties.isDefaultIgnorableCodePoint { return .replaced }
    // The vowels and finals of Hangul syllables written letter by letter join the letter before.
    if (0x1160...0x11FF).contains(scalar.value) { return .asIs(width: 0) }
    return .asIs(width: isWide(scalar.value) ? 2 : 1)
  }
}

/// Whether the character takes two columns.
private func isWide(_ value: UInt32) -> Bool {
  wideCharacters.first { value <= $0.upperBound }?.contains(value) ?? false
}

/// The text as it may be shown: whatever could move the cursor, change the terminal, reorder or
/// hide text (controls, escape, bidirectional and other invisible characters, line separators,
/// unassigned characters) becomes U+FFFD. Variation selectors, which would make widths uncertain,
/// are left out; a mark with no character before it stands on a dotted circle.
package func displayable(_ text: String) -> String {
  String(String.UnicodeScalarView(displayed(text).map(\.scalar)))
}

/// The columns the text takes on the screen: 2 for wide characters, 0 for combining marks.
package func displayWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
  return displayed(text).reduce(0) { $0 + $1.width }
}

/// The scalars of `displayable(text)`, each with the columns it takes.
func displayed(_ text: String) -> [(scalar: Unicode.Scalar, width: Int)] {
  var shown: [(scalar: Unicode.Scalar, width: Int)] = []
  shown.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    guard let next = displayed(scalar) else { continue }
    if next.width == 0, shown.isEmpty { shown.append(("\u{25CC}", 1)) }
    shown.append(next)
  }
  return shown
}

/// What stands for a scalar on the screen; nil for a variation selector.
func displayed(_ scalar: Unicode.Scalar) -> (scalar: Unicode.Scalar, width: Int)? {
  // Most of what is drawn is printable ASCII, rules and blocks. With their properties looked up as well,
  // a screen would take several times as long.
  if (0x20..<0x7F).contains(scalar.value) || (0x2500..<0x25A0).contains(scalar.value) {
    return (scalar, 1)
  }
  let properties = scalar.properties
  if properties.isVariationSelector { return nil }
  if properties.isDefaultIgnorableCodePoint { return ("\u{FFFD}", 1) }
  switch properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
    return ("\u{FFFD}", 1)
  case .nonspacingMark, .enclosingMark: return (scalar, 0)
  // The vowels and finals of Hangul syllables written letter by letter join the letter before.
  case _ where (0x1160...0x11FF).contains(scalar.value): return (scalar, 0)
  default:
    let range = wideCharacters.first { scalar.value <= $0.upperBound }
    return (scalar, range?.contains(scalar.value) == true ? 2 : 1)
  }
}

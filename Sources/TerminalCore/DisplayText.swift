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
  if let count = text.utf8.withContiguousStorageIfAvailable(countOfNarrow) ?? nil { return count }
  var columns = 0
  forEachDisplayed(text) { _, width in columns += width }
  return columns
}

/// How many columns those are if all of them are usual characters, which take one each; else nil.
func countOfNarrow(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var index = 0
  while index < bytes.count, isPlain(bytes[index]) { index += 1 }
  var count = index
  while index < bytes.count {
    let (value, length) = narrowCharacter(at: index, of: bytes)
    guard isUsual(value) else { return nil }
    index += length
    count += 1
  }
  return count
}

/// Whether a byte is a printable ASCII character, which most texts are made of.
@inline(__always)
func isPlain(_ byte: UInt8) -> Bool { byte &- 0x20 < 0x5F }

/// Calls `body` with each scalar of `displayable(text)` and the columns it takes.
@inline(__always)
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
  case asIs(width: Int)
  case replaced
  case leftOut
}

@inline(__always)
func displayed(_ scalar: Unicode.Scalar) -> DisplayedScalar {
  isUsual(scalar.value) ? .asIs(width: 1) : displayedByProperties(scalar)
}

/// Printable ASCII, then what else the screen is mostly made of, all narrow: Latin letters and signs,
/// Greek, dashes and dots; arrows, mathematical operators; box drawing, blocks; ticks and crosses.
@inline(__always)
private func isUsual(_ value: UInt32) -> Bool {
  switch value {
  case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x250, 0x391..<0x3A2, 0x3A3..<0x3CA, 0x2010..<0x2028,
    0x2190..<0x2300, 0x2500..<0x25FD, 0x2713..<0x2719:
    true
  default: false
  }
}

/// The character that begins at a byte of UTF-8, and how many bytes it takes; 0 for those of four,
/// none of which is usual.
@inline(__always)
func narrowCharacter(
  at index: Int, of bytes: UnsafeBufferPointer<UInt8>
) -> (value: UInt32, length: Int) {
  func bits(_ offset: Int, _ mask: UInt32) -> UInt32 { UInt32(bytes[index + offset]) & mask }
  return switch bytes[index] {
  case ..<0x80: (bits(0, 0x7F), 1)
  case ..<0xE0: (bits(0, 0x1F) << 6 | bits(1, 0x3F), 2)
  case ..<0xF0: (bits(0, 0x0F) << 12 | bits(1, 0x3F) << 6 | bits(2, 0x3F), 3)
  default: (0, 4)
  }
}

@inline(never)  // else whatever asks for a width begins with its metadata
private func displayedByProperties(_ scalar: Unicode.Scalar) -> DisplayedScalar {
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

/// Whether the character is in the table, by halving.
func isWide(_ value: UInt32) -> Bool {
  guard value >= 0x1100 else { return false }
  var low = 0
  var high = wideCharacters.count
  while low < high {
    let middle = (low + high) / 2
    if wideCharacters[middle].upperBound < value { low = middle + 1 } else { high = middle }
  }
  return low < wideCharacters.count && wideCharacters[low].contains(value)
}

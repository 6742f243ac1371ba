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
  if let count = text.utf8.withContiguousStorageIfAvailable(countOfASCII) ?? nil { return count }
  var columns = 0
  forEachDisplayed(text) { _, width in columns += width }
  return columns
}

/// How many bytes those are if all of them are printable ASCII, each then a character in one column.
@inline(__always)
func countOfASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  // Most texts are shorter than what the loop over bytes would take in a step: eight bytes at once.
  let (count, size) = (bytes.count, MemoryLayout<UInt64>.size)
  guard count >= size else {
    var isOther = false
    for byte in bytes { isOther = isOther || byte &- 0x20 >= 0x5F }
    return isOther ? nil : count
  }
  let bytes = UnsafeRawBufferPointer(bytes)
  var others: UInt64 = 0
  for offset in stride(from: 0, to: count - size, by: size) {
    others |= otherBytes(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
  others |= otherBytes(bytes.loadUnaligned(fromByteOffset: count - size, as: UInt64.self))
  return others == 0 ? count : nil
}

/// Not 0 if any of eight bytes is not printable ASCII.
@inline(__always)
private func otherBytes(_ bytes: UInt64) -> UInt64 {
  let (each, high): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
  // A byte below 0x80 carries into its highest bit from 0x7F on, and has none left below 0x20.
  return (bytes | (bytes &+ each) | ~((bytes | high) &- each &* 0x20)) & high
}

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
  // Printable ASCII, then what else the screen is mostly made of, all narrow: Latin letters and
  // signs, capital Greek, dashes and dots; arrows, mathematical operators; box drawing, blocks;
  // ticks and crosses.
  switch scalar.value {
  case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x250, 0x391..<0x3A2, 0x2010..<0x2028, 0x2190..<0x2300,
    0x2500..<0x25FD, 0x2713..<0x2719, 0x3A3..<0x3CA:
    return .asIs(width: 1)
  default: break
  }
  return displayedByProperties(scalar)
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

/// The bytes that ask a terminal to put a text into the clipboard (OSC 52).
package func clipboardSequence(_ text: String) -> [UInt8] {
  Array("\u{1B}]52;c;".utf8) + base64(Array(text.utf8)) + [0x07]
}

/// Bytes in base 64 (RFC 4648).
private func base64(_ bytes: [UInt8]) -> [UInt8] {
  let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let part = bytes[start..<min(start + 3, bytes.count)]
    let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
    for place in 0..<4 {
      text.append(place > part.count ? UInt8(ascii: "=") : digits[bits >> (18 - 6 * place) & 63])
    }
  }
  return text
}

/// The names of the files in a zip archive, from the directory at its end; only that of the first where
/// the end is not there.
func namesInZip(_ bytes: some RandomAccessCollection<UInt8>) -> [String] {
  func number(_ offset: Int, size: Int) -> Int? {
    guard offset >= 0, offset + size <= bytes.count else { return nil }
    let first = bytes.index(bytes.startIndex, offsetBy: offset)
    return bytes[first...].prefix(size).reversed().reduce(0) { $0 << 8 | Int($1) }
  }
  func text(_ offset: Int, count: Int) -> String {
    String(decoding: bytes.dropFirst(offset).prefix(count), as: UTF8.self)
  }
  let first = text(30, count: number(26, size: 2) ?? 0)
  // A comment of up to 65535 bytes may follow the record that ends an archive.
  let ends = (0...max(0, min(bytes.count - 22, 65535))).lazy.map { bytes.count - 22 - $0 }
  guard let end = ends.first(where: { number($0, size: 4) == 0x0605_4B50 }),
    let count = number(end + 10, size: 2), var entry = number(end + 16, size: 4)
  else { return [first] }
  var names: [String] = []
  while names.count < count, number(entry, size: 4) == 0x0201_4B50,
    let lengths = number(entry + 28, size: 6)
  {
    let (name, extra, comment) = (lengths & 0xFFFF, lengths >> 16 & 0xFFFF, lengths >> 32)
    names.append(text(entry + 46, count: name))
    entry += 46 + name + extra + comment
  }
  return names.isEmpty ? [first] : names
}

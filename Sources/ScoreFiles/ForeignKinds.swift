import Scores

/// What a file is that is read as something else, by its first bytes, and how what it holds gets into
/// one that is read; nil for a text without a mark.
/// - Parameters:
///   - content: what the file should hold, `scores` or `labels`.
///   - format: the format that the file is read in; nil for labels and for NPY.
func foreignKind(
  of bytes: some RandomAccessCollection<UInt8>, path: String, holding content: String,
  _ format: FileFormat? = nil, _ options: ReadingOptions = ReadingOptions()
) -> String? {
  let beginning = Array(bytes.prefix(256))
  let (python, shell) = (JSONText.string(path), shellQuoted(path))
  func starts(_ bytes: [UInt8]) -> Bool { beginning.starts(with: bytes) }
  func starts(_ text: String) -> Bool { beginning.starts(with: text.utf8) }
  func saved(_ array: String) -> String { "np.save(\"\(content).npy\", \(array))" }
  func command(_ format: FileFormat) -> String {
    var options = options
    options.format = format
    return options.command(opening: path)
  }

  if starts("PK\u{3}\u{4}") { return archive(nameOfFirst(beginning), python, shell, saved) }
  if starts([0x80, 2, 0x8A, 0x0A]) { return torch(python, saved) }
  if starts([0x80]), beginning.count > 1, (2...5).contains(beginning[1]) {
    return "this is a Python pickle; save its array: "
      + saved("np.load(\(python), allow_pickle=True)")
  }
  for (mark, program, tool, suffix) in [
    ([0x1F, 0x8B], "gzip", "gunzip -k", ".gz"), (Array("BZh".utf8), "bzip2", "bunzip2 -k", ".bz2"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz", "unxz -k", ".xz"),
    ([0x28, 0xB5, 0x2F, 0xFD], "zstd", "unzstd", ".zst"),
  ] as [([UInt8], String, String, String)] where starts(mark) {
    let unpack = path.hasSuffix(suffix) ? "\(tool) \(shell)" : "\(program) -dc < \(shell) > NAME"
    return "this is compressed by \(program); unpack it: \(unpack)"
  }
  if starts("PAR1") || starts("ARROW1") {
    let (name, reader) = starts("PAR1") ? ("Parquet", "parquet") : ("Feather", "feather")
    return "this is a \(name) file; write it as CSV: "
      + "pd.read_\(reader)(\(python)).to_csv(\"\(content).csv\", index=False)"
  }
  if starts([0x89] + Array("HDF\r\n".utf8)) {
    return "this is an HDF5 file; list(h5py.File(\(python))) names its arrays; save one: "
      + saved("h5py.File(\(python))[NAME][()]")
  }
  if starts([0xD0, 0xCF, 0x11, 0xE0]) { return workbook }
  if let encoding = utf16(beginning) {
    let name = path.split(separator: "/").last ?? ""
    let end = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
    return "this text is in UTF-16; write it in UTF-8: "
      + "iconv -f \(encoding) -t UTF-8 \(shell) > \(shellQuoted("utf-8" + end))"
  }
  guard let format else { return nil }
  if format != .npy, starts(NPYHeader.magic) {
    return "this is an array that NumPy saved; read it as one: \(command(.npy))"
  }
  guard format != .npy, let json = jsonKind(bytes.prefix(1 << 16)) else { return nil }
  if json == .lines {
    return "this is JSON Lines, an object a line, and a table is one object; to make it one, "
      + "with its own classes: jq -s '{classes: [\"cat\", \"dog\"], examples: .}' \(shell) > scores.json"
  }
  return format == .json ? nil : "this is JSON; read it as such: \(command(.json))"
}

private let workbook = "this is an Excel workbook; save its sheet as \"CSV UTF-8\""

private func torch(_ python: String, _ saved: (String) -> String) -> String {
  "this is a file of torch.save; save its array: "
    + saved("torch.load(\(python), map_location=\"cpu\").detach().numpy()")
}

/// What a zip archive is by the name of its first file.
private func archive(
  _ first: String, _ python: String, _ shell: String, _ saved: (String) -> String
) -> String {
  if first.hasSuffix(".npy") {
    return "this is an archive of np.savez; np.load(\(python)).files names its arrays; save one: "
      + saved("np.load(\(python))[\(JSONText.string(String(first.dropLast(4))))]")
  }
  if first.hasSuffix("/data.pkl") { return torch(python, saved) }
  let isWorkbook = ["[Content_Types].xml", "_rels/", "xl/", "docProps/"].contains {
    first.hasPrefix($0)
  }
  return isWorkbook ? workbook : "this is a zip archive; unpack it: unzip \(shell)"
}

/// The name of the first file in a zip archive.
private func nameOfFirst(_ bytes: [UInt8]) -> String {
  guard bytes.count > 30 else { return "" }
  let length = Int(bytes[26]) | Int(bytes[27]) << 8
  return String(decoding: bytes[30...].prefix(length), as: UTF8.self)
}

/// The name of the encoding, with or without a byte order mark.
private func utf16(_ bytes: [UInt8]) -> String? {
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
  guard bytes.count >= 4, bytes[..<4].count(where: { $0 == 0 }) == 2 else { return nil }
  return bytes[1] == 0 && bytes[3] == 0
    ? "UTF-16LE" : bytes[0] == 0 && bytes[2] == 0 ? "UTF-16BE" : nil
}

private enum JSONKind { case one, lines }

/// Whether a text is JSON or JSON Lines: no other table begins with a bracket and a quote.
private func jsonKind(_ bytes: some Collection<UInt8>) -> JSONKind? {
  let dense = bytes.drop(while: \.isBlankOrLineEnd)
  guard let first = dense.first, "{[".utf8.contains(first) else { return nil }
  let next = dense.dropFirst().first { !$0.isBlankOrLineEnd }
  guard next == .quote || first == UInt8(ascii: "[") && next == UInt8(ascii: "{") else {
    return nil
  }
  let lines = dense.split(separator: .lineFeed, maxSplits: 2).map {
    $0.filter { !$0.isBlankOrLineEnd }
  }
  let isLines =
    first == UInt8(ascii: "{") && lines.count > 1 && lines[0].last == UInt8(ascii: "}")
    && lines[1].first == UInt8(ascii: "{")
  return isLines ? .lines : .one
}

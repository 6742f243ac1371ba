import Scores

/// What a file is that is read as something else, by its first bytes, and how what it holds gets into
/// one that is read; nil for a text without a mark.
/// - Parameters:
///   - content: what the file should hold, `scores`, `labels`, or `X`, `W` or `b` of a classifier.
///   - format: the format that the file is read in; nil for labels and for NPY.
func foreignKind(
  of bytes: some RandomAccessCollection<UInt8>, path: String, holding content: String,
  _ format: FileFormat? = nil, _ options: ReadingOptions = ReadingOptions()
) -> String? {
  let beginning = Array(bytes.prefix(256))
  let file = ScoreFile.nameInCommands(path)
  let (python, shell) = (JSONText.string(file), shellQuoted(file))
  func starts(_ bytes: [UInt8]) -> Bool { beginning.starts(with: bytes) }
  func starts(_ text: String) -> Bool { beginning.starts(with: text.utf8) }
  func saved(_ array: String) -> String { saving(array, as: content) }
  // Labels stand alone, without a title.
  let csv = ".to_csv(\"\(content).csv\", index=False\(content == "labels" ? ", header=False" : ""))"
  func command(_ format: FileFormat) -> String {
    var options = options
    options.format = format
    return options.command(opening: path)
  }

  if starts("PK\u{3}\u{4}") { return archive(namesInZip(bytes), python, shell, content) }
  if starts([0x80, 2, 0x8A, 0x0A]) { return torch(python, content) }
  if starts([0x80]), beginning.count > 1, (2...5).contains(beginning[1]) {
    let load = "np.load(\(python), allow_pickle=True)"
    return "this is a Python pickle; python3 -m pickle \(shell) shows what is in it; of an array: "
      + "\(saved(load)); of a DataFrame: pd.read_pickle(\(python))\(csv); "
      + "of a dict or tuple: \(saved(load + "[KEY]"))"
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
      + "pd.read_\(reader)(\(python))\(csv)"
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
  guard format != .npy, let kind = JSONKind(of: bytes.prefix(1 << 16)) else { return nil }
  return kind.advice(python, shell)
    ?? (format == .json ? nil : "this is JSON; read it as such: \(command(.json))")
}

func saving(_ array: String, as content: String) -> String {
  "np.save(\"\(content).npy\", \(array))"
}

private let workbook = "this is an Excel workbook; save its sheet as \"CSV UTF-8\""

private func torch(_ python: String, _ content: String) -> String {
  let load = "torch.load(\(python), map_location=\"cpu\")"
  return "this is a file of torch.save; save its tensor: "
    + "\(saving(load + ".detach().numpy()", as: content)); if it is a dict, \(load)[KEY] is one"
}

/// What a zip archive is by the names of its files, of which there is one at least.
private func archive(
  _ names: [String], _ python: String, _ shell: String, _ content: String
) -> String {
  let arrays = names.filter { $0.hasSuffix(".npy") }.map { String($0.dropLast(4)) }
  guard names[0].hasSuffix(".npy") else {
    if names[0].hasSuffix("/data.pkl") { return torch(python, content) }
    let isWorkbook = ["[Content_Types].xml", "_rels/", "xl/", "docProps/"].contains {
      names[0].hasPrefix($0)
    }
    return isWorkbook ? workbook : "this is a zip archive; unpack it: unzip \(shell)"
  }
  func save(_ content: String, _ name: String) -> String {
    saving("np.load(\(python))[\(JSONText.string(name))]", as: content)
  }
  let holds = "this is an archive of np.savez with \(conjoined(shortened(arrays.map(quoted))))"
  guard arrays.count > 1 else { return "\(holds); save it: \(save(content, arrays[0]))" }
  let label = likelyLabel(arrays)
  let scores = arrays.indices.first { $0 != label } ?? 0
  if content == "labels" {
    return "\(holds); save the labels, such as: \(save(content, arrays[label ?? 1]))"
  }
  // X, W or b of a classifier.
  if content != "scores" {
    let name = arrays.first { $0.lowercased() == content.lowercased() } ?? arrays[scores]
    return "\(holds); save \(content), such as: \(save(content, name))"
  }
  return "\(holds); save the scores and the labels, such as: "
    + "\(save("scores", arrays[scores])); \(save("labels", arrays[label ?? 1]))"
}

/// At most eight of some names, and how many more there are.
func shortened(_ names: [String]) -> [String] {
  names.count <= 9 ? names : names.prefix(8) + ["\(names.count - 8) more"]
}

/// The name of the encoding, with or without a byte order mark.
private func utf16(_ bytes: [UInt8]) -> String? {
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
  guard bytes.count >= 4, bytes[..<4].count(where: { $0 == 0 }) == 2 else { return nil }
  return bytes[1] == 0 && bytes[3] == 0
    ? "UTF-16LE" : bytes[0] == 0 && bytes[2] == 0 ? "UTF-16BE" : nil
}

/// What a text of JSON holds that is no table, by how it begins.
enum JSONKind {
  /// One object, which may be a table.
  case object
  /// An object an example, each on a line of its own.
  case lines(Row)
  /// An array of rows.
  case rows(Row)
  /// A table as pandas writes it: by column, by row, or with titles and rows apart.
  case frame(orient: String?)

  /// What a row is: as a table has it, values by title or in order, or something else.
  enum Row { case example, flat, other }

  /// - Parameter bytes: the beginning of a file.
  /// - Returns: nil of other texts; no other table begins with a bracket and a quote.
  init?(of bytes: some Collection<UInt8>) {
    var reader = JSONReader(bytes: Array(bytes), file: "")
    let start = reader
    guard reader.isNext("{") else {
      guard (try? reader.enter("[")) != nil, (try? reader.nextElement()) == true else { return nil }
      guard reader.isNext("{") || reader.isNext("[") else { return nil }
      self = .rows(reader.row())
      return
    }
    guard (try? reader.enter("{")) != nil, let key = try? reader.nextKey() else { return nil }
    var lines = start
    if (try? lines.skipValue()) != nil, lines.skipToNextLine() {
      var first = start
      self = .lines(first.row())
    } else if !JSONTableReader.reported.union(JSONTableReader.keys).contains(key.text),
      (try? reader.enter("{")) != nil, let inner = try? reader.nextKey(),
      !reader.isNext("{"), !reader.isNext("[")
    {
      // pandas numbers rows from 0; columns are numbered only where they have no names.
      self = .frame(orient: key.text == "0" && inner.text != "0" ? "index" : nil)
    } else if key.text == "columns", reader.isNext("[") {
      self = .frame(orient: "split")
    } else {
      self = .object
    }
  }

  /// What it is called, and the way to a file that is read; nil of what may be a table.
  /// - Parameters:
  ///   - python: the file's name in Python, as `shell` in a shell.
  func advice(_ python: String, _ shell: String) -> String? {
    func csv(_ options: String) -> String {
      "write it as CSV: pd.read_json(\(python)\(options)).to_csv(\"scores.csv\", index=False)"
    }
    func jq(_ options: String) -> String {
      "to make it one, with its own classes: "
        + "jq \(options)'{classes: [\"cat\", \"dog\"], examples: .}' \(shell) > scores.json"
    }
    let lines = "this is JSON Lines, an object a line"
    switch self {
    case .lines(.flat): return "\(lines); \(csv(", lines=True"))"
    case .lines(.example): return "\(lines), and a table is one object; \(jq("-s "))"
    case .lines(.other): return "\(lines), and \(JSONTableReader.form)"
    case .rows(.flat): return "this is JSON with an array of rows; \(csv(""))"
    case .rows(.example):
      return "this is an array of examples, and a table is one object; \(jq(""))"
    case .frame(let orient):
      let option = orient.map { ", orient=\"\($0)\"" } ?? ""
      return "this is JSON as pandas writes a DataFrame; \(csv(option))"
    case .rows(.other), .object: return nil
    }
  }
}

extension JSONReader {
  /// What the row is before which the reader stands.
  fileprivate mutating func row() -> JSONKind.Row {
    let isObject = isNext("{")
    guard (try? enter(isObject ? "{" : "[")) != nil else { return .other }
    var isFlat = true
    while true {
      if isObject {
        guard let key = try? nextKey() else { break }
        if key.text == "scores" || key.text == "x" { return isNext("[") ? .example : .flat }
      } else if (try? nextElement()) != true {
        break
      }
      isFlat = isFlat && !isNext("[") && !isNext("{")
      guard (try? skipValue()) != nil else { break }
    }
    return isFlat ? .flat : .other
  }

  /// Skips blanks.
  /// - Returns: whether an object follows, on another line.
  fileprivate mutating func skipToNextLine() -> Bool {
    let start = index
    while index < bytes.count, bytes[index].isBlankOrLineEnd { index += 1 }
    return isNext("{") && bytes[start..<index].contains(.lineFeed)
  }
}

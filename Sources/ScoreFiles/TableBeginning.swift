import Scores

/// What the columns of a CSV or TSV file hold in its first rows.
struct TableBeginning {
  struct Column {
    /// Whether all cells are whole numbers without a point, and each is one more than that above it.
    var (isWhole, countsUp) = (true, true)
    /// Whether a number has a point or an exponent.
    var hasDecimals = false
    /// Whether all cells are words.
    var isText = true
    fileprivate var last: Int?
  }

  private(set) var columns: [Column]
  private(set) var rowCount = 0

  /// Reads up to 100 rows, or up to one that is no row of the table.
  init(_ reader: CSVReader, columnCount: Int) {
    columns = Array(repeating: Column(), count: columnCount)
    var reader = reader
    let end = reader.index + 1 << 20
    while rowCount < 100, reader.index < end, !reader.isAtEnd, let fields = row(&reader) {
      for (column, field) in fields.enumerated() { columns[column].add(reader.trimmed(field)) }
      rowCount += 1
    }
  }

  /// The fields of the next row; nil if it is no row of the table.
  private func row(_ reader: inout CSVReader) -> [CSVField]? {
    var fields: [CSVField] = []
    repeat {
      guard fields.count < columns.count, let field = try? reader.nextField() else { return nil }
      fields.append(field)
    } while !fields[fields.count - 1].endsRecord
    return fields.count == columns.count ? fields : nil
  }
}

extension TableBeginning.Column {
  fileprivate mutating func add(_ cell: ArraySlice<UInt8>) {
    let isNumber = ScoreReading(utf8: cell).value != nil
    let whole = isNumber ? Int(String(decoding: cell, as: UTF8.self)) : nil
    hasDecimals =
      hasDecimals
      || isNumber && cell.contains { $0 == UInt8(ascii: ".") || $0 | 32 == UInt8(ascii: "e") }
    isWhole = isWhole && whole != nil
    countsUp = countsUp && whole != nil && (last.map { whole == $0 &+ 1 } ?? true)
    isText = isText && !isNumber && isWord(cell)
    last = whole
  }
}

/// Whether a cell has letters, and these aren't a program's word for a number that is missing.
private func isWord(_ cell: ArraySlice<UInt8>) -> Bool {
  let text = String(decoding: cell, as: UTF8.self)
  guard text.unicodeScalars.count(where: { $0.properties.isAlphabetic }) >= 2 else { return false }
  let bare = text.lowercased().drop { $0 == "-" || $0 == "+" || $0 == "#" }
  return !["nan", "inf", "infinity", "na", "n/a", "null", "none", "nil", "missing"].contains(bare)
}

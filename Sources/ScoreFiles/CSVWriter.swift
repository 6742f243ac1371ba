/// Writes a CSV file (RFC 4180), with a comma or another byte as the separator and with quotes only
/// around fields that need them.
package struct CSVWriter {
  package private(set) var bytes: [UInt8] = []
  private var isInRecord = false
  private let separator: UInt8

  package init(separator: UInt8 = .comma) { self.separator = separator }

  package mutating func append(field text: String) {
    separate()
    let needsQuotes = text.utf8.contains {
      $0 == separator || $0 == .quote || $0 == .lineFeed || $0 == .carriageReturn
    }
    guard needsQuotes else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(.quote)
    bytes += Array(text.utf8).replacing([.quote], with: [.quote, .quote])
    bytes.append(.quote)
  }

  /// Appends a field as a file has written it.
  mutating func append(written field: ArraySlice<UInt8>) {
    separate()
    bytes += field
  }

  /// Appends the shortest decimal that reads back as the same double.
  package mutating func append(number: Double) {
    separate()
    bytes.append(contentsOf: number.description.utf8)
  }

  package mutating func endRecord() {
    bytes.append(.lineFeed)
    isInRecord = false
  }

  package mutating func append(record: [String]) {
    for text in record { append(field: text) }
    endRecord()
  }

  private mutating func separate() {
    if isInRecord { bytes.append(separator) }
    isInRecord = true
  }
}

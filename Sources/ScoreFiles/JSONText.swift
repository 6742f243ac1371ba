/// Writes values as JSON; numbers read back as the same doubles.
package enum JSONText {
  static func array<Element>(
    _ elements: some Sequence<Element>, _ text: (Element) -> String
  ) -> String {
    "[" + elements.map(text).joined(separator: ", ") + "]"
  }

  static func numbers(_ values: [Double]) -> String { array(values, number) }

  /// A finite number as a number, an infinity as a string, since JSON has none.
  package static func number(_ value: Double) -> String {
    value.isFinite ? value.description : "\"\(value)\""
  }

  /// A string in quotes. Invisible characters are escaped, also those that JSON allows raw, so that
  /// printing a name can't control the terminal.
  package static func string(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\t": json += "\\t"
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
          for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          }
        default: json.unicodeScalars.append(scalar)
        }
      }
    }
    return json + "\""
  }
}

/// Values as JSON; numbers are exact.
enum JSONText {
  static func array<Element>(
    _ elements: some Sequence<Element>, _ text: (Element) -> String
  ) -> String {
    "[" + elements.map(text).joined(separator: ", ") + "]"
  }

  static func numbers(_ values: [Double]) -> String { array(values, number) }

  /// JSON has no infinity: those are strings.
  static func number(_ value: Double) -> String {
    value.isFinite ? value.description : "\"\(value)\""
  }

  /// Controls and characters that can't be seen are escaped, also those that JSON would allow raw,
  /// so that no name can do anything to a terminal.
  static func string(_ text: String) -> String {
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

/// A Markdown table whose columns stand under each other; all but the first few flush right.
struct MarkdownTable {
  let titles: [String]
  var textColumns = 1
  var rows: [[String]] = []

  var lines: [String] {
    let widths = titles.indices.map { column in
      ([titles] + rows).map { $0[column].count }.max() ?? 0
    }
    let rules = widths.enumerated().map { column, width in
      String(repeating: "-", count: width - (column < textColumns ? 0 : 1))
        + (column < textColumns ? "" : ":")
    }
    return ([titles, rules] + rows).map { row in
      let cells = row.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return column < textColumns ? cell + blanks : blanks + cell
      }
      return "| " + cells.joined(separator: " | ") + " |"
    }
  }
}

/// Three digits of a time in the unit that suits it.
func time(_ seconds: Double) -> String {
  let (factor, unit) =
    switch seconds {
    case ..<1e-6: (1e9, "ns")
    case ..<1e-3: (1e6, "µs")
    case ..<1: (1e3, "ms")
    default: (1, "s")
    }
  return "\(threeDigits(seconds * factor)) \(unit)"
}

func bytes(_ count: Double) -> String {
  switch count {
  case ..<1e3: "\(threeDigits(count)) B"
  case ..<1e6: "\(threeDigits(count / 1e3)) kB"
  default: "\(threeDigits(count / 1e6)) MB"
  }
}

func threeDigits(_ value: Double) -> String {
  let decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0
  let power = [1, 10, 100][decimals]
  let number = Int((value * Double(power)).rounded())
  if decimals == 0 { return grouped(number) }
  let part = String(number % power)
  return "\(number / power).\(String(repeating: "0", count: decimals - part.count))\(part)"
}

/// A number with a comma before every three digits.
func grouped(_ number: Int) -> String {
  number < 1000 ? "\(number)" : "\(grouped(number / 1000)),\("\(number % 1000 + 1000)".dropFirst())"
}

/// The titles of a file's columns, or their numbers where it has no header, and how columns are chosen
/// by them.
///
/// A choice is a title, a number from 1, a range of titles (`logit_0..logit_9`) or of numbers (`3-12`), a
/// pattern (`logit_*`), or several of these with commas between. A title that is the whole text comes
/// first, so that every column can be chosen.
struct ColumnTitles {
  let titles: [String]

  /// The columns that a text chooses, counted from 0; nil where a part of it is no column.
  func columns(_ choice: String) -> Set<Int>? {
    let exact = titles.indices.filter { titles[$0] == choice }
    if !exact.isEmpty { return Set(exact) }
    if let range = range(choice) { return range }
    let parts = choice.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 1 else {
      var all: Set<Int> = []
      for part in parts {
        guard let columns = columns(trimmedBlanks(part)) else { return nil }
        all.formUnion(columns)
      }
      return all
    }
    return number(choice).map { [$0] } ?? matches(choice)
  }

  private func number(_ text: some StringProtocol) -> Int? {
    guard let number = Int(text), (1...titles.count).contains(number) else { return nil }
    return number - 1
  }

  private func range(_ text: String) -> Set<Int>? {
    for dots in text.ranges(of: "..") {
      let ends = [text[..<dots.lowerBound], text[dots.upperBound...]].map { end in
        end.isEmpty ? nil : titles.firstIndex { $0 == end } ?? number(end)
      }
      if let first = ends[0], let last = ends[1], first <= last { return Set(first...last) }
    }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { number($0) }
    guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last else {
      return nil
    }
    return Set(first...last)
  }

  private func matches(_ pattern: String) -> Set<Int>? {
    guard pattern.contains("*") else { return nil }
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    let found = titles.indices.filter { matches(titles[$0], parts) }
    return found.isEmpty ? nil : Set(found)
  }

  /// Whether a title is these texts with anything between them.
  private func matches(_ title: String, _ parts: [Substring]) -> Bool {
    guard let first = parts.first, let last = parts.last, title.hasPrefix(first) else {
      return false
    }
    var rest = title.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let place = rest.firstRange(of: part) else { return false }
      rest = rest[place.upperBound...]
    }
    return rest.hasSuffix(last)
  }
}

/// A text without the blanks around it.
package func trimmedBlanks(_ text: some StringProtocol) -> String {
  String(
    text.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
}

import Scores

extension ExplorerState {
  /// Types a pasted text into the command line or the card, or takes the number that it begins with.
  mutating func paste(_ text: String) {
    switch mode {
    case .command:
      let line = text.prefix { !$0.isNewline }
      editCommand { $0 += line }
    case .panel:
      guard panel == .card else { return }
      for character in text.prefix(Entry.longestText) where !character.isWhitespace {
        answer(character == "−" ? "-" : character)
      }
    case .overlay: return
    case .table, .edit: pasteNumber(text)
    }
  }

  private mutating func pasteNumber(_ text: String) {
    if mode == .table, refusesSelectedCell() { return }
    // Documents often have the minus sign U+2212, which no keyboard types.
    let text = String(text.map { $0 == "−" ? "-" : $0 })
    guard let (number, rest) = numberPrefix(of: text) else {
      message = .error("pasted text is not a number: \(excerpt(text))")
      return
    }
    guard let value = ScoreReading(number).value else {
      message = .error("\(excerpt(number)) is beyond the largest double")
      return
    }
    if mode == .table { startEntry(.score(selection), text: "") }
    guard var entry else { return }
    entry.text =
      number.utf8.count <= Entry.longestText ? String(number) : NumberText.score(value)
    replaceEntry(by: entry)
    if rest.contains(where: { !$0.isWhitespace }), self.entry?.isInForce == true {
      message = .error("took \(entry.text), left the rest of the pasted text: \(excerpt(rest))")
    }
  }

  private func excerpt(_ text: some StringProtocol) -> String {
    let start = text.prefix(200).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return start.count > 24 ? start.prefix(24) + "…" : start
  }
}

/// The longest beginning of a text that is a number, and the rest of the text.
private func numberPrefix(of text: String) -> (number: Substring, rest: Substring)? {
  let start = text.drop { $0.isWhitespace }
  var end = start.startIndex
  for index in start.indices {
    let next = start.index(after: index)
    let reading = ScoreReading(start[..<next])
    if reading == .notANumber { break }
    if reading != .unfinished { end = next }
  }
  guard end > start.startIndex else { return nil }
  return (start[..<end], start[end...])
}

import Scores

extension ExplorerState {
  /// Types a pasted text into the command line or the card, or takes the number that it begins with.
  mutating func paste(_ text: String) {
    switch mode {
    case .command: commandLine?.edit { $0 += text.prefix { !$0.isNewline } }
    case .panel where look.focus == .weights: pasteNumber(text)
    case .panel:
      guard look.focus == .card else { return }
      for character in text.prefix(Entry.longestText) where !character.isWhitespace {
        answer(character)
      }
    case .overlay: return
    case .table, .edit: pasteNumber(text)
    }
  }

  private mutating func pasteNumber(_ text: String) {
    if entry == nil, refusesTyping() { return }
    guard let (number, rest) = numberPrefix(of: text) else {
      return complain("pasted text is not a number: \(excerpt(text))")
    }
    guard !goesOn(rest, after: text[..<rest.startIndex]) else {
      return complain("\(excerpt(text)): write one decimal point or comma, and no other")
    }
    guard let value = ScoreReading(number).value else {
      return complain("\(excerpt(number)) is beyond the largest double")
    }
    if entry == nil { startEntry(typingPlace, text: "") }
    guard var entry else { return }
    entry.text = number.utf8.count <= Entry.longestText ? number : NumberText.score(value)
    replaceEntry(by: entry)
    if rest.contains(where: { !$0.isWhitespace }), self.entry?.isInForce == true {
      complain("took \(entry.text), left the rest of the pasted text: \(excerpt(rest))")
    }
  }

  private func excerpt(_ text: some StringProtocol) -> String {
    let start = text.prefix(200).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return start.count > 24 ? start.prefix(24) + "…" : start
  }
}

/// The longest beginning of a text that is a number, as the grammar of scores has it, and the rest. A comma
/// is its decimal point where a digit follows.
private func numberPrefix(of text: String) -> (number: String, rest: Substring)? {
  let start = text.drop { $0.isWhitespace }
  var (typed, number, rest) = ("", "", start)
  for index in start.indices {
    let next = start[start.index(after: index)...]
    if start[index] == ",", next.first?.isWholeNumber != true { break }
    typed.append(start[index].inTypedNumber)
    let reading = ScoreReading(typed)
    if reading == .notANumber { break }
    if reading != .unfinished { (number, rest) = (typed, next) }
  }
  return number.isEmpty ? nil : (number, rest)
}

/// Whether a number seems to go on in the rest of the text, as in 1,234.5, 1.234,5 or 1,2,3. In a row of a
/// file, such as 3.2,5.1, it ends at the comma.
private func goesOn(_ rest: Substring, after number: Substring) -> Bool {
  let tail = rest.dropFirst()
  guard rest.first == "," || rest.first == ".", tail.first?.isWholeNumber == true else {
    return false
  }
  let isDigits = tail.allSatisfy { $0.isWholeNumber || $0.isWhitespace }
  return rest.first == "." || number.contains(",") || isDigits
}

import LossEngine
import Scores

extension ExplorerState {
  package var selectedScore: Double { table.score(selection.example, selection.class) }

  /// The number that is being typed, if one is.
  package var entry: Entry? {
    if case .edit(let entry) = mode { entry } else { nil }
  }

  mutating func editPresentScore() {
    if refusesSelectedCell() { return }
    startEntry(.score(selection), text: NumberText.score(table.precision.shown(selectedScore)))
  }

  mutating func startEntry(_ place: Place, text: String) {
    mode = .edit(
      Entry(place: place, text: text, original: value(of: place), isInForce: !text.isEmpty))
  }

  mutating func type(_ character: Character) {
    let wasTable = mode == .table
    if wasTable {
      if refusesSelectedCell() { return }
      startEntry(.score(selection), text: "")
    }
    guard let entry else { return }
    guard let longer = entry.appending(character) else {
      if wasTable { mode = restingMode }
      return complain(
        entry.isFull
          ? "a number has at most \(Entry.longestText) characters"
          : "\(entry.text)\(character) is not the beginning of a number")
    }
    replaceEntry(by: longer)
  }

  mutating func erase() {
    guard var entry, !entry.text.isEmpty else { return }
    entry.text.removeLast()
    replaceEntry(by: entry)
  }

  /// Replaces the entry; its number takes effect if the text is a valid one.
  mutating func replaceEntry(by entry: Entry) {
    var entry = entry
    entry.isInForce = false
    switch ScoreReading(entry.text) {
    case .unfinished, .notANumber: break
    case .tooLarge: complain("\(entry.text) is beyond the largest double")
    case .number(let value):
      if let refusal = refusal(of: value, at: entry.place) {
        complain(refusal)
      } else {
        _ = apply(edit(entry.place, value))
        entry.isInForce = true
      }
    }
    mode = .edit(entry)
  }

  /// Ends the entry. A changed value becomes one undo; if the text is no valid number, the old value is
  /// brought back.
  mutating func keepEntry() {
    guard let entry else { return }
    guard entry.isInForce else {
      cancelEntry(entry)
      let reason = objection(to: entry)
      let back = "\(name(of: entry.place)) is \(originalText(of: entry)) again"
      return complain("\(reason): \(back)")
    }
    mode = restingMode
    let value = value(of: entry.place)
    guard value != entry.original else { return }
    if case .model(let change) = edit(entry.place, value) { bench.noteForJournal(change) }
    record(
      "\(name(of: entry.place)) = \(text(of: value, at: entry.place))",
      inverses: [edit(entry.place, entry.original)])
  }

  mutating func cancelEntry(_ entry: Entry) {
    _ = apply(edit(entry.place, entry.original))
    mode = restingMode
  }

  /// Why a value is not allowed at a place; nil if it is.
  func refusal(of value: Double, at place: Place) -> String? {
    guard case .score(let cell) = place else {
      return value >= 0 ? nil : "the margin Δ is at least 0"
    }
    let (example, `class`) = (table.examples[cell.example], table.classes[cell.class])
    do throws(ModelError) { try model.check(.setScore(example, `class`, value)) } catch {
      return error.description
    }
    return value == -.infinity || (scale * value).isFinite
      ? nil
      : "\(NumberText.factor(value)) × \(NumberText.factor(scale)) is beyond the largest double"
  }

  func edit(_ place: Place, _ value: Double) -> Edit {
    switch place {
    case .score(let cell):
      return .table(.setScore(table.examples[cell.example], table.classes[cell.class], value))
    case .margin:
      var hinge = hinge
      hinge.margin = value
      return .hinge(hinge)
    }
  }

  private func value(of place: Place) -> Double {
    switch place {
    case .score(let cell): table.score(cell.example, cell.class)
    case .margin: hinge.margin
    }
  }

  /// A value as messages show it.
  func text(of value: Double, at place: Place) -> String {
    NumberText.factor(place == .margin ? value : table.precision.shown(value))
  }

  /// Why the text of an entry is not in force.
  private func objection(to entry: Entry) -> String {
    if entry.text.isEmpty { return "nothing typed" }
    if let value = ScoreReading(entry.text).value,
      let refusal = refusal(of: value, at: entry.place)
    {
      return refusal
    }
    return "\(entry.text) is not \(entry.place == .margin ? "a margin" : "a score")"
  }

  private func name(of place: Place) -> String {
    switch place {
    case .score(let cell): cellName(cell)
    case .margin: "Δ"
    }
  }

  /// A cell as messages name it: "car of x2".
  func cellName(_ cell: Selection) -> String {
    "\(table.className(cell.class)) of \(table.exampleName(cell.example))"
  }

  // MARK: Pasting

  /// Types a pasted text into the command line or the card, or takes the number that it begins with.
  mutating func paste(_ text: String) {
    switch mode {
    case .command: commandLine?.edit { $0 += text.prefix { !$0.isNewline } }
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
      return complain("pasted text is not a number: \(excerpt(text))")
    }
    guard let value = ScoreReading(number).value else {
      return complain("\(excerpt(number)) is beyond the largest double")
    }
    if mode == .table { startEntry(.score(selection), text: "") }
    guard var entry else { return }
    entry.text =
      number.utf8.count <= Entry.longestText ? String(number) : NumberText.score(value)
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

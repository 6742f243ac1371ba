import LossEngine
import Scores

extension ExplorerState {
  package var selectedScore: Double { table.score(selection.example, selection.class) }

  /// The place that digits are typed into: the selected cell of what has the keys.
  package var typingPlace: Place {
    if look.focus == .weights, let place = weightsPlace { return place }
    return .score(selection)
  }

  /// The number that is being typed, if one is.
  package var entry: Entry? {
    if case .edit(let entry) = mode { entry } else { nil }
  }

  mutating func editPresentNumber() {
    if refusesTyping() { return }
    let place = typingPlace
    startEntry(place, text: NumberText.score(shown(value(of: place), at: place)))
  }

  mutating func startEntry(_ place: Place, text: String) {
    mode = .edit(
      Entry(place: place, text: text, original: value(of: place), isInForce: !text.isEmpty))
  }

  /// Adds a character to the number being typed, also one that makes it none: it is seen there, and can be
  /// taken back. Left out it would make another number of 1_000 or 1,234.5.
  mutating func type(_ character: Character) {
    let character = character.inTypedNumber
    if entry == nil {
      if refusesTyping() { return }
      // A clicker sends a point to blank the screen.
      if character == ".", session?.isPresented == true, !isPlayingEdits {
        return notice("a clicker sends . too: while presenting, type 0.5 for .5")
      }
      guard ScoreReading(String(character)) != .notANumber else {
        return complain("\(character) is not the beginning of a number")
      }
      startEntry(typingPlace, text: "")
    }
    guard var entry else { return }
    guard !entry.isFull else {
      return complain("a number has at most \(Entry.longestText) characters")
    }
    entry.text.append(character)
    replaceEntry(by: entry)
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
    case .unfinished: break
    case .notANumber: complain("\(entry.text) is not a number: BS erases, Esc gives up")
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
    let value = value(of: entry.place)
    // The same number may be other bits, 0 for −0: the old ones are then brought back.
    guard value != entry.original else { return cancelEntry(entry) }
    mode = restingMode
    if case .model(let change) = edit(entry.place, value) { bench.noteForJournal(change) }
    record(
      "\(name(of: entry.place)) = \(text(of: value, at: entry.place))",
      inverses: [edit(entry.place, entry.original)])
  }

  mutating func cancelEntry(_ entry: Entry) {
    _ = apply(edit(entry.place, entry.original))
    mode = restingMode
  }
}

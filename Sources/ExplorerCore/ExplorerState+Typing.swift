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
      message = .error(
        entry.isFull
          ? "a number has at most \(Entry.longestText) characters"
          : "\(entry.text)\(character) is not the beginning of a number")
      return
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
    case .tooLarge: message = .error("\(entry.text) is beyond the largest double")
    case .number(let value):
      if let refusal = refusal(of: value, at: entry.place) {
        message = .error(refusal)
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
      message = .error("\(reason): \(back)")
      return
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
  private func refusal(of value: Double, at place: Place) -> String? {
    switch place {
    case .margin:
      return value >= 0 ? nil : "the margin Δ is at least 0"
    case .score(let cell):
      return refusal(ofScore: value, in: cell)
    }
  }

  func refusal(ofScore value: Double, in cell: Selection) -> String? {
    do throws(ModelError) {
      try model.check(
        .setScore(table.examples[cell.example], table.classes[cell.class], value))
    } catch { return error.description }
    guard value == -.infinity || (scale * value).isFinite else {
      return
        "\(NumberText.factor(value)) × \(NumberText.factor(scale)) is beyond the largest double"
    }
    return nil
  }

  private func edit(_ place: Place, _ value: Double) -> Edit {
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
}

import Scores

// `:set` types a number at a place that is named, so that it takes no moving there.
extension ExplorerState {
  mutating func set(_ words: [String], to value: Double) {
    do throws(CommandError) { put(value, at: try place(named: words)) } catch {
      fail(error.description)
    }
  }

  /// The place of a score, by the names of its example and its class, or of a number of W, b or x.
  private func place(named words: [String]) throws(CommandError) -> Place {
    // Names may have blanks: each place where the first name could end is tried.
    for count in 1..<words.count {
      let names = (
        words.prefix(count).joined(separator: " "), words.dropFirst(count).joined(separator: " ")
      )
      if let example = table.examplePosition(named: names.0),
        let `class` = table.classPosition(named: names.1)
      {
        return .score(Selection(example: example, class: `class`))
      }
    }
    guard words.count > 2 || !["W", "x"].contains(words[0]) else {
      throw CommandError(
        description: "needs a class or an example and an input, like :set W cat 3 0.5")
    }
    let (rest, last) = (words.dropFirst().dropLast().joined(separator: " "), words[words.count - 1])
    switch words[0] {
    case "W":
      return .weight(class: try classPosition(rest), input: try input(named: last))
    case "x":
      return .input(example: try examplePosition(named: rest), input: try input(named: last))
    case "b":
      try refuseBareTable()
      return .bias(class: try classPosition(words.dropFirst().joined(separator: " ")))
    default:
      let example = words.dropLast().joined(separator: " ")
      _ = try examplePosition(named: example)
      throw CommandError(description: "no class \(last) in this table")
    }
  }

  private func examplePosition(named name: String) throws(CommandError) -> Int {
    guard let position = table.examplePosition(named: name) else {
      throw CommandError(description: "no example \(name) in this table")
    }
    return position
  }

  /// An input by its number, from 1, or its name: 3 or p3.
  private func input(named name: String) throws(CommandError) -> Int {
    try refuseBareTable()
    let number = Int(name.first == "p" ? name.dropFirst() : name[...]) ?? 0
    guard (1...inputCount).contains(number) else {
      throw CommandError(description: "there are inputs 1 to \(inputCount), not \(name)")
    }
    return number - 1
  }

  private func refuseBareTable() throws(CommandError) {
    guard model.isComputed else {
      throw CommandError(description: "a bare table has no W, b and x: open a classifier")
    }
  }

  private mutating func put(_ value: Double, at place: Place) {
    if case .score(let cell) = place {
      if hidesScore(cell) { return complain(hiddenUntil) }
      if refusesScores() { return }
    }
    if let refusal = refusal(of: value, at: place) { return complain(refusal) }
    select(place)
    let before = self.value(of: place)
    let inverse = apply(edit(place, value))
    let title = "\(name(of: place)) = \(text(of: self.value(of: place), at: place))"
    guard self.value(of: place) != before else { return notice("\(title) already") }
    record(title, inverses: [inverse])
  }

  /// Selects a place, unless a filter hides its example.
  private mutating func select(_ place: Place) {
    switch place {
    case .score(let cell): bench.selectIfShown(cell)
    case .weight(let position, let input):
      (selection.class, bench.look.weights.column) = (position, input)
      bench.look.weights.isOnInputs = false
    case .bias(let position):
      (selection.class, bench.look.weights.column) = (position, inputCount)
      bench.look.weights.isOnInputs = false
    case .input(let example, let input):
      bench.selectIfShown(Selection(example: example, class: selection.class))
      (bench.look.weights.column, bench.look.weights.isOnInputs) = (input, true)
    case .margin, .lambda: break
    }
  }
}

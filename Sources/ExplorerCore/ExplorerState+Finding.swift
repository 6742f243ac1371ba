import LossEngine
import Scores

// Sorting, filtering, going to an example and searching.
extension ExplorerState {
  /// `:sort`; nil brings back the file's order. A sorting selects the first row.
  mutating func sort(by key: SortKey?) {
    guard let key else {
      bench.arrangement?.key = nil
      let table = table
      bench.arrangement?.order.sort(Array(table.examples.indices), in: table)
      if arrangement?.filter == nil { bench.arrangement = nil }
      return notice("in the order of the file")
    }
    guard !bench.hidesSorting(by: key) else { return complain(hiddenUntil) }
    if key != .label, refusesWhileComputing() { return }
    var changed = arrangement ?? Arrangement(table)
    changed.key = key
    changed.order.sort(sortedPositions(by: key), in: table)
    bench.arrangement = changed
    bench.selectPlace(0)
    let first = key == .label ? "in class order" : "highest loss first"
    notice("sorted by \(key.rawValue), \(first)")
  }

  private func sortedPositions(by key: SortKey) -> [Int] {
    let positions = Array(table.examples.indices)
    let values: [Double] =
      switch key {
      case .svm: positions.map { -evaluation.hingeLoss(of: $0, hinge: hinges.count - 1) }
      case .softmax: positions.map { -evaluation.crossEntropyLoss(of: $0) }
      case .label: positions.map { Double(table.label($0)) }
      }
    return positions.sorted { a, b in
      values[a] == values[b] ? a < b : values[a] < values[b]
    }
  }

  /// `:filter`; nil shows all examples again.
  mutating func filter(_ filter: RowFilter?) {
    guard let filter else {
      bench.showAll()
      return notice("all \(counted(table.exampleCount, "example"))")
    }
    if filter.asksForPredictions, refusesPredictions() { return }
    do throws(CommandError) {
      let passes = try test(filter)
      var changed = arrangement ?? Arrangement(table)
      changed.order.show(in: table, where: passes)
      guard changed.order.count > 0 else { return complain("no example passes \(filter)") }
      changed.filter = filter
      bench.arrangement = changed
    } catch { return fail(error.description) }
    if place(of: selection.example) == nil { bench.selectPlace(0) }
    notice("\(shownCount) of \(counted(table.exampleCount, "example")); :filter shows all")
  }

  /// A function that tells whether the example at a position passes a filter.
  private func test(_ filter: RowFilter) throws(CommandError) -> (Int) -> Bool {
    var (labels, predictions, correctness): (Set<Int>, Set<Int>, Set<Bool>) = ([], [], [])
    for term in filter.terms {
      switch term {
      case .label(let name): labels.insert(try classPosition(name))
      case .predicted(let name): predictions.insert(try classPosition(name))
      case .wrong: correctness.insert(false)
      case .right: correctness.insert(true)
      }
    }
    return { [self] position in
      if !labels.isEmpty, !labels.contains(table.label(position)) { return false }
      if !correctness.isEmpty, !correctness.contains(evaluation.isCorrect(example: position)) {
        return false
      }
      return predictions.isEmpty
        || evaluation.soleWinner(of: position).map(predictions.contains) == true
    }
  }

  /// The position of a class that a filter or a command names.
  func classPosition(_ name: String) throws(CommandError) -> Int {
    guard let position = table.classPosition(named: name) else {
      throw CommandError(description: "no class \(name) in this table")
    }
    return position
  }

  /// `:goto`: selects a row of the file, counted from 1, or else the example of that name.
  mutating func go(to target: String) {
    let words = target.split(separator: " ")
    if words.count == 2, words[0] == "input", let number = Int(words[1]) {
      return goToInput(number)
    }
    let row = Int(target).map { $0 - 1 }.flatMap { table.examples.indices.contains($0) ? $0 : nil }
    guard let position = row ?? table.examplePosition(named: target) else {
      return complain(
        target.allSatisfy(\.isNumber)
          ? "no row \(target): the table has \(table.exampleCount)"
          : "no example \(target) in this table")
    }
    guard place(of: position) != nil else {
      let name = table.exampleName(position)
      return complain("the filter hides row \(position + 1) (\(name)); :filter shows all")
    }
    selection.example = position
  }

  /// `/`: selects the next (`step` 1) or previous (-1) shown example whose name or label contains the
  /// text, ignoring case; the search goes round the table once. `n` and `N` then search on, also if there
  /// is none, so that `n` never leaves a lesson's step when a match is meant.
  mutating func search(_ text: String, step: Int) {
    let wanted = text.lowercased()
    func matches(_ name: String) -> Bool { name.lowercased().contains(wanted) }
    let labels = table.classes.map { matches(table.name(of: $0)) }
    let (start, count) = (selectedPlace, shownCount)
    bench.look.searched = text
    for distance in 1...count {
      let position = position(atPlace: ((start + step * distance) % count + count) % count)
      guard labels[table.label(position)] || matches(table.exampleName(position)) else { continue }
      selection.example = position
      if distance == count { notice("\(text) is nowhere else") }
      return
    }
    let all = arrangement?.filter == nil ? "" : " among those shown; :filter shows all"
    complain("no name or label has \(text)\(all)")
  }

  /// `n` and `N` after a search.
  mutating func searchOn(step: Int) {
    guard let text = look.searched else { return notice("nothing is searched for; / searches") }
    search(text, step: step)
  }
}

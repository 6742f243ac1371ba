import Scores

/// What examples are sorted by: losses from high to low, labels in class order. Equal examples stay in
/// the order of the file.
package enum SortKey: String, CaseIterable, Sendable {
  /// The SVM loss in force.
  case svm
  case softmax, label
}

/// How the examples on the screen are sorted and filtered. Edits don't sort or filter again, so that no
/// row jumps away while it is edited.
package struct Arrangement: Equatable, Sendable {
  package internal(set) var key: SortKey?
  package internal(set) var filter: RowFilter?
  package internal(set) var order: RowOrder

  init(_ table: ScoreTable) { order = RowOrder(table) }
}

// A place counts the shown examples in their order on the screen, a position all examples of the table.
extension Workbench {
  /// The number of shown examples.
  var shownCount: Int { arrangement?.order.count ?? table.exampleCount }

  func position(atPlace place: Int) -> Int {
    arrangement?.order.positions[place] ?? place
  }

  /// nil if the filter hides the example or there is none at that position.
  func place(of position: Int) -> Int? {
    guard let arrangement else { return position < table.exampleCount ? position : nil }
    return arrangement.order.place(of: position)
  }

  /// The place of the selected example, which is always a shown one.
  var selectedPlace: Int { place(of: selection.example) ?? 0 }

  mutating func selectPlace(_ place: Int) {
    selection.example = position(atPlace: min(max(0, place), shownCount - 1))
  }

  /// Selects a cell, unless the filter hides its example or the example was deleted.
  mutating func selectIfShown(_ cell: Selection) {
    if place(of: cell.example) != nil { selection = cell }
  }

  /// Makes a change that inserts, deletes or moves examples. The selected example stays selected; if it
  /// is deleted, the one that takes its place is.
  mutating func keepingRowSelected<Result>(_ change: (inout Model) -> Result) -> Result {
    let (id, place) = (table.examples[selection.example], selectedPlace)
    let result = change(&situation.model)
    let changed = table
    arrangement?.order.follow(changed)
    // Without any example that passes, the filter ends: a table on the screen has at least one row.
    if shownCount == 0 { showAll() }
    let position = table.examples.firstIndex(of: id)
    if let position, self.place(of: position) != nil {
      selection.example = position
    } else {
      selectPlace(place)
    }
    return result
  }

  /// Ends the filter.
  mutating func showAll() {
    let table = table
    arrangement?.order.showAll(in: table)
    arrangement?.filter = nil
    if arrangement?.key == nil { arrangement = nil }
  }

  /// Ends a sorting or a filter by losses or predictions that are hidden now: the order of the rows
  /// would give them away.
  mutating func dropRevealingArrangement() {
    guard !hidden.isEmpty, let arrangement else { return }
    let reveals =
      arrangement.key.map(hidesSorting) == true
      || arrangement.filter?.asksForPredictions == true && hidesAny(.prediction)
    if reveals { self.arrangement = nil }
  }
}

extension ExplorerState {
  package var shownCount: Int { bench.shownCount }
  package func position(atPlace place: Int) -> Int { bench.position(atPlace: place) }
  package func place(of position: Int) -> Int? { bench.place(of: position) }
  package var selectedPlace: Int { bench.selectedPlace }
}

import LossEngine
import Scores

/// What examples are sorted by; the highest loss comes first, labels in class order, ties as in the
/// file.
package enum SortKey: String, CaseIterable, Sendable {
  /// The SVM loss in force.
  case svm
  case softmax, label
}

/// How the examples on the screen differ from the file's: sorted, filtered or both. It stays as it
/// was computed until the next command, so that no row jumps away while it is edited.
package struct Arrangement: Equatable, Sendable {
  package internal(set) var key: SortKey?
  package internal(set) var filter: RowFilter?
  package internal(set) var order: RowOrder
  /// The losses of the shown examples, by place; only under a filter, and nil while they are computed.
  package internal(set) var shown: Evaluation?

  init(_ table: ScoreTable) { order = RowOrder(table) }
}

// Where a row stands on the screen, and which row stands there.
extension Workbench {
  /// How many examples are shown.
  var shownCount: Int { arrangement?.order.count ?? table.exampleCount }

  /// The table position of the example at a place.
  func position(atPlace place: Int) -> Int {
    arrangement?.order.positions[place] ?? place
  }

  /// nil where the filter hides the example.
  func place(of position: Int) -> Int? {
    guard let arrangement else { return position < table.exampleCount ? position : nil }
    return arrangement.order.place(of: position)
  }

  /// Where the selected example stands, which is always a shown one.
  var selectedPlace: Int { place(of: selection.example) ?? 0 }

  mutating func selectPlace(_ place: Int) {
    selection.example = position(atPlace: min(max(0, place), shownCount - 1))
  }

  /// Selects a cell unless the filter hides it or it is there no more.
  mutating func selectIfShown(_ cell: Selection) {
    if place(of: cell.example) != nil { selection = cell }
  }

  /// Carries out what adds, deletes or replaces examples: the same row stays selected, or the one
  /// that takes its place.
  mutating func keepingRowSelected<Result>(_ change: (inout Model) -> Result) -> Result {
    let (id, place) = (table.examples[selection.example], selectedPlace)
    let result = change(&situation.model)
    let changed = table
    arrangement?.order.follow(changed)
    // A filter that leaves nothing is gone.
    if shownCount == 0 { showAll() }
    let position = table.examples.firstIndex(of: id)
    if let position, self.place(of: position) != nil {
      selection.example = position
    } else {
      selectPlace(place)
    }
    return result
  }

  /// Takes the filter away.
  mutating func showAll() {
    let table = table
    arrangement?.order.showAll(in: table)
    arrangement?.filter = nil
    arrangement?.shown = nil
    if arrangement?.key == nil { arrangement = nil }
  }

  /// The means under a filter are made of losses that are known already.
  mutating func evaluateShown() {
    guard let arrangement, arrangement.filter != nil, !results.areLossesPending
    else { return }
    self.arrangement?.shown = results.losses.evaluation.restricted(to: arrangement.order.positions)
  }

  /// An order that was made of what is hidden now would tell it.
  mutating func dropTellingArrangement() {
    guard !hidden.isEmpty, let arrangement else { return }
    let tells =
      arrangement.key.map(hidesSorting) == true
      || arrangement.filter?.asksForPredictions == true && hidesAny(.prediction)
    if tells { self.arrangement = nil }
  }
}

extension ExplorerState {
  /// How many examples are shown.
  package var shownCount: Int { bench.shownCount }

  /// The table position of the example at a place.
  package func position(atPlace place: Int) -> Int { bench.position(atPlace: place) }

  /// nil where the filter hides the example.
  package func place(of position: Int) -> Int? { bench.place(of: position) }

  /// Where the selected example stands, which is always a shown one.
  package var selectedPlace: Int { bench.selectedPlace }
}

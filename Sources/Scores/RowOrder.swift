/// Which examples of a table are shown, and in what order, after sorting and filtering. A place is
/// where a row stands among those that are shown, a position where it stands in the table.
///
/// Examples are remembered by their identity, also when they are deleted: one that is brought back
/// gets its old place.
package struct RowOrder: Hashable, Sendable {
  private var ids: [ExampleID]
  /// Whether each example is hidden, by `ExampleID.index`; examples beyond the end are not.
  private var isHidden: [Bool] = []
  /// The position in the table of the row at each place.
  package private(set) var positions: [Int] = []
  /// The place of each row, by its position in the table; -1 where the row is hidden.
  private var places: [Int] = []

  /// All examples in file order.
  package init(_ table: ScoreTable) {
    ids = table.examples
    follow(table)
  }

  package var count: Int { positions.count }

  package func place(of position: Int) -> Int? {
    places.indices.contains(position) && places[position] >= 0 ? places[position] : nil
  }

  /// Puts the examples in another order.
  /// - Parameter positions: all positions of the table in the new order.
  package mutating func sort(_ positions: [Int], in table: ScoreTable) {
    ids = positions.map { table.examples[$0] }
    follow(table)
  }

  /// Shows the examples at the positions that pass, those that were hidden too, and hides the others.
  package mutating func show(in table: ScoreTable, where passes: (Int) -> Bool) {
    isHidden = Array(repeating: false, count: table.exampleIDCount)
    for (position, id) in table.examples.enumerated() { isHidden[id.index] = !passes(position) }
    follow(table)
  }

  package mutating func showAll(in table: ScoreTable) {
    isHidden = []
    follow(table)
  }

  /// Moves an example to the last place, and shows it if it was hidden.
  package mutating func append(_ id: ExampleID, in table: ScoreTable) {
    ids.removeAll { $0 == id }
    ids.append(id)
    if id.index < isHidden.count { isHidden[id.index] = false }
    follow(table)
  }

  /// Takes notice of examples that were added to the table, deleted or brought back.
  package mutating func follow(_ table: ScoreTable) {
    var position = Array(repeating: -1, count: table.exampleIDCount)
    for (index, id) in table.examples.enumerated() { position[id.index] = index }
    // Examples that are not among `ids` are new: they are shown last.
    var left = position
    for id in ids where id.index < left.count { left[id.index] = -1 }
    ids += table.examples.filter { left[$0.index] >= 0 }
    positions = []
    places = Array(repeating: -1, count: table.exampleCount)
    for id in ids where id.index < position.count && position[id.index] >= 0 {
      guard id.index >= isHidden.count || !isHidden[id.index] else { continue }
      places[position[id.index]] = positions.count
      positions.append(position[id.index])
    }
  }
}

/// The unscaled scores of one example of a table, read one by one: a screen that shows ten of a
/// thousand classes reads ten.
package struct ExampleScores: Sendable {
  private let base: TableBase
  private let index: Int
  private let classes: [ClassID]
  /// The example's own scores, by `ClassID.index`; nil where they are those that were opened.
  private let edited: [Double]?

  fileprivate init(_ table: ScoreTable, _ id: ExampleID) {
    (base, index, classes) = (table.base, id.index, table.classes)
    edited = table.edited.isEmpty ? nil : table.edited[id.index]?.scores
  }

  /// The score of the class at `position`.
  package subscript(position: Int) -> Double {
    let column = classes[position].index
    guard let edited else { return column < base.classCount ? base.score(index, column) : 0 }
    return column < edited.count ? edited[column] : 0
  }
}

extension ScoreTable {
  package func exampleScores(_ position: Int) -> ExampleScores {
    ExampleScores(self, examples[position])
  }
}

/// The unscaled scores of one example of a table: of many classes, who shows a few pays for those.
package struct ExampleScores: Sendable {
  private let base: TableBase
  private let index: Int
  private let classes: [ClassID]
  /// nil where the example is as it was opened.
  private let edited: [Double]?

  fileprivate init(_ table: ScoreTable, _ id: ExampleID) {
    (base, index, classes) = (table.base, id.index, table.classes)
    edited = table.edited.isEmpty ? nil : table.edited[id.index]?.scores
  }

  /// By the position of a class.
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

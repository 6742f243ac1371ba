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

/// What a table keeps of one example, to tell whether it is still the same.
package struct ExampleContents: Equatable {
  private let id: ExampleID
  private let edited: ScoreTable.EditedExample?

  fileprivate init(_ table: ScoreTable, _ id: ExampleID) {
    self.id = id
    edited = table.edited.isEmpty ? nil : table.edited[id.index]
  }
}

/// What the examples of a table share: where both are the same, so are examples of equal contents.
package struct ClassContents: Equatable {
  private let base: TableBase
  private let classes: [ClassID]
  private let names: [String]

  fileprivate init(_ table: ScoreTable) {
    (base, classes, names) = (table.base, table.classes, table.classNames)
  }

  package static func == (a: ClassContents, b: ClassContents) -> Bool {
    a.base === b.base && a.classes == b.classes && a.names == b.names
  }
}

extension ScoreTable {
  package func contents(_ position: Int) -> ExampleContents {
    ExampleContents(self, examples[position])
  }

  package var classContents: ClassContents { ClassContents(self) }
}

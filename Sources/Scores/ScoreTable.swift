import LossEngine

/// A class of a table, the same wherever it stands and whatever it is called.
package struct ClassID: Hashable, Sendable {
  package let index: Int
}

/// An example of a table, the same wherever it stands and whatever it is called.
package struct ExampleID: Hashable, Sendable {
  package let index: Int
}

/// What a table was opened with: scores, labels and names, never changed, shared by every copy.
final class TableBase: Sendable {
  let matrix: ScoreMatrix
  let exampleNames: [String]

  init(matrix: ScoreMatrix, exampleNames: [String]) {
    (self.matrix, self.exampleNames) = (matrix, exampleNames)
  }
}

/// The table people edit: scores of N examples for C classes, with names and labels.
///
/// An immutable base and an overlay of the examples that were edited. Classes and examples keep
/// their identity: deleting one takes it out of a list, and nothing of it is lost. Copies share the
/// base, so that a copy costs its overlay.
package struct ScoreTable: Sendable {
  let base: TableBase
  /// In the order of the screen and of the file.
  package internal(set) var classes: [ClassID]
  package internal(set) var examples: [ExampleID]
  /// By `ClassID.index`, deleted ones too.
  var classNames: [String]
  /// Where each `ClassID.index` stands in `classes`; nil when deleted.
  var classPositions: [Int?]
  var edited: [ExampleID: EditedExample] = [:]
  var exampleIDCount: Int

  /// An example that differs from the base.
  struct EditedExample: Hashable, Sendable {
    var name: String
    var label: ClassID
    /// Unscaled, by `ClassID.index`; a class added later has no entry and scores 0.
    var scores: [Double]
  }

  /// A table as it is opened.
  /// - Parameter exampleNames: one for each example; `x1`, `x2`, … when nil.
  package init(
    matrix: ScoreMatrix, classNames: [String], exampleNames: [String]? = nil
  ) throws(TableError) {
    var seen: Set<String> = []
    for name in classNames {
      if name.isEmpty { throw .emptyName }
      if !seen.insert(name).inserted { throw .duplicateClass(name) }
    }
    self.init(
      checked: matrix, classNames: classNames,
      exampleNames: exampleNames ?? (1...matrix.exampleCount).map { "x\($0)" })
  }

  init(checked matrix: ScoreMatrix, classNames: [String], exampleNames: [String]) {
    base = TableBase(matrix: matrix, exampleNames: exampleNames)
    classes = (0..<matrix.classCount).map(ClassID.init)
    examples = (0..<matrix.exampleCount).map(ExampleID.init)
    self.classNames = classNames
    classPositions = Array(0..<matrix.classCount)
    exampleIDCount = matrix.exampleCount
  }

  package var classCount: Int { classes.count }
  package var exampleCount: Int { examples.count }

  package func name(of id: ClassID) -> String { classNames[id.index] }
  package func name(of id: ExampleID) -> String {
    edited[id]?.name ?? base.exampleNames[id.index]
  }

  /// Names by position.
  package func className(_ position: Int) -> String { name(of: classes[position]) }
  package func exampleName(_ position: Int) -> String { name(of: examples[position]) }

  /// The position of a class of this exact name.
  package func classPosition(named name: String) -> Int? {
    classes.firstIndex { self.name(of: $0) == name }
  }

  /// The position of the first example of this exact name.
  package func examplePosition(named name: String) -> Int? {
    examples.firstIndex { self.name(of: $0) == name }
  }

  package func label(of id: ExampleID) -> ClassID {
    edited[id]?.label ?? ClassID(index: base.matrix.labels[id.index])
  }

  /// The position of an example's label among the classes.
  package func label(_ position: Int) -> Int {
    // A class that is a label can't be deleted, so its position is there.
    classPositions[label(of: examples[position]).index] ?? 0
  }

  /// The unscaled score.
  package func score(of example: ExampleID, _ class: ClassID) -> Double {
    guard let row = edited[example] else {
      return `class`.index < base.matrix.classCount ? base.matrix[example.index, `class`.index] : 0
    }
    return `class`.index < row.scores.count ? row.scores[`class`.index] : 0
  }

  /// The unscaled score by position.
  package func score(_ example: Int, _ class: Int) -> Double {
    score(of: examples[example], classes[`class`])
  }

  /// The unscaled scores of the example at `position`, in class order.
  package func scores(_ position: Int) -> [Double] {
    var row: [Double] = []
    copyScores(position, into: &row)
    return row
  }

  /// Writes the unscaled scores of the example at `position` into `row`.
  package func copyScores(_ position: Int, into row: inout [Double]) {
    let id = examples[position]
    guard let scores = edited[id]?.scores else {
      row.removeAll(keepingCapacity: true)
      let count = base.matrix.classCount
      for `class` in classes {
        row.append(`class`.index < count ? base.matrix[id.index, `class`.index] : 0)
      }
      return
    }
    row.removeAll(keepingCapacity: true)
    for `class` in classes {
      row.append(`class`.index < scores.count ? scores[`class`.index] : 0)
    }
  }

  /// The losses of the whole table at one scale.
  package func evaluation(hinges: [HingeLoss], scale: Double) -> Evaluation {
    Evaluation(exampleCount: exampleCount, hinges: hinges, scale: scale) { position, row in
      copyScores(position, into: &row)
      return label(position)
    }
  }
}

extension ScoreTable: Equatable {
  /// Whether a reader and a file would see the same table.
  package static func == (a: ScoreTable, b: ScoreTable) -> Bool {
    a.classes.map(a.name) == b.classes.map(b.name)
      && a.exampleCount == b.exampleCount
      && (0..<a.exampleCount).allSatisfy {
        a.exampleName($0) == b.exampleName($0) && a.label($0) == b.label($0)
          && a.scores($0) == b.scores($0)
      }
  }
}

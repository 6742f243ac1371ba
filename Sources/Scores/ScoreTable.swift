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
  /// The largest size of a score that is not a mask.
  let magnitude: Double

  init(matrix: ScoreMatrix, exampleNames: [String]) {
    (self.matrix, self.exampleNames) = (matrix, exampleNames)
    magnitude = matrix.magnitude
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
  /// No score that is not a mask is larger than this; one that was may be gone.
  var magnitudeBound: Double

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
    magnitudeBound = base.magnitude
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

  /// The losses of the whole table at one scale, or of a part of it.
  /// - Parameter check: called now and then with the position of an example; what it throws ends the
  ///   evaluation.
  package func evaluation<Failure: Error>(
    hinges: [HingeLoss], scale: Double, examples part: Range<Int>? = nil,
    checking check: (Int) throws(Failure) -> Void
  ) throws(Failure) -> Evaluation {
    let part = part ?? 0..<exampleCount
    return try Evaluation(exampleCount: part.count, hinges: hinges, scale: scale) {
      (index, row) throws(Failure) in
      let position = part.lowerBound + index
      if position % 256 == 0 { try check(position) }
      copyScores(position, into: &row)
      return label(position)
    }
  }

  package func evaluation(
    hinges: [HingeLoss], scale: Double, examples part: Range<Int>? = nil
  ) -> Evaluation {
    evaluation(hinges: hinges, scale: scale, examples: part, checking: { _ in })
  }
}

extension ScoreTable: Equatable {
  /// Whether a reader and a file would see the same table. Of two copies of one table only what was
  /// edited is compared.
  package static func == (a: ScoreTable, b: ScoreTable) -> Bool {
    guard a.classes.map(a.name) == b.classes.map(b.name) else { return false }
    func isSame(_ position: Int) -> Bool {
      a.exampleName(position) == b.exampleName(position)
        && a.label(position) == b.label(position) && a.scores(position) == b.scores(position)
    }
    guard a.base === b.base, a.classes == b.classes, a.examples == b.examples else {
      return a.exampleCount == b.exampleCount && (0..<a.exampleCount).allSatisfy(isSame)
    }
    let edited = Set(a.edited.keys).union(b.edited.keys)
    return edited.isEmpty
      || a.examples.indices.allSatisfy { !edited.contains(a.examples[$0]) || isSame($0) }
  }
}

import LossEngine

/// The identity of a class of a table, which it keeps when it is moved or renamed.
package struct ClassID: Hashable, Sendable {
  package let index: Int
}

/// The identity of an example of a table, which it keeps when it is moved or renamed.
package struct ExampleID: Hashable, Sendable {
  package let index: Int
}

/// The table people edit: scores of N examples for C classes, with names and labels.
///
/// It is an immutable base and an overlay of the examples that were edited. Deleting a class or an
/// example only takes its identity out of a list, so that bringing it back loses nothing. Copies share
/// the base, and cost as much as the overlay.
package struct ScoreTable: Sendable {
  let base: TableBase
  /// The classes in the order of the screen and of the file; a class's place here is its position.
  package internal(set) var classes: [ClassID]
  package internal(set) var examples: [ExampleID]
  /// The names of all classes, deleted ones too, by `ClassID.index`.
  var classNames: [String]
  /// Where each `ClassID.index` stands in `classes`; nil when deleted.
  var classPositions: [Int?]
  /// The examples that differ from the base, by `ExampleID.index`.
  var edited: [Int: EditedExample] = [:]
  var exampleIDCount: Int
  /// Whether the classes are those of the base, in its order.
  var hasBaseClasses = true
  /// No |score| is larger than this, masks aside. It does not shrink when a large score is edited away.
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
    try ScoreTable.check(classNames)
    self.init(checked: TableBase(matrix: matrix, exampleNames: exampleNames), classNames)
  }

  /// A table of scores for which `refusal()` is nil, and labels that are all in 0..<C.
  package init(
    encoded: EncodedScores, labels: [Int], classNames: [String]
  ) throws(TableError) {
    try ScoreTable.check(classNames)
    self.init(checked: TableBase(encoded: encoded, labels: labels), classNames)
  }

  init(checked base: TableBase, _ classNames: [String]) {
    self.base = base
    classes = (0..<base.classCount).map(ClassID.init)
    examples = (0..<base.exampleCount).map(ExampleID.init)
    self.classNames = classNames
    classPositions = Array(0..<base.classCount)
    exampleIDCount = base.exampleCount
    magnitudeBound = base.magnitude
  }

  private static func check(_ classNames: [String]) throws(TableError) {
    var seen: Set<String> = []
    for name in classNames {
      if name.isEmpty { throw .emptyName }
      if !seen.insert(name).inserted { throw .duplicateClass(name) }
    }
  }

  package var classCount: Int { classes.count }
  package var exampleCount: Int { examples.count }

  package func name(of id: ClassID) -> String { classNames[id.index] }
  package func name(of id: ExampleID) -> String {
    edited[id.index]?.name ?? base.exampleName(id.index)
  }

  /// The name of the class at `position`.
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
    edited[id.index]?.label ?? ClassID(index: base.labels[id.index])
  }

  /// The position of an example's label among the classes.
  package func label(_ position: Int) -> Int {
    // `check` refuses to delete a class that is a label, so a label has a position.
    classPositions[label(of: examples[position]).index] ?? 0
  }

  /// The unscaled score of an example for a class.
  package func score(of example: ExampleID, _ class: ClassID) -> Double {
    guard let row = edited[example.index] else {
      return `class`.index < base.classCount ? base.score(example.index, `class`.index) : 0
    }
    return `class`.index < row.scores.count ? row.scores[`class`.index] : 0
  }

  /// The unscaled score at a position.
  package func score(_ example: Int, _ class: Int) -> Double {
    score(of: examples[example], classes[`class`])
  }

  /// The unscaled scores of the example at `position`, in class order.
  package func scores(_ position: Int) -> [Double] {
    var row: [Double] = []
    copyScores(position, into: &row)
    return row
  }

  /// Replaces the contents of `row` by the unscaled scores of the example at `position`, in class order.
  package func copyScores(_ position: Int, into row: inout [Double]) {
    let id = examples[position]
    let scores = edited[id.index]?.scores
    if hasBaseClasses {
      guard let scores else { return base.copyScores(of: id.index, into: &row) }
      if scores.count == classes.count {
        row = scores
        return
      }
    }
    row.removeAll(keepingCapacity: true)
    for `class` in classes {
      if let scores {
        row.append(`class`.index < scores.count ? scores[`class`.index] : 0)
      } else {
        row.append(score(of: id, `class`))
      }
    }
  }

  /// Fills `row` with the scores of the example at `position` and the scale k, for a loss to read.
  package func copyRow(_ position: Int, scale k: Double, into row: inout ScoreRow) {
    row.fill(scale: k, precision: precision) { copyScores(position, into: &$0) }
  }

  /// The scores of the example at `position` and the scale k, for a loss to read.
  package func row(_ position: Int, scale k: Double) -> ScoreRow {
    var row = ScoreRow()
    copyRow(position, scale: k, into: &row)
    return row
  }
}

extension ScoreTable: Equatable {
  /// Whether both tables look the same on a screen and in a file. Of two copies of one table only the
  /// examples that were edited are compared.
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
      || a.examples.indices.allSatisfy { !edited.contains(a.examples[$0].index) || isSame($0) }
  }
}

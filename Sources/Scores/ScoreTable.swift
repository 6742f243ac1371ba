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
  /// The examples that differ from the base.
  var edited: [ExampleID: EditedExample] = [:]
  var exampleIDCount: Int
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
    encoded: EncodedScores, labels: [Int], classNames: [String], exampleNames: [String]? = nil
  ) throws(TableError) {
    try ScoreTable.check(classNames)
    self.init(
      checked: TableBase(encoded: encoded, labels: labels, exampleNames: exampleNames), classNames)
  }

  init(checked base: TableBase, _ classNames: [String]) {
    self.base = base
    classes = (0..<base.classCount).map(ClassID.init)
    examples = (0..<base.exampleCount).map(ExampleID.init)
    self.classNames = classNames
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
  package var precision: ScorePrecision { base.precision }

  package func name(of id: ClassID) -> String { classNames[id.index] }
  package func name(of id: ExampleID) -> String {
    edited[id]?.name ?? base.exampleName(id.index)
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
    edited[id]?.label ?? ClassID(index: base.labels[id.index])
  }

  /// The position of an example's label among the classes.
  package func label(_ position: Int) -> Int {
    // `check` refuses to delete a class that is a label, so a label has a position.
    classes.firstIndex(of: label(of: examples[position])) ?? 0
  }

  /// The unscaled score of an example for a class.
  package func score(of example: ExampleID, _ class: ClassID) -> Double {
    guard let scores = edited[example]?.scores else {
      return `class`.index < base.classCount ? base.score(example.index, `class`.index) : 0
    }
    return `class`.index < scores.count ? scores[`class`.index] : 0
  }

  /// The unscaled score at a position.
  package func score(_ example: Int, _ class: Int) -> Double {
    score(of: examples[example], classes[`class`])
  }

  /// The unscaled scores of the example at `position`, in class order.
  package func scores(_ position: Int) -> [Double] {
    let id = examples[position]
    let scores = edited[id]?.scores ?? base.scores(of: id.index)
    return classes.map { $0.index < scores.count ? scores[$0.index] : 0 }
  }

  /// Whether a score may be beyond doubles when it is multiplied by `k`; where not, nobody has to look.
  func mayOverflow(at k: Double) -> Bool { !(k * magnitudeBound).isFinite }

  /// The scores of the example at `position` and the scale k, for a loss to read.
  package func row(_ position: Int, scale k: Double) -> ScoreRow {
    ScoreRow(scores(position), scale: k, precision: precision)
  }

  /// The unscaled scores of an example as a text file has them, with the decimals of their type.
  package func writtenScores(_ position: Int) -> [Double] {
    scores(position).map(precision.shown)
  }

  /// The stored score nearest to `score + step × 10^exponent`, both taken as the decimals shown.
  package func stepped(_ score: Double, by step: Int, tenToThe exponent: Int) -> Double {
    precision.rounded(ShortestDecimal.sum(precision.shown(score), step, tenToThe: exponent))
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
      || a.examples.indices.allSatisfy { !edited.contains(a.examples[$0]) || isSame($0) }
  }
}

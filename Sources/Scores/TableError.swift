import LossEngine

/// Why a table refuses a change.
package enum TableError: Error, Hashable, Sendable, CustomStringConvertible {
  case emptyName
  case duplicateClass(String)
  case tooFewClasses
  case lastExample
  case classIsLabel(String, count: Int)
  case everyClassMasked(example: String)
  case notANumber
  case infinite
  case beyond(ScorePrecision, Double)

  package var description: String {
    switch self {
    case .emptyName: "a name can't be empty"
    case .duplicateClass(let name): "there is a class \(name) already"
    case .tooFewClasses: "a table keeps at least 2 classes"
    case .lastExample: "a table keeps at least 1 example"
    case .classIsLabel(let name, let count):
      "\(name) is the label of \(counted(count, "example")); give \(count == 1 ? "it" : "them") another label first"
    case .everyClassMasked(let example): "\(example) would have every class masked (-inf)"
    case .notANumber: "a score is a number or -inf"
    case .infinite: "a score must be below infinity"
    case .beyond(let precision, let score):
      "\(NumberText.factor(score)) is beyond the largest score of this table, "
        + NumberText.factor(precision == .half ? 65504 : 3.4e38)
    }
  }
}

extension ScoreTable {
  /// Checks an edit that a user asks for.
  /// - Throws: the reason to refuse it.
  package func check(_ edit: TableEdit) throws(TableError) {
    switch edit {
    case .setScore(let example, let `class`, let score):
      if score.isNaN { throw .notANumber }
      if score == .infinity { throw .infinite }
      if score.isFinite, !precision.rounded(score).isFinite { throw .beyond(precision, score) }
      if score == -.infinity, !hasScore(example, besides: `class`) {
        throw .everyClassMasked(example: name(of: example))
      }
    case .renameClass(let id, let name):
      if name.isEmpty { throw .emptyName }
      if classes.contains(where: { $0 != id && self.name(of: $0) == name }) {
        throw .duplicateClass(name)
      }
    case .insertClass(let id, _):
      try check(.renameClass(id, name(of: id)))
    case .renameExample(_, let name):
      if name.isEmpty { throw .emptyName }
    case .deleteClass(let id):
      if classCount <= 2 { throw .tooFewClasses }
      let count = examples.reduce(0) { $0 + (label(of: $1) == id ? 1 : 0) }
      if count > 0 { throw .classIsLabel(name(of: id), count: count) }
      if let example = examples.first(where: { !hasScore($0, besides: id) }) {
        throw .everyClassMasked(example: name(of: example))
      }
    case .deleteExample:
      if exampleCount <= 1 { throw .lastExample }
    case .setLabel, .insertExample: break
    }
  }

  private func hasScore(_ example: ExampleID, besides excluded: ClassID) -> Bool {
    classes.contains { $0 != excluded && score(of: example, $0) > -.infinity }
  }
}

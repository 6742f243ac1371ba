/// One change of a table. Applying it returns the edit that takes it back.
package enum TableEdit: Equatable, Sendable {
  case setScore(ExampleID, ClassID, Double)
  case setLabel(ExampleID, ClassID)
  case renameClass(ClassID, String)
  case renameExample(ExampleID, String)
  case insertClass(ClassID, at: Int)
  case deleteClass(ClassID)
  case insertExample(ExampleID, at: Int)
  case deleteExample(ExampleID)
}

extension ScoreTable {
  /// Applies an edit for which `check` has thrown nothing.
  /// - Returns: the edit that takes it back.
  @discardableResult
  package mutating func apply(_ edit: TableEdit) -> TableEdit {
    switch edit {
    case .setScore(let example, let `class`, let score):
      let before = self.score(of: example, `class`)
      let score = precision.rounded(score)
      if score > -.infinity { magnitudeBound = max(magnitudeBound, abs(score)) }
      modify(example) {
        while $0.scores.count <= `class`.index { $0.scores.append(0) }
        $0.scores[`class`.index] = score
      }
      return .setScore(example, `class`, before)
    case .setLabel(let example, let label):
      let before = self.label(of: example)
      modify(example) { $0.label = label }
      return .setLabel(example, before)
    case .renameClass(let id, let name):
      let before = self.name(of: id)
      classNames[id.index] = name
      return .renameClass(id, before)
    case .renameExample(let id, let name):
      let before = self.name(of: id)
      modify(id) { $0.name = name }
      return .renameExample(id, before)
    case .insertClass(let id, let position):
      classes.insert(id, at: position)
      return .deleteClass(id)
    case .deleteClass(let id):
      let position = classes.firstIndex(of: id) ?? 0
      classes.remove(at: position)
      return .insertClass(id, at: position)
    case .insertExample(let id, let position):
      examples.insert(id, at: position)
      return .deleteExample(id)
    case .deleteExample(let id):
      let position = examples.firstIndex(of: id) ?? 0
      examples.remove(at: position)
      return .insertExample(id, at: position)
    }
  }

  /// Makes a class that scores 0 in every example. It is not in the table until `insertClass` puts it
  /// there.
  package mutating func makeClass(named name: String) -> ClassID {
    classNames.append(name)
    return ClassID(index: classNames.count - 1)
  }

  /// Makes an example that scores 0 for every class. It is not in the table until `insertExample` puts
  /// it there.
  package mutating func makeExample(named name: String, label: ClassID) -> ExampleID {
    let id = ExampleID(index: exampleIDCount)
    exampleIDCount += 1
    edited[id] = EditedExample(name: name, label: label, scores: [])
    return id
  }

  /// Gives an example other scores, which stand by `ClassID.index`.
  mutating func setScores(of id: ExampleID, _ scores: [Double]) {
    for score in scores { magnitudeBound = max(magnitudeBound, abs(score)) }
    modify(id) { $0.scores = scores }
  }

  private mutating func modify(_ id: ExampleID, _ change: (inout EditedExample) -> Void) {
    var example =
      edited[id]
      ?? EditedExample(
        name: name(of: id), label: label(of: id), scores: base.scores(of: id.index))
    change(&example)
    edited[id] = example
  }
}

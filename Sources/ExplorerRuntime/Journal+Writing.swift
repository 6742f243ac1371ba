import Scores

/// Says changes as a journal does: by places in the file. What the file doesn't have gets a number
/// beyond them, and is said whole where it comes in first.
struct JournalScribe {
  /// The table that the file holds.
  let base: ScoreTable
  private var classPlaces: [ClassID: Int]?
  private var examplePlaces: [ExampleID: Int]?
  private var known: Set<ClassID> = []
  private var knownExamples: Set<ExampleID> = []

  init(base: ScoreTable) { self.base = base }

  /// One change of a table, which is now `table`.
  mutating func text(of edits: [TableEdit], in table: ScoreTable) -> String {
    var parts: [String] = []
    for edit in edits { add(edit, table, to: &parts) }
    return parts.joined(separator: "\t")
  }

  private mutating func add(_ edit: TableEdit, _ table: ScoreTable, to parts: inout [String]) {
    switch edit {
    case .setScore(let example, let `class`, let score):
      parts.append("score \(number(example)) \(number(`class`)) \(score)")
    case .setLabel(let example, let label):
      parts.append("label \(number(example)) \(number(label))")
    case .renameClass(let id, let name):
      parts.append("rename-class \(number(id)) \(Journal.escaped(name))")
    case .renameExample(let id, let name):
      parts.append("rename-example \(number(id)) \(Journal.escaped(name))")
    case .deleteClass(let id): parts.append("delete-class \(number(id))")
    case .deleteExample(let id): parts.append("delete-example \(number(id))")
    case .insertClass(let id, let position):
      let name = Journal.escaped(table.name(of: id))
      parts.append("add-class \(number(id)) \(position) \(name)")
      guard place(of: id) == nil, known.insert(id).inserted else { return }
      for example in table.examples { addScore(example, id, table, to: &parts) }
    case .insertExample(let id, let position):
      let (label, name) = (number(table.label(of: id)), Journal.escaped(table.name(of: id)))
      parts.append("add-example \(number(id)) \(position) \(label) \(name)")
      guard place(of: id) == nil, knownExamples.insert(id).inserted else { return }
      for `class` in table.classes { addScore(id, `class`, table, to: &parts) }
    case .restore(let other):
      for edit in base.edits(to: other) { add(edit, other, to: &parts) }
    }
  }

  private mutating func addScore(
    _ example: ExampleID, _ class: ClassID, _ table: ScoreTable, to parts: inout [String]
  ) {
    let score = table.score(of: example, `class`)
    if score != 0 { add(.setScore(example, `class`, score), table, to: &parts) }
  }

  private mutating func number(_ id: ClassID) -> Int { place(of: id) ?? base.classCount + id.index }
  private mutating func number(_ id: ExampleID) -> Int {
    place(of: id) ?? base.exampleCount + id.index
  }

  private mutating func place(of id: ClassID) -> Int? {
    Self.place(of: id, id.index, in: base.classes, &classPlaces)
  }
  private mutating func place(of id: ExampleID) -> Int? {
    Self.place(of: id, id.index, in: base.examples, &examplePlaces)
  }

  /// Where an identity stands in a list: at its index, unless something was deleted before a save.
  private static func place<ID: Hashable>(
    of id: ID, _ index: Int, in list: [ID], _ places: inout [ID: Int]?
  ) -> Int? {
    if index < list.count, list[index] == id { return index }
    if places == nil {
      places = Dictionary(uniqueKeysWithValues: zip(list, list.indices))
    }
    return places?[id]
  }
}

import Scores

extension Journal {
  /// The model of the file with all changes of the journal applied.
  func replayed(on base: Model) throws(JournalDamage) -> Model {
    var replay = Replay(base: base, model: base)
    for (number, id) in base.table.classes.enumerated() { replay.classes[number] = id }
    for (number, id) in base.table.examples.enumerated() { replay.examples[number] = id }
    for change in changes {
      for part in change.split(separator: "\t") { try replay.apply(part) }
    }
    guard replay.table.isWhole else { throw JournalDamage() }
    return replay.model
  }
}

/// A model to which the lines of a journal are applied, each of them checked before it is, and the
/// classes and examples that the numbers in the lines stand for.
private struct Replay {
  /// The model that the file holds.
  let base: Model
  var model: Model
  var classes: [Int: ClassID] = [:]
  var examples: [Int: ExampleID] = [:]

  var table: ScoreTable {
    get { model.table }
    set { model.table = newValue }
  }

  mutating func apply(_ text: Substring) throws(JournalDamage) {
    let verb = text.prefix { $0 != " " }
    var rest = text.dropFirst(verb.count + 1)
    func nextWord() -> Substring {
      let word = rest.prefix { $0 != " " }
      rest = rest.dropFirst(word.count + 1)
      return word
    }
    func nextNumber() throws(JournalDamage) -> Int {
      guard let number = Int(nextWord()), number >= 0 else { throw JournalDamage() }
      return number
    }
    switch verb {
    case "detach":
      guard let k = Double(nextWord()), k >= 0, k < .infinity, model.isComputed,
        model.firstOverflow(at: k) == nil
      else { throw JournalDamage() }
      model.apply(.detach(scale: k))
      return
    case "attach":
      guard base.isComputed, !model.isComputed else { throw JournalDamage() }
      model = base
      return
    default: break
    }
    let number = try nextNumber()
    switch verb {
    case "score":
      let (id, label) = (try example(number), try `class`(nextNumber()))
      guard let score = Double(nextWord()), score < .infinity, !model.isComputed else {
        throw JournalDamage()
      }
      table.apply(.setScore(id, label, score))
    case "label": table.apply(.setLabel(try example(number), try `class`(nextNumber())))
    case "rename-class": table.apply(.renameClass(try `class`(number), Journal.unescaped(rest)))
    case "rename-example":
      table.apply(.renameExample(try example(number), Journal.unescaped(rest)))
    case "delete-class":
      let id = try `class`(number)
      guard table.classes.contains(id) else { throw JournalDamage() }
      table.apply(.deleteClass(id))
    case "delete-example":
      let id = try example(number)
      guard table.examples.contains(id) else { throw JournalDamage() }
      table.apply(.deleteExample(id))
    case "add-class":
      let (position, name) = (try nextNumber(), Journal.unescaped(rest))
      guard !model.isComputed, position <= table.classCount,
        !table.classes.contains(where: { $0 == classes[number] })
      else { throw JournalDamage() }
      let id = table.makeClass(named: name)
      classes[number] = id
      table.apply(.insertClass(id, at: position))
    case "add-example":
      let (position, label) = (try nextNumber(), try `class`(nextNumber()))
      let name = Journal.unescaped(rest)
      guard !model.isComputed, position <= table.exampleCount,
        !table.examples.contains(where: { $0 == examples[number] })
      else { throw JournalDamage() }
      let id = table.makeExample(named: name, label: label)
      examples[number] = id
      table.apply(.insertExample(id, at: position))
    default: throw JournalDamage()
    }
  }

  private func `class`(_ number: Int) throws(JournalDamage) -> ClassID {
    guard let id = classes[number] else { throw JournalDamage() }
    return id
  }

  private func example(_ number: Int) throws(JournalDamage) -> ExampleID {
    guard let id = examples[number] else { throw JournalDamage() }
    return id
  }
}

extension ScoreTable {
  /// Whether the explorer's own edits could have led to this table: at least two classes and one
  /// example, unique class names, every label a class, and no example with all classes masked out.
  fileprivate var isWhole: Bool {
    let names = classes.map(name)
    let standing = Set(classes)
    return classCount >= 2 && exampleCount >= 1 && Set(names).count == names.count
      && !names.contains("")
      && examples.allSatisfy { example in
        !name(of: example).isEmpty && standing.contains(label(of: example))
          && classes.contains { score(of: example, $0) > -.infinity }
      }
  }
}

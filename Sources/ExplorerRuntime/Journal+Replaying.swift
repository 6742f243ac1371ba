import Scores

extension Journal {
  /// The model of the file with all changes of the journal applied.
  func replayed(on base: Model) throws(JournalDamage) -> Model {
    var replay = Replay(on: base)
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
  /// What the next class or example of a classifier is made of.
  var numbers: [Double] = []

  init(on base: Model) {
    (self.base, model) = (base, base)
    for (number, id) in base.table.classes.enumerated() { classes[number] = id }
    for (number, id) in base.table.examples.enumerated() { examples[number] = id }
  }

  var table: ScoreTable {
    get { model.table }
    _modify { yield &model.table }
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
      self = Replay(on: base)
      return
    case "numbers":
      numbers = []
      for word in rest.split(separator: " ") {
        guard let number = Double(word), number.isFinite else { throw JournalDamage() }
        numbers.append(number)
      }
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
      guard position <= table.classCount,
        !table.classes.contains(where: { $0 == classes[number] })
      else { throw JournalDamage() }
      classes[number] = try addClass(named: name, at: position)
    case "add-example":
      let (position, label) = (try nextNumber(), try `class`(nextNumber()))
      let name = Journal.unescaped(rest)
      guard position <= table.exampleCount,
        !table.examples.contains(where: { $0 == examples[number] })
      else { throw JournalDamage() }
      examples[number] = try addExample(named: name, label, at: position)
    default: throw JournalDamage()
    }
  }

  private mutating func addClass(
    named name: String, at position: Int
  ) throws(JournalDamage) -> ClassID {
    guard case .linear(var linear) = model else {
      let id = table.makeClass(named: name)
      table.apply(.insertClass(id, at: position))
      return id
    }
    guard let bias = numbers.first,
      let id = try? linear.insertClass(
        named: name, weights: Array(numbers.dropFirst()), bias: bias, at: position),
      linear.table.examples.allSatisfy({ linear.table.score(of: $0, id).isFinite })
    else { throw JournalDamage() }
    (model, numbers) = (.linear(linear), [])
    return id
  }

  private mutating func addExample(
    named name: String, _ label: ClassID, at position: Int
  ) throws(JournalDamage) -> ExampleID {
    guard case .linear(var linear) = model else {
      let id = table.makeExample(named: name, label: label)
      table.apply(.insertExample(id, at: position))
      return id
    }
    guard let input = try? LinearModel.Input(numbers, of: linear.classifier),
      input.scores(of: linear.classifier).allSatisfy(\.isFinite)
    else { throw JournalDamage() }
    let id = linear.insertExample(named: name, label: label, input, at: position)
    (model, numbers) = (.linear(linear), [])
    return id
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

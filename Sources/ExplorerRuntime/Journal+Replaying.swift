import LossEngine
import Scores

extension Journal {
  /// The model of the file with all changes of the journal applied.
  func replayed(on base: Model) throws(JournalDamage) -> Model {
    var replay = Replay(on: base)
    for change in changes {
      for part in change.split(separator: "\t") { try replay.apply(part) }
    }
    try require(replay.table.isWhole)
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
  /// b and W, and the inputs, of a classifier that the file doesn't hold.
  var rows: [ClassID: [Double]] = [:]
  var inputs: [ExampleID: [Double]] = [:]
  var regularizer = Regularizer()
  var hasBiasTrick = false

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
      let number = try sound(Int(nextWord()))
      try require(number >= 0)
      return number
    }
    func nextClass() throws(JournalDamage) -> ClassID { try sound(classes[nextNumber()]) }
    func nextExample() throws(JournalDamage) -> ExampleID { try sound(examples[nextNumber()]) }
    switch verb {
    case "detach":
      let k = try sound(Double(nextWord()))
      try require(k >= 0 && k < .infinity && model.isComputed && model.firstOverflow(at: k) == nil)
      model.apply(.detach(scale: k))
    case "attach":
      try require(!model.isComputed)
      if rows.isEmpty {
        try require(base.isComputed)
        self = Replay(on: base)
      } else {
        let linear = try sound(
          try? LinearModel(
            table: table, rows: rows, inputs: inputs, regularizer: regularizer,
            hasBiasTrick: hasBiasTrick))
        try require(linear.table.examples.indices.allSatisfy { hasFiniteScores(linear.table, $0) })
        (model, rows, inputs) = (.linear(linear), [:], [:])
      }
    case "row": rows[try nextClass()] = numbers
    case "input": inputs[try nextExample()] = numbers
    case "numbers":
      numbers = []
      for word in rest.split(separator: " ") { numbers.append(try sound(Double(word))) }
      try require(numbers.allSatisfy(\.isFinite))
    case "weight":
      let (id, d) = (try nextClass(), try nextNumber())
      try change(.setWeight(id, input: d, try sound(Double(nextWord()))))
    case "bias": try change(.setBias(try nextClass(), try sound(Double(nextWord()))))
    case "x":
      let (id, d) = (try nextExample(), try nextNumber())
      try change(.setInput(id, input: d, try sound(Double(nextWord()))))
    case "regularization":
      let kind = try sound(Regularizer.Kind(rawValue: String(nextWord())))
      let (lambda, beta) = (try sound(Double(nextWord())), try sound(Double(nextWord())))
      regularizer = Regularizer(kind, lambda: lambda, beta: beta)
      if model.isComputed { try change(.setRegularizer(regularizer)) }
    case "bias-trick":
      hasBiasTrick = nextWord() == "on"
      if model.isComputed { try change(.setBiasTrick(hasBiasTrick)) }
    case "weights": rows[try nextClass()] = numbers
    case "weigh":
      try change(.setClassifier(try newClassifier()))
      rows = [:]
    case "score":
      let (example, label) = (try nextExample(), try nextClass())
      let score = try sound(Double(nextWord()))
      try require(score < .infinity && !model.isComputed)
      table.apply(.setScore(example, label, score))
    case "label": table.apply(.setLabel(try nextExample(), try nextClass()))
    case "rename-class": table.apply(.renameClass(try nextClass(), Journal.unescaped(rest)))
    case "rename-example": table.apply(.renameExample(try nextExample(), Journal.unescaped(rest)))
    case "delete-class":
      let id = try nextClass()
      try require(table.classes.contains(id))
      table.apply(.deleteClass(id))
    case "delete-example":
      let id = try nextExample()
      try require(table.examples.contains(id))
      table.apply(.deleteExample(id))
    case "add-class":
      let (number, position) = (try nextNumber(), try nextNumber())
      let isThere = table.classes.contains { $0 == classes[number] }
      try require(!isThere && position <= table.classCount)
      classes[number] = try addClass(named: Journal.unescaped(rest), at: position)
    case "add-example":
      let (number, position) = (try nextNumber(), try nextNumber())
      let isThere = table.examples.contains { $0 == examples[number] }
      try require(!isThere && position <= table.exampleCount)
      let label = try nextClass()
      examples[number] = try addExample(named: Journal.unescaped(rest), label, at: position)
    default: throw JournalDamage()
    }
  }

  /// A change of the classifier, which has to be one that the explorer allows.
  private mutating func change(_ edit: ClassifierEdit) throws(JournalDamage) {
    let linear = try sound(model.linear)
    let inputs = 0..<linear.classifier.inputCount
    switch edit {
    case .setWeight(_, let d, _), .setInput(_, let d, _): try require(inputs.contains(d))
    case .setBias, .setRegularizer, .setBiasTrick, .setClassifier: break
    }
    try require(linear.refusal(of: edit, at: 1) == nil)
    model.apply(.classifier(edit))
  }

  /// W and b of the lines before, in which classes that are not on the screen keep theirs.
  private func newClassifier() throws(JournalDamage) -> LinearClassifier {
    var classifier = try sound(model.linear).classifier
    for (id, numbers) in rows {
      try require(numbers.count == classifier.inputCount + 1)
      classifier[biasOf: id.index] = numbers[0]
      for (d, weight) in numbers.dropFirst().enumerated() {
        classifier[class: id.index, input: d] = weight
      }
    }
    return classifier
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
}

/// The value; without one the journal is damaged.
private func sound<Value>(_ value: Value?) throws(JournalDamage) -> Value {
  guard let value else { throw JournalDamage() }
  return value
}

private func hasFiniteScores(_ table: ScoreTable, _ position: Int) -> Bool {
  table.scores(position).allSatisfy(\.isFinite)
}

private func require(_ isSound: Bool) throws(JournalDamage) {
  if !isSound { throw JournalDamage() }
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

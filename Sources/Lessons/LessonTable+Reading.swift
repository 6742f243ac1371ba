import LossEngine
import Scores
import Yams

extension Step.Start {
  /// Reads what a step begins with. With a new table, the loss is the lecture's and k is 1 unless the step
  /// says otherwise.
  init(_ fields: Fields, isFirst: Bool) throws(LessonProblem) {
    self.init()
    table = try fields["table"]?.table(isFirst: isFirst) ?? (isFirst ? .lecture : nil)
    hinge = try fields["loss"].map(HingeLoss.init) ?? (table == nil ? nil : .lecture)
    scale = try fields["scale"]?.atLeastZero() ?? (table == nil ? nil : 1)
    selection = try fields["select"]?.cell()
  }
}

extension HingeLoss {
  init(_ field: Field) throws(LessonProblem) {
    let multiclassOnly = ["all classes", "mean", "squared"]
    let fields = try field.fields(["margin", "family"] + multiclassOnly)
    self.init()
    margin = try fields["margin"]?.atLeastZero() ?? 1
    sumsAllClasses = try fields["all classes"]?.bool() ?? false
    reduction = try fields["mean"]?.bool() ?? false ? .mean : .sum
    isSquared = try fields["squared"]?.bool() ?? false
    guard let familyField = fields["family"] else { return }
    let name = try familyField.lineOfText()
    guard let family = Family(rawValue: name) else {
      throw familyField.problem(
        unknown(name, known: Family.allCases.map(\.rawValue), kind: "family"))
    }
    self.family = family
    if family != .multiclass, let key = multiclassOnly.first(where: { fields[$0] != nil }) {
      throw familyField.problem("\(key) belongs to the multiclass family, not to \(name)")
    }
  }
}

extension Field {
  func atLeastZero() throws(LessonProblem) -> Double {
    let value = try number()
    guard value >= 0 else { throw problem("expected a number not below 0, found \(found)") }
    return value
  }

  /// A step's table; nil for `carry on`, the table of the step before.
  fileprivate func table(isFirst: Bool) throws(LessonProblem) -> LessonTable? {
    guard case .scalar = node else { return try LessonTable(self) }
    switch try lineOfText() {
    case "lecture": return .lecture
    case "carry on" where isFirst:
      throw problem("the first step has no table before it to carry on from")
    case "carry on": return nil
    default: throw problem("expected lecture, carry on or a table of its own, found \(found)")
    }
  }

  fileprivate func numbers(count: Int?, of what: String) throws(LessonProblem) -> [Double] {
    var numbers: [Double] = []
    for field in try list(of: "numbers") { numbers.append(try field.number()) }
    try expect(numbers.count, count, of: what)
    return numbers
  }

  fileprivate func expect(_ found: Int, _ count: Int?, of what: String) throws(LessonProblem) {
    guard let count, found != count else { return }
    throw problem("expected \(counted(count, "number")), \(what), found \(found)")
  }
}

extension LessonTable {
  fileprivate init(_ field: Field) throws(LessonProblem) {
    let fields = try field.fields(["classes", "examples", "W", "b", "beta"])
    let classField = try fields.required("classes")
    var (classes, known): ([String], Set<String>) = ([], [])
    for field in try classField.list(of: "names") {
      let name = try field.lineOfText()
      guard known.insert(name).inserted else {
        throw field.problem("a second class \(quoted(name)); give each its own name")
      }
      classes.append(name)
    }
    guard classes.count > 1 else { throw classField.problem("expected at least 2 classes") }
    let classifier = try LinearClassifier(fields, classCount: classes.count)
    let beta = try fields["beta"]?.atLeastZero() ?? 1

    let exampleField = try fields.required("examples")
    var examples: [LessonExample] = []
    var seen: Set<String> = []
    for field in try exampleField.list(of: "examples") {
      let example = try LessonExample(field, classes: classes, classifier: classifier)
      guard seen.insert(example.name).inserted else {
        throw field.problem("a second example \(quoted(example.name))")
      }
      examples.append(example)
    }
    do {
      let matrix = try ScoreMatrix(rows: examples.map(\.scores), labels: examples.map(\.label))
      let table = try ScoreTable(
        matrix: matrix, classNames: classes, exampleNames: examples.map(\.name))
      self.init(
        table: table,
        weights: classifier.map {
          Weights(classifier: $0, inputs: examples.map(\.input), beta: beta)
        })
    } catch {
      throw exampleField.problem(examples.isEmpty ? "expected at least one" : "\(error)")
    }
  }
}

extension LinearClassifier {
  /// Reads `W` and `b`; nil without `W`.
  fileprivate init?(_ fields: Fields, classCount: Int) throws(LessonProblem) {
    guard let weights = fields["W"] else {
      if let extra = fields["b"] ?? fields["beta"] {
        throw extra.problem("belongs to a table with W")
      }
      return nil
    }
    var rows: [[Double]] = []
    for row in try weights.list(of: "rows, one a class") {
      rows.append(try row.numbers(count: rows.first?.count, of: "as many as in row 1"))
    }
    guard rows.count == classCount, rows.first?.isEmpty == false else {
      throw weights.problem("expected \(classCount) rows of numbers, one a class")
    }
    let zeros = rows.map { _ in 0.0 }
    let bias = try fields["b"]?.numbers(count: classCount, of: "one a class") ?? zeros
    do { try self.init(weights: rows, bias: bias) } catch { throw weights.problem("\(error)") }
  }
}

/// An example of a table in a lesson's file; its scores are read or, with a classifier, computed.
private struct LessonExample {
  let name: String
  let label: Int
  let scores: [Double]
  let input: [Double]

  init(
    _ field: Field, classes: [String], classifier: LinearClassifier?
  ) throws(LessonProblem) {
    let key = classifier == nil ? "scores" : "x"
    let fields = try field.fields(["name", "label", key])
    name = try fields.required("name").lineOfText()
    let labelField = try fields.required("label")
    let labelName = try labelField.lineOfText()
    guard let label = classes.firstIndex(of: labelName) else {
      throw labelField.problem(unknown(labelName, known: classes, kind: "class"))
    }
    self.label = label
    let numbers = try fields.required(key)
    if let classifier {
      let x = try numbers.numbers(count: classifier.inputCount, of: "one a column of W")
      let scores = (try? classifier.scores(of: x.span)) ?? []
      guard scores.count == classes.count, scores.allSatisfy(\.isFinite) else {
        throw numbers.problem("W x + b is beyond the largest double, 1.8e308")
      }
      (input, self.scores) = (x, scores)
    } else {
      input = []
      var scores: [Double] = []
      for score in try numbers.list(of: "scores") { scores.append(try score.score()) }
      try numbers.expect(scores.count, classes.count, of: "one a class")
      guard scores.contains(where: \.isFinite) else {
        throw numbers.problem("every class is masked (-inf); expected at least one number")
      }
      self.scores = scores
    }
  }
}

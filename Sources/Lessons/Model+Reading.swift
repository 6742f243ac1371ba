import LossEngine
import Scores
import Yams

extension Model {
  /// Reads a table of its own: bare scores or, with `W`, a classifier that makes them.
  init(_ field: Field) throws(LessonProblem) {
    let settings = ["b", "regularization", "bias_trick", "shape"]
    let fields = try field.fields(["classes", "examples", "W"] + settings)
    let classes = try Model.classes(try fields.required("classes"))
    let classifier = try LinearClassifier(fields, classCount: classes.count)
    if classifier == nil, let extra = settings.lazy.compactMap({ fields[$0] }).first {
      throw extra.problem("belongs to a table with W")
    }
    // Steps that don't speak of R(W) have no room for it beside their table.
    let regularizer = try fields["regularization"].map(Regularizer.init) ?? Regularizer(.none)
    let shape = try fields["shape"]?.shape(inputCount: classifier?.inputCount ?? 0)

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
    let table: ScoreTable
    do {
      let matrix = try ScoreMatrix(rows: examples.map(\.scores), labels: examples.map(\.label))
      table = try ScoreTable(
        matrix: matrix, classNames: classes, exampleNames: examples.map(\.name))
    } catch {
      throw exampleField.problem(examples.isEmpty ? "expected at least one" : "\(error)")
    }
    guard let classifier else {
      self = .scores(table)
      return
    }
    self = .linear(
      LinearModel(
        table: table, classifier: classifier, inputs: examples.compactMap(\.input),
        regularizer: regularizer, shape: shape))
  }

  private static func classes(_ field: Field) throws(LessonProblem) -> [String] {
    var (classes, known): ([String], Set<String>) = ([], [])
    for field in try field.list(of: "names") {
      let name = try field.lineOfText()
      guard known.insert(name).inserted else {
        throw field.problem("a second class \(quoted(name)); give each its own name")
      }
      classes.append(name)
    }
    guard classes.count > 1 else { throw field.problem("expected at least 2 classes") }
    return classes
  }
}

/// An example of a table in a lesson's file; its scores are read or, with a classifier, computed.
private struct LessonExample {
  let name: String
  let label: Int
  let scores: [Double]
  /// nil where the scores are read.
  let input: LinearModel.Input?

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
      let input = try? LinearModel.Input(x, of: classifier)
      let scores = input?.scores(of: classifier) ?? []
      guard scores.count == classes.count, scores.allSatisfy(\.isFinite) else {
        throw numbers.problem("W x + b is beyond the largest double, 1.8e308")
      }
      (self.input, self.scores) = (input, scores)
    } else {
      input = nil
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

import LossEngine
import Scores
import Yams

extension LinearClassifier {
  /// Reads `W`, `b` and `bias_trick`; nil without `W`.
  init?(_ fields: Fields, classCount: Int) throws(LessonProblem) {
    guard let weights = fields["W"] else { return nil }
    var rows: [[Double]] = []
    for row in try weights.list(of: "rows, one a class") {
      rows.append(try row.numbers(count: rows.first?.count, of: "as many as in row 1"))
    }
    guard rows.count == classCount, rows.first?.isEmpty == false else {
      throw weights.problem("expected \(classCount) rows of numbers, one a class")
    }
    let zeros = rows.map { _ in 0.0 }
    let bias = try fields["b"]?.numbers(count: classCount, of: "one a class") ?? zeros
    let hasBiasTrick = try fields["bias_trick"]?.bool() ?? false
    do { try self.init(weights: rows, bias: bias, hasBiasTrick: hasBiasTrick) } catch {
      throw weights.problem("\(error)")
    }
  }
}

extension Regularizer {
  init(_ field: Field) throws(LessonProblem) {
    let fields = try field.fields(["kind", "lambda", "beta"])
    self.init(
      lambda: try fields["lambda"]?.atLeastZero() ?? 0,
      beta: try fields["beta"]?.atLeastZero() ?? 1)
    guard let kindField = fields["kind"] else { return }
    let name = try kindField.lineOfText()
    guard let kind = Kind(rawValue: name) else {
      throw kindField.problem(
        unknown(name, known: Kind.allCases.map(\.rawValue), kind: "regularization"))
    }
    self.kind = kind
  }
}

extension Field {
  /// The shape of inputs that are pictures.
  func shape(inputCount: Int) throws(LessonProblem) -> PictureShape {
    let sides = try numbers(count: nil, of: "").map { Int(exactly: $0) ?? 0 }
    guard sides.count == 2 || sides.count == 3,
      let shape = PictureShape(
        rows: sides[0], columns: sides[1], channels: sides.count == 3 ? sides[2] : 1)
    else {
      throw problem("expected [rows, columns], or [rows, columns, 3] of a colour picture")
    }
    guard shape.inputCount == inputCount else {
      throw problem(
        "a picture of \(shape.description) has \(shape.inputCount) inputs, and x has \(inputCount)")
    }
    return shape
  }
}

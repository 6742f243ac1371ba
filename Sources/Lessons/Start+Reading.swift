import LossEngine
import Scores
import Yams

extension Step.Start {
  /// Reads what a step begins with. With a new table, the loss is the lecture's and k is 1 unless the step
  /// says otherwise.
  init(_ fields: Fields, isFirst: Bool) throws(LessonProblem) {
    self.init()
    model = try fields["table"]?.table(isFirst: isFirst) ?? (isFirst ? .lecture : nil)
    hinge = try fields["loss"].map(HingeLoss.init) ?? (model == nil ? nil : .lecture)
    scale = try fields["scale"]?.atLeastZero() ?? (model == nil ? nil : 1)
    selection = try fields["select"]?.cell()
    topics = try fields["shows"].map(Set<Topic>.init)
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
  fileprivate func table(isFirst: Bool) throws(LessonProblem) -> Model? {
    guard case .scalar = node else { return try Model(self) }
    switch try lineOfText() {
    case "lecture": return .lecture
    case "carry on" where isFirst:
      throw problem("the first step has no table before it to carry on from")
    case "carry on": return nil
    case let file where [".json", ".csv", ".tsv"].contains(where: file.lowercased().hasSuffix):
      guard let readTable else { throw problem("a table's file can't be read here") }
      do { return try readTable(file) } catch { throw problem("\(error)") }
    default:
      throw problem(
        "expected lecture, carry on, a file (.json, .csv, .tsv) or a table of its own, found \(found)"
      )
    }
  }

  func numbers(count: Int?, of what: String) throws(LessonProblem) -> [Double] {
    var numbers: [Double] = []
    for field in try list(of: "numbers") { numbers.append(try field.number()) }
    try expect(numbers.count, count, of: what)
    return numbers
  }

  func expect(_ found: Int, _ count: Int?, of what: String) throws(LessonProblem) {
    guard let count, found != count else { return }
    throw problem("expected \(counted(count, "number")), \(what), found \(found)")
  }
}

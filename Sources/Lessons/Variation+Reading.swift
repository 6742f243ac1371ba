extension Variation {
  init(_ field: Field) throws(LessonProblem) {
    let fields = try field.fields([
      "scores", "labels", "k", "margin", "weights", "bias", "inputs", "checks",
    ])
    self.init(line: field.line)
    scores = try fields["scores"].map(Drawing.init)
    if let labels = fields["labels"] {
      self.labels = []
      for name in try labels.list(of: "examples") { self.labels?.append(try name.lineOfText()) }
    }
    scale = try fields["k"].map(Values.init)
    margin = try fields["margin"].map(Values.init)
    weights = try fields["weights"].map(Values.init)
    bias = try fields["bias"].map(Values.init)
    inputs = try fields["inputs"].map(Values.init)
    for check in try fields["checks"]?.list(of: "checks") ?? [] { checks.append(try check.check()) }
    for (name, values) in [("k", scale), ("margin", margin)] where values?.least ?? 0 < 0 {
      throw fields[name]?.problem("expected numbers not below 0") ?? field.problem(name)
    }
    guard
      [scale, margin, weights, bias, inputs].contains(where: { $0 != nil }) || scores != nil
        || labels?.isEmpty == false
    else { throw field.problem("expected scores, labels, k, margin, weights, bias or inputs") }
  }
}

extension Variation.Drawing {
  /// Reads numbers to draw, with `of` for the places.
  init(_ field: Field) throws(LessonProblem) {
    guard case .mapping = field.node else {
      self.init(values: try Variation.Values(field))
      return
    }
    let fields = try field.fields(["from", "to", "decimals", "of", "choices"])
    self.init(values: try Variation.Values(field, fields))
    for place in try fields["of"]?.list(of: "examples or scores") ?? [] {
      let words = try place.lineOfText().split(maxSplits: 1, whereSeparator: \.isWhitespace)
      places.append(
        Variation.Place(
          example: String(words[0]),
          class: words.count > 1 ? String(words[1].drop(while: \.isWhitespace)) : nil))
    }
  }
}

extension Variation.Values {
  /// Reads a list of numbers, or `from`, `to` and `decimals`.
  init(_ field: Field) throws(LessonProblem) {
    if case .mapping = field.node {
      try self.init(field, try field.fields(["from", "to", "decimals"]))
    } else {
      self = .choices(try field.numbers(count: nil, of: ""))
      guard case .choices(let numbers) = self, numbers.count > 1 else {
        throw field.problem("expected two numbers or more")
      }
    }
  }

  init(_ field: Field, _ fields: Fields) throws(LessonProblem) {
    if let choices = fields["choices"] {
      try self.init(choices)
      return
    }
    let decimals = try fields["decimals"]?.number() ?? 1
    guard (0...6).contains(decimals), let decimals = Int(exactly: decimals) else {
      throw field.problem("decimals: expected a whole number from 0 to 6")
    }
    func units(_ name: String) throws(LessonProblem) -> Int {
      let bound = try fields.required(name)
      let units = try bound.number() * Double(Variation.Values.unitsOfOne(decimals))
      guard let whole = Int(exactly: units.rounded()), abs(units - units.rounded()) < 1e-6,
        abs(whole) < 1 << 40
      else {
        throw bound.problem("expected a number of \(decimals) decimals, found \(bound.found)")
      }
      return whole
    }
    self = .decimals(from: try units("from"), through: try units("to"), decimals: decimals)
    guard case .decimals(let from, let through, _) = self, from < through else {
      throw field.problem("expected from below to")
    }
  }

  /// 10^decimals
  static func unitsOfOne(_ decimals: Int) -> Int {
    (0..<decimals).reduce(1) { units, _ in units * 10 }
  }

  /// The least of them.
  var least: Double {
    switch self {
    case .choices(let numbers): numbers.min() ?? 0
    case .decimals(let from, _, let decimals): Double(from) / Double(Self.unitsOfOne(decimals))
    }
  }
}

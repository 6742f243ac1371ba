extension Expression {
  /// Reads an expression such as `svm.mean at 2 / 3`.
  package init(parsing text: String) throws(Mistake) {
    var parser = NotationParser(text)
    self = try parser.expression()
    try parser.end()
  }

  /// Every quantity in it, in order.
  package var quantities: [Quantity] {
    switch self {
    case .number: []
    case .quantity(let quantity): [quantity]
    case .log(let operand): operand.quantities
    case .binary(_, let left, let right): left.quantities + right.quantities
    }
  }
}

extension Check {
  /// Reads a check such as `svm.x2 after = 0` or `softmax.x2 unchanged`.
  package init(parsing text: String, line: Int) throws(Mistake) {
    var parser = NotationParser(text)
    let left = try parser.expression()
    let claim: Claim
    if parser.accept(word: "unchanged") {
      guard case .quantity(let quantity) = left, quantity.moment == nil else {
        throw Mistake("unchanged follows one quantity, without before or after")
      }
      claim = .unchanged(quantity)
    } else if let relation = parser.relation() {
      let right = try parser.expression()
      var tolerance: Double?
      if parser.accept(word: "within") {
        guard relation == .equal else { throw Mistake("within belongs to =") }
        tolerance = try parser.number().value
      }
      claim = .relation(left, relation, right, within: tolerance)
    } else {
      throw parser.expected("=, <, >, <=, >= or unchanged")
    }
    try parser.end()
    self.init(text: text, claim: claim, line: line)
  }

  /// Every quantity it names, in order.
  package var quantities: [Quantity] {
    switch claim {
    case .relation(let left, _, let right, _): left.quantities + right.quantities
    case .unchanged(let quantity): [quantity]
    }
  }
}

extension Prose {
  /// Reads a text with expressions in braces, perhaps followed by a comma and a width in columns, where
  /// `{{` and `}}` stand for braces.
  package init(parsing text: String, line: Int = 1) throws(Mistake) {
    self.init([], line: line)
    var rest = text[...]
    var literal = ""
    while let character = rest.popFirst() {
      let isDoubled = (character == "{" || character == "}") && rest.first == character
      guard character == "{", !isDoubled else {
        if isDoubled { rest.removeFirst() }
        literal.append(character)
        continue
      }
      guard let end = rest.firstIndex(of: "}") else {
        throw Mistake("no } closes \(quoted("{" + rest)); {{ is a brace")
      }
      let place = String(rest[..<end])
      do {
        if !literal.isEmpty { parts.append(.text(literal)) }
        literal = ""
        parts.append(try Prose.place(place))
      } catch {
        throw Mistake("{\(place.prefix(40))}: \(error)")
      }
      rest = rest[end...].dropFirst()
    }
    if !literal.isEmpty { parts.append(.text(literal)) }
  }

  private static func place(_ text: String) throws(Mistake) -> Part {
    // No name has a comma.
    guard let comma = text.firstIndex(of: ",") else { return .place(try Expression(parsing: text)) }
    let digits = text[comma...].dropFirst().drop(while: \.isWhitespace)
    guard let width = Int(digits), 1...40 ~= width else {
      throw Mistake("expected a width from 1 to 40 after the comma, found \(quoted(digits))")
    }
    return .place(try Expression(parsing: String(text[..<comma])), width: width)
  }
}

extension Hideable {
  /// Reads an item of a step's `hides` or `reveals`: `svm`, `softmax.mean`, `score.x1.cat`.
  package init(parsing text: String) throws(Mistake) {
    var parser = NotationParser(text)
    let (head, names) = parser.name()
    try parser.end()
    switch (head, names) {
    case ("svm", nil): self = .svm(.everything)
    case ("softmax", nil): self = .softmax(.everything)
    case ("exp", nil): self = .exponential(.everything)
    case ("P", nil): self = .probability(.everything)
    case ("changed", nil): self = .changedSVM
    case ("twice", nil): self = .otherScale
    case ("entropy", nil): self = .entropy
    case ("exp", let example?) where !example.isEmpty && !example.contains("."):
      self = .exponential(.example(String(example)))
    case ("P", let example?) where !example.isEmpty && !example.contains("."):
      self = .probability(.example(String(example)))
    case _ where NotationParser.quantities.contains(head):
      var parser = NotationParser(text)
      guard let first = Hideable.items(showing: try parser.quantity()).first else {
        throw Mistake("\(head) can't be hidden")
      }
      self = first
    default:
      throw Mistake(
        unknown(
          head, known: NotationParser.quantities + ["changed", "entropy", "twice"],
          kind: "reading to hide"))
    }
  }

  /// What has to be hidden to hide a quantity; the first item shows the quantity itself.
  static func items(showing quantity: Quantity) -> [Hideable] {
    switch quantity.subject {
    case .score(let cell): [.score(cell)]
    case .margin(let cell): [.svm(.example(cell.example))]
    case .svm(let example): [.svm(example.map(Extent.example) ?? .mean)]
    case .exponential(let cell): [.exponential(.example(cell.example))]
    case .probability(let cell):
      [.probability(.example(cell.example)), .softmax(.example(cell.example))]
    case .softmax(let example): [.softmax(example.map(Extent.example) ?? .mean)]
    case .accuracy: [.accuracy]
    case .l2, .l1, .elasticNet, .penalty: [.regularization]
    case .full(let isOfSoftmax): [.full(isOfSoftmax: isOfSoftmax)]
    case .gradient: [.gradient]
    case .classCount, .exampleCount, .weightScale, .delta, .weight, .bias, .input, .lambda: []
    }
  }
}

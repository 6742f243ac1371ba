extension NotationParser {
  /// Reads a quantity and what may follow it: `at 2`, `before`, `after`.
  mutating func quantity() throws(Mistake) -> Quantity {
    let start = self
    let (head, names) = name()
    guard !head.isEmpty, !Self.keywords.contains(head) else {
      throw start.expected("a number or a quantity")
    }
    var quantity = Quantity(try subject(head, names))
    while true {
      if quantity.scale == nil, accept(word: "at") {
        quantity.scale = try number().value
      } else if quantity.moment == nil, accept(word: "before") {
        quantity.moment = .before
      } else if quantity.moment == nil, accept(word: "after") {
        quantity.moment = .after
      } else {
        return quantity
      }
    }
  }

  private static let keywords = ["at", "before", "after", "unchanged", "within", "log"]

  static let quantities = [
    "score", "margin", "svm", "exp", "P", "softmax", "accuracy", "L2", "L1", "elastic", "C", "N",
    "k", "weight", "bias", "input", "full", "R", "lambda", "gradient",
  ]

  /// The quantities of the whole table.
  private static let ofTable: [String: Quantity.Subject] = [
    "accuracy": .accuracy, "C": .classCount, "N": .exampleCount, "k": .weightScale, "R": .penalty,
    "lambda": .lambda,
  ]

  private func subject(
    _ head: String, _ names: Substring?
  ) throws(Mistake) -> Quantity.Subject {
    switch head {
    case "score": .score(try cell(head, names))
    case "margin": names == nil ? .delta : .margin(try cell(head, names))
    case "exp": .exponential(try cell(head, names))
    case "P": .probability(try cell(head, names))
    case "svm": .svm(example: try example(head, names))
    case "softmax": .softmax(example: try example(head, names))
    case "L2": .l2(row: try row(head, names))
    case "L1": .l1(row: try row(head, names))
    case "elastic": .elasticNet(row: try row(head, names))
    case "weight": .weight(try input(head, names, of: "a class"))
    case "gradient": .gradient(try input(head, names, of: "a class"))
    case "input": .input(try input(head, names, of: "an example"))
    case "bias": .bias(class: try `class`(head, names))
    case "full": .full(isOfSoftmax: try isOfSoftmax(head, names))
    default: try ofTable(head, names)
    }
  }

  private func ofTable(
    _ head: String, _ names: Substring?
  ) throws(Mistake) -> Quantity.Subject {
    guard let subject = Self.ofTable[head] else {
      throw Mistake(unknown(head, known: Self.quantities, kind: "quantity"))
    }
    guard names == nil else {
      throw Mistake("\(head) is of the whole table; nothing follows it after a dot")
    }
    return subject
  }

  /// A class or an example, and the number of an input.
  private func input(
    _ head: String, _ names: Substring?, of owner: String
  ) throws(Mistake) -> Quantity.InputName {
    let text = names ?? ""
    guard let dot = text.lastIndex(of: "."), dot > text.startIndex,
      let number = Int(text[text.index(after: dot)...]), number > 0
    else {
      let name = owner == "a class" ? "cat" : "x1"
      throw Mistake(
        "\(written(head, names)) needs \(owner) and the number of an input, from 1, as in "
          + "\(head).\(name).2")
    }
    return Quantity.InputName(owner: String(text[..<dot]), number: number)
  }

  private func `class`(_ head: String, _ names: Substring?) throws(Mistake) -> String {
    guard let names, !names.isEmpty else {
      throw Mistake("\(head) needs a class, as in \(head).cat")
    }
    return String(names)
  }

  private func isOfSoftmax(_ head: String, _ names: Substring?) throws(Mistake) -> Bool {
    guard names == "svm" || names == "softmax" else {
      throw Mistake("expected \(head).svm or \(head).softmax, found \(written(head, names))")
    }
    return names == "softmax"
  }

  /// The cell of names such as `x1.cat`. The name of a class may contain dots, that of an example not.
  func cell(_ head: String, _ names: Substring?) throws(Mistake) -> CellName {
    let parts = (names ?? "").split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw Mistake(
        "\(written(head, names)) needs an example and a class, as in \(head).x1.cat")
    }
    return CellName(example: String(parts[0]), class: String(parts[1]))
  }

  /// The name of an example; nil for `mean`.
  private func example(_ head: String, _ names: Substring?) throws(Mistake) -> String? {
    guard let names, !names.isEmpty else {
      throw Mistake(
        "\(written(head, names)) needs an example or mean, as in \(head).x1 or \(head).mean")
    }
    guard !names.contains(".") else {
      throw Mistake(
        "\(written(head, names)) names more than an example (one whose name has a dot can't be named)"
      )
    }
    return names == "mean" ? nil : String(names)
  }

  private func row(_ head: String, _ names: Substring?) throws(Mistake) -> String? {
    guard let names else { return nil }
    guard !names.isEmpty else { throw Mistake("expected a class after \(head).") }
    return String(names)
  }

  func written(_ head: String, _ names: Substring?) -> String {
    names.map { "\(head).\($0)" } ?? head
  }
}

/// An error text for an unknown name, which suggests a similar known one or lists the known ones.
func unknown(_ name: String, known: [String], kind: String) -> String {
  let near = known.min { distance($0, name) < distance($1, name) }
  let start = "\(quoted(name)) is no \(kind) here"
  if let near, distance(near, name) <= min(2, name.count / 2) { return "\(start); \(near) is" }
  let some = known.prefix(24).joined(separator: ", ") + (known.count > 24 ? ", ..." : "")
  return "\(start); expected one of \(some)"
}

/// The Levenshtein distance of two words, of which the first 40 letters are compared.
private func distance(_ a: String, _ b: String) -> Int {
  let (a, b) = (Array(a.prefix(40)), Array(b.prefix(40)))
  var row = Array(0...b.count)
  for (i, letter) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in b.enumerated() {
      let change = diagonal + (letter == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(change, row[j] + 1, diagonal + 1)
    }
  }
  return row[b.count]
}

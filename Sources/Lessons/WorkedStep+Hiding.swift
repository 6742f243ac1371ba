import Scores

extension WorkedStep {
  /// What the step hides until it is answered: what it lists, or else what its checks name. A step
  /// without a question hides only what it lists.
  package var hides: [Hideable] {
    if let listed = step.hides { return listed }
    guard step.question != nil else { return [] }
    let items = step.checkedItems
    // The softmax loss is −log of the label's probability, so the probability is hidden with the loss.
    let telling: [Hideable] = items.compactMap { item in
      if case .softmax(.example(let name)) = item { .probability(.example(name)) } else { nil }
    }
    return items + telling.filter { !items.contains($0) }
  }

  /// What a presenter reveals, in this order: what the step lists, or else what its checks name.
  package var reveals: [Hideable] { step.reveals ?? step.checkedItems }
}

extension WorkedStep {
  /// What steps after it ask of a table that it begins or ends with, or of every table.
  func questions(among later: ArraySlice<WorkedStep>) -> [LaterQuestion] {
    later.compactMap { later in
      // It is the same for every table.
      if later.hides.contains(.entropy) {
        return LaterQuestion(step: later.step.id, items: [.entropy])
      }
      guard let asked = later.askedQuantity, [start.model, end.model].contains(later.start.model)
      else { return nil }
      let isDoubled = asked.scale == 2 * later.start.scale
      guard isDoubled || (asked.scale ?? later.start.scale) == later.start.scale else { return nil }
      return LaterQuestion(
        step: later.step.id, items: isDoubled ? [.otherScale] : Hideable.items(showing: asked))
    }
  }

  /// What steps before it reveal of a table that it begins with, or of an example that it has too.
  func revealed(by earlier: ArraySlice<WorkedStep>) -> [Hideable] {
    earlier.flatMap { earlier in
      guard (earlier.start.hinge, earlier.start.scale) == (start.hinge, start.scale) else {
        return [Hideable]()
      }
      let isSameTable = earlier.start.model == start.model
      return earlier.reveals.filter { item in
        guard case .example(let name) = item.extent else { return isSameTable }
        return isSameTable || start.hasExample(name, asIn: earlier.start)
      }
    }
  }

  /// What is to be typed as the answer, if the table shows it before the step's edits.
  private var askedQuantity: Quantity? {
    guard case .number(let answer)? = step.question?.kind,
      case .quantity(let quantity) = answer.answer, quantity.moment != .after
    else { return nil }
    return quantity
  }
}

extension Situation {
  /// Whether an example has the classes, the label and the scores that it has in another situation.
  fileprivate func hasExample(_ name: String, asIn other: Situation) -> Bool {
    guard let mine = table.examplePosition(named: name),
      let others = other.table.examplePosition(named: name),
      table.classes.map(table.name) == other.table.classes.map(other.table.name)
    else { return false }
    let (a, b) = (table.scores(mine), other.table.scores(others))
    return table.label(mine) == other.table.label(others)
      && a.indices.map { a[$0] } == b.indices.map { b[$0] }
  }
}

extension Step {
  /// The items that show the quantities of the checks, each once, in the order of the checks.
  fileprivate var checkedItems: [Hideable] {
    var seen: Set<Hideable> = []
    return checks.flatMap(\.quantities).flatMap(Hideable.items).filter { seen.insert($0).inserted }
  }
}

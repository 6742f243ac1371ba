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

extension Step {
  /// The items that show the quantities of the checks, each once, in the order of the checks.
  fileprivate var checkedItems: [Hideable] {
    var seen: Set<Hideable> = []
    return checks.flatMap(\.quantities).flatMap(Hideable.items).filter { seen.insert($0).inserted }
  }
}

extension WorkedStep {
  /// What shows `?` until the step is answered: what it lists, or what its checks name. A step that
  /// asks nothing hides only what it lists.
  package var hides: [Hideable] {
    if let listed = step.hides { return listed }
    guard step.question != nil else { return [] }
    let items = step.checkedItems
    // The softmax loss is minus the logarithm of the label's probability: the one tells the other.
    let telling: [Hideable] = items.compactMap { item in
      if case .softmax(.example(let name)) = item { .probability(.example(name)) } else { nil }
    }
    return items + telling.filter { !items.contains($0) }
  }

  /// What a presenter reveals, in this order: what the step lists, or what its checks name.
  package var reveals: [Hideable] { step.reveals ?? step.checkedItems }
}

extension Step {
  /// What on the screen shows the quantities of the checks, each once, in their order.
  fileprivate var checkedItems: [Hideable] {
    var seen: Set<Hideable> = []
    return checks.flatMap(\.quantities).flatMap(Hideable.items).filter { seen.insert($0).inserted }
  }
}

extension WorkedStep {
  /// What shows `?` until the step is answered: what it lists, or what its checks name. A step that
  /// asks nothing hides nothing of itself.
  package var hides: [Hideable] {
    step.hides ?? (step.question == nil ? [] : step.checkedItems)
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

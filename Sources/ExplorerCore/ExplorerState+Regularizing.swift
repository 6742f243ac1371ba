import Scores

// λ, R(W) and the bias trick, which only a classifier has.
extension ExplorerState {
  /// Whether there is no W here; the message then says so.
  mutating func refusesWeights() -> Bool {
    if !model.isComputed { complain("a bare table has no W: open a classifier") }
    return !model.isComputed
  }

  mutating func startLambda() {
    if refusesWeights() { return }
    startEntry(.lambda, text: "")
  }

  /// Doubles or halves the λ that is being typed.
  mutating func scaleLambda(by factor: Double) {
    guard var entry, entry.place == .lambda else { return }
    let value = value(of: .lambda) * factor
    guard value.isFinite else { return complain("λ would be beyond the largest double") }
    entry.text = NumberText.score(value)
    replaceEntry(by: entry)
  }

  mutating func setLambda(_ lambda: Double) { regularize { $0.lambda = lambda } }

  mutating func setBeta(_ beta: Double) { regularize { $0.beta = beta } }

  mutating func setRegularization(_ kind: Regularizer.Kind) { regularize { $0.kind = kind } }

  mutating func selectNextRegularization() {
    if refusesWeights() { return }
    let kinds = Regularizer.Kind.allCases
    let index = model.linear.flatMap { kinds.firstIndex(of: $0.regularizer.kind) } ?? 0
    setRegularization(kinds[(index + 1) % kinds.count])
  }

  mutating func setBiasTrick(_ isOn: Bool) {
    if refusesWeights() { return }
    guard model.linear?.classifier.hasBiasTrick != isOn else {
      return notice("the bias trick is \(isOn ? "on" : "off") already")
    }
    let edit = ClassifierEdit.setBiasTrick(isOn)
    let text =
      isOn
      ? "bias trick on: b is W's last column; k scales it, R(W) counts it"
      : "bias trick off: k leaves b, and R(W) does not count it"
    if let refusal = model.linear?.refusal(of: edit, at: scale) { return complain(refusal) }
    record("bias trick \(isOn ? "on" : "off")", inverses: [apply(.model(.classifier(edit)))])
    notice(text)
  }

  private mutating func regularize(_ change: (inout Regularizer) -> Void) {
    if refusesWeights() { return }
    guard var regularizer = model.linear?.regularizer else { return }
    let before = regularizer
    change(&regularizer)
    guard regularizer != before else { return notice("\(regularizer.description) already") }
    let edit = ClassifierEdit.setRegularizer(regularizer)
    if let refusal = model.linear?.refusal(of: edit, at: scale) { return complain(refusal) }
    record(regularizer.description, inverses: [apply(.model(.classifier(edit)))])
    notice(regularizer.description)
  }
}

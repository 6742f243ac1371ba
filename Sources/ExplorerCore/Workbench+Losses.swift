import LossEngine
import Scores

// Every change of the model, the SVM loss or k goes through `apply`, which keeps the losses up to date.
// The selection changes freely, since no loss depends on it.
extension Workbench {
  /// Makes an edit and returns the edit that takes it back.
  mutating func apply(_ edit: Edit) -> Edit {
    switch edit {
    case .model(let change):
      let inverse =
        change.movesExamples
        ? keepingRowSelected { $0.apply(change) } : situation.model.apply(change)
      if change.keepsLosses {
        results.dropPenalized()
      } else if let id = change.singleExample, let position = table.examples.firstIndex(of: id) {
        updateLosses(of: position)
      } else {
        workOutLosses()
      }
      return .model(inverse)
    case .hinge(let hinge):
      let before = situation.hinge
      situation.hinge = hinge
      workOutLosses()
      return .hinge(before)
    case .scale(let k):
      let before = situation.scale
      situation.scale = k
      workOutLosses()
      return .scale(before)
    }
  }

  /// How many scores can be computed between two keys without a delay that is felt.
  private static let largestCost = 100_000

  /// Computes the losses of the whole table; those of a large one are left to the outside world.
  mutating func workOutLosses() {
    results.pending = Results.Pending(hasLosses: true, needs: [])
    guard situation.cost <= Workbench.largestCost,
      let losses = work(generation: 0).outcome.losses
    else { return }
    results.pending = nil
    results.replaceLosses(losses)
  }

  private mutating func updateLosses(of position: Int) {
    // An example that is edited while work is under way is updated again when the outcome comes.
    let id = table.examples[position]
    results.pending?.edited.insert(id)
    guard !results.areLossesPending else { return }
    // Work for needs that can't follow this edit is dropped, and asked for anew at the next paint.
    let isStale = results.pending?.needs.allSatisfy(\.followsEdits) == false
    if isStale { results.pending = nil }
    // There are losses at 2k for all examples or for none: if that changes, all have to be computed.
    let overflow = situation.model.firstOverflow(at: 2 * situation.scale, ofExample: position)
    guard results.losses.doubled != nil, overflow == nil else { return workOutLosses() }
    results.update(example: position, in: situation)
  }

  /// Finds what the panels on the screen need and don't have yet; what takes long is left pending.
  mutating func meetNeeds() {
    results.dropFindings(but: look.viewport.needs)
    let missing = look.viewport.needs.filter { results[$0] == nil }
    if let pending = results.pending {
      // Work that is under way is finished first.
      if pending.generation == nil { results.pending?.needs = missing }
      return
    }
    let long = missing.filter { $0.cost(in: situation) > Workbench.largestCost }
    for need in missing.subtracting(long) {
      results.add([need: need.finding(in: situation, results.losses, checking: {})])
    }
    if !long.isEmpty { results.pending = Results.Pending(hasLosses: false, needs: long) }
  }

  /// The pending work as a value.
  func work(generation: Int) -> Work {
    Work(
      situation: situation, losses: results.areLossesPending ? nil : results.losses,
      needs: results.pending?.needs ?? [], generation: generation)
  }

  /// Stores the outcome of pending work, updated with the edits made meanwhile.
  /// - Returns: whether this workbench was waiting for that generation.
  mutating func take(_ outcome: Work.Outcome, generation: Int) -> Bool {
    guard let pending = results.pending, pending.generation == generation else { return false }
    results.pending = nil
    if let losses = outcome.losses { results.replaceLosses(losses) }
    results.add(outcome.findings)
    for id in pending.edited {
      if let position = table.examples.firstIndex(of: id) { updateLosses(of: position) }
    }
    return true
  }
}

import LossEngine
import Scores

/// What is worked out of a workbench's situation, and what of it is still to come.
package struct Results: Equatable, Sendable {
  /// While they are worked out anew these are of an earlier situation, or of none.
  package internal(set) var losses = Losses.none
  var pending: Pending?
  /// Tells one state of the losses from another.
  private(set) var revision = 0
  private var found: [Need: Found] = [:]

  private struct Found: Equatable {
    var finding: Finding
    /// The losses it was made of.
    var revision: Int
  }

  /// Work that is left to the outside world.
  struct Pending: Equatable {
    /// nil: not asked for yet.
    var generation: Int?
    let hasLosses: Bool
    var needs: Set<Need>
    /// Examples that were edited since, to be brought up to date when the work is done.
    var edited: Set<ExampleID> = []
  }

  /// Whether the losses are of an earlier situation.
  var areLossesPending: Bool { pending?.hasLosses == true }

  /// What was worked out for a need, of the losses as they are; nil: it is still to come.
  subscript(need: Need) -> Finding? {
    guard !areLossesPending, let found = found[need], found.revision == revision else { return nil }
    return found.finding
  }

  /// Keeps what was found. What can't follow an edit serves one screen, and makes room for the next.
  mutating func put(_ finding: Finding, for need: Need) {
    if !need.followsEdits { found = found.filter { $0.key.followsEdits } }
    found[need] = Found(finding: finding, revision: revision)
  }

  mutating func take(_ losses: Losses) {
    self.losses = losses
    revision += 1
  }

  /// Brings the losses up to date with an example, and what was found of them as far as it can follow.
  mutating func update(example position: Int, in situation: Situation) {
    let label = situation.table.label(position)
    losses.evaluation.update(example: position, row: situation.row(of: position), label: label)
    if losses.doubled != nil {
      let row = situation.model.row(of: position, at: 2 * situation.scale)
      losses.doubled?.update(example: position, row: row, label: label)
    }
    let before = revision
    revision += 1
    for (need, found) in found where found.revision == before {
      var finding = found.finding
      if finding.follow(example: position, in: situation, losses) { put(finding, for: need) }
    }
  }
}

// Losses follow the situation: whatever changes the one goes through `apply`, which brings the other
// up to date, at the cost of one example where only one has changed.
extension Workbench {
  /// Makes an edit and gives the one that takes it back.
  mutating func apply(_ edit: Edit) -> Edit {
    switch edit {
    case .model(let change):
      let inverse =
        change.movesExamples
        ? keepingRowSelected { $0.apply(change) } : situation.model.apply(change)
      if let id = change.singleExample, let position = position(of: id) {
        workOutLosses(of: position)
      } else {
        workOutLosses()
      }
      return .model(inverse)
    case .hinge(let changed):
      defer { workOutLosses() }
      return .hinge(exchange(&situation.hinge, changed))
    case .scale(let k):
      defer { workOutLosses() }
      return .scale(exchange(&situation.scale, k))
    }
  }

  /// How many scores are looked at between two keys without being felt.
  private static let largestCost = 100_000

  /// Works the losses of the whole table out, or leaves that to the outside world if it takes long.
  mutating func workOutLosses() {
    guard situation.cost <= Workbench.largestCost else {
      results.pending = Results.Pending(hasLosses: true, needs: [])
      arrangement?.shown = nil
      return
    }
    results.pending = nil
    if let losses = work(losses: nil, needs: [], generation: 0).outcome.losses { take(losses) }
  }

  private mutating func workOutLosses(of position: Int) {
    let id = table.examples[position]
    results.pending?.edited.insert(id)
    guard !results.areLossesPending else { return }
    let isStale = results.pending?.needs.allSatisfy(\.followsEdits) == false
    if isStale { results.pending = nil }
    let twice = situation.model.firstOverflow(at: 2 * situation.scale, ofExample: position)
    guard results.losses.doubled != nil, twice == nil else {
      workOutLosses()
      return
    }
    results.update(example: position, in: situation)
    if let place = place(of: position) {
      let (row, label) = (situation.row(of: position), table.label(position))
      arrangement?.shown?.update(example: place, row: row, label: label)
    }
  }

  private mutating func take(_ losses: Losses) {
    results.take(losses)
    evaluateShown()
  }

  /// Works out what the screen shows and has not got, or leaves it to the outside world.
  mutating func meetNeeds() {
    let missing = look.viewport.needs.filter { results[$0] == nil }
    if let pending = results.pending {
      // Work that goes on already is waited for.
      if pending.generation == nil { results.pending?.needs = missing }
      return
    }
    let long = missing.filter { $0.cost(in: situation) > Workbench.largestCost }
    for need in missing.subtracting(long) {
      results.put(need.finding(in: situation, results.losses, checking: {}), for: need)
    }
    if !long.isEmpty { results.pending = Results.Pending(hasLosses: false, needs: long) }
  }

  /// What is pending, for the outside world to do.
  func work(generation: Int) -> Work {
    work(
      losses: results.areLossesPending ? nil : results.losses, needs: results.pending?.needs ?? [],
      generation: generation)
  }

  private func work(losses: Losses?, needs: Set<Need>, generation: Int) -> Work {
    Work(situation: situation, losses: losses, needs: needs, generation: generation)
  }

  /// Takes what the outside world has worked out.
  /// - Returns: whether it was of the latest generation here.
  mutating func take(_ outcome: Work.Outcome, generation: Int) -> Bool {
    guard let pending = results.pending, pending.generation == generation else { return false }
    results.pending = nil
    let edited = pending.edited.compactMap(position)
    if let losses = outcome.losses {
      take(losses)
      for (need, finding) in outcome.findings { results.put(finding, for: need) }
      for position in edited { workOutLosses(of: position) }
      return true
    }
    for (need, finding) in outcome.findings {
      var finding = finding
      let follows = edited.allSatisfy {
        finding.follow(example: $0, in: situation, results.losses)
      }
      if follows { results.put(finding, for: need) }
    }
    return true
  }

  private func position(of id: ExampleID) -> Int? {
    let selected = selection.example
    if table.examples.indices.contains(selected), table.examples[selected] == id { return selected }
    return table.examples.firstIndex(of: id)
  }
}

// What there is to see of it.
extension ExplorerState {
  /// Both losses as k changes; nil while they are worked out.
  package func lossCurves(_ request: LossCurves.Request) -> LossCurves? {
    if case .lossCurves(let curves) = bench.results[.lossCurves(request)] { curves } else { nil }
  }

  package var evaluation: Evaluation { bench.results.losses.evaluation }
  package var doubled: Evaluation? { bench.results.losses.doubled }

  /// Whether the losses are still being worked out.
  package var isComputing: Bool { bench.results.areLossesPending }

  /// The work that is waited for.
  package var workGeneration: Int? { bench.results.pending?.generation }

  /// The summary of the table as it is; nil while it is worked out.
  package var summary: TableSummary? {
    if case .summary(let summary) = bench.results[.summary] { summary } else { nil }
  }

  mutating func workOutLosses() { bench.workOutLosses() }

  /// What is to be worked out by the outside world.
  package func work(generation: Int) -> Work { bench.work(generation: generation) }

  /// Asks for what is to be worked out elsewhere, once.
  mutating func askForWork() -> [Effect] {
    bench.meetNeeds()
    guard let pending = bench.results.pending, pending.generation == nil else { return [] }
    lastGeneration += 1
    bench.results.pending?.generation = lastGeneration
    return [.work(generation: lastGeneration)]
  }

  /// The work may have been asked for by the reader's own bench, which now waits.
  mutating func take(_ outcome: Work.Outcome, generation: Int) {
    if !bench.take(outcome, generation: generation) {
      _ = own?.take(outcome, generation: generation)
    }
  }
}

private func exchange<Value>(_ place: inout Value, _ new: Value) -> Value {
  defer { place = new }
  return place
}

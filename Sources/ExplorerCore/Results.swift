import LossEngine
import Scores

/// The losses of a workbench's situation, what was found from them for the panels, and the work that is
/// still to be done.
package struct Results: Equatable, Sendable {
  /// The losses; of an earlier situation, or of no examples, while new ones are pending.
  package internal(set) var losses = Losses.none
  var pending: Pending?
  /// Counts the changes of the losses.
  private(set) var revision = 0
  private var found: [Need: Found] = [:]

  private struct Found: Equatable {
    var finding: Finding
    /// The revision of the losses that it was made from.
    var revision: Int
  }

  /// Work that takes too long between two keys, for the outside world to do.
  struct Pending: Equatable {
    /// nil: the work has not been asked for yet.
    var generation: Int?
    /// Whether the losses themselves have to be computed.
    let hasLosses: Bool
    var needs: Set<Need>
    /// The examples that were edited since, whose results are updated when the work is done.
    var edited: Set<ExampleID> = []
  }

  var areLossesPending: Bool { pending?.hasLosses == true }

  /// The finding for a need; nil until it is made from the present losses.
  subscript(need: Need) -> Finding? {
    get {
      guard !areLossesPending, let found = found[need], found.revision == revision else {
        return nil
      }
      return found.finding
    }
    set { found[need] = newValue.map { Found(finding: $0, revision: revision) } }
  }

  /// Keeps what was found. What can't follow an edit serves one screen, and makes room for the next.
  mutating func put(_ finding: Finding, for need: Need) {
    if !need.followsEdits { found = found.filter { $0.key.followsEdits } }
    found[need] = Found(finding: finding, revision: revision)
  }

  mutating func replaceLosses(_ losses: Losses) {
    self.losses = losses
    revision += 1
  }

  /// Updates the losses of one example, and the findings that can follow that edit.
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
      if finding.follow(example: position, in: situation, losses) { self[need] = finding }
    }
  }
}

extension ExplorerState {
  /// Both losses as k changes; nil while they are worked out.
  package func lossCurves(_ request: LossCurves.Request) -> LossCurves? {
    if case .lossCurves(let curves) = bench.results[.lossCurves(request)] { curves } else { nil }
  }

  package var evaluation: Evaluation { bench.results.losses.evaluation }
  package var doubled: Evaluation? { bench.results.losses.doubled }

  /// Whether the losses are still being computed.
  package var isComputing: Bool { bench.results.areLossesPending }

  /// The generation of the work that is being done; nil if none is.
  package var workGeneration: Int? { bench.results.pending?.generation }

  /// The summary of the table; nil until it is computed.
  package var summary: TableSummary? {
    if case .summary(let summary) = bench.results[.summary] { summary } else { nil }
  }

  package func work(generation: Int) -> Work { bench.work(generation: generation) }

  /// Asks the outside world for pending work, once.
  mutating func askForWork() -> [Effect] {
    bench.meetNeeds()
    guard let pending = bench.results.pending, pending.generation == nil else { return [] }
    lastGeneration += 1
    bench.results.pending?.generation = lastGeneration
    return [.work(generation: lastGeneration)]
  }

  /// Stores the outcome of some work, which a lesson's table or the reader's own may have asked for.
  mutating func take(_ outcome: Work.Outcome, generation: Int) {
    if !bench.take(outcome, generation: generation) {
      _ = own?.take(outcome, generation: generation)
    }
  }
}

import LossEngine
import Scores

/// The losses of a workbench's situation, what was found from them for the panels, and the work that is
/// still to be done.
package struct Results: Equatable, Sendable {
  /// The losses; of an earlier situation, or of no examples, while new ones are pending.
  package internal(set) var losses = Losses.none
  var pending: Pending?
  /// What was found from these losses.
  private(set) var findings: [Need: Finding] = [:]
  /// The curves that were found last, maybe of other losses.
  private(set) var lastCurves: LossCurves?

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
  subscript(need: Need) -> Finding? { areLossesPending ? nil : findings[need] }

  mutating func add(_ found: [Need: Finding]) {
    findings.merge(found) { $1 }
    for case .lossCurves(let curves) in found.values { lastCurves = curves }
  }

  /// Forgets the findings that can't follow edits, but for those of some needs: each is of one request,
  /// and a line that is moved, say, makes many.
  mutating func dropFindings(but needs: Set<Need>) {
    findings = findings.filter { need, _ in need.followsEdits || needs.contains(need) }
  }

  /// Forgets what was found for another λ R(W).
  mutating func dropPenalized() { findings = findings.filter { !$0.key.dependsOnPenalty } }

  /// Takes up losses that were computed elsewhere; what was being worked out is dropped.
  mutating func takeLosses(_ losses: Losses) {
    pending = nil
    replaceLosses(losses)
  }

  mutating func replaceLosses(_ losses: Losses) { (self.losses, findings) = (losses, [:]) }

  /// Updates the losses of one example, and the findings that can follow that edit.
  mutating func update(example position: Int, in situation: Situation) {
    let label = situation.table.label(position)
    losses.evaluation.update(example: position, row: situation.row(of: position), label: label)
    if losses.doubled != nil {
      let row = situation.model.row(of: position, at: 2 * situation.scale)
      losses.doubled?.update(example: position, row: row, label: label)
    }
    findings = findings.compactMapValues {
      $0.following(example: position, in: situation, losses)
    }
  }
}

extension ExplorerState {
  /// Both losses as k changes; nil while they are worked out.
  package func lossCurves(_ request: LossCurves.Request) -> LossCurves? {
    if case .lossCurves(let curves) = bench.results[.lossCurves(request)] { curves } else { nil }
  }

  /// The curves that were shown last, to stay on the screen while new ones are worked out.
  package var lastLossCurves: LossCurves? { bench.results.lastCurves }

  package var evaluation: Evaluation { bench.results.losses.evaluation }
  package var doubled: Evaluation? { bench.results.losses.doubled }

  /// The losses of the shown examples, by place; nil without a filter and while they are computed.
  package var shownEvaluation: Evaluation? {
    guard let arrangement, arrangement.filter != nil, !isComputing else { return nil }
    return evaluation.restricted(to: arrangement.order.positions)
  }

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
  mutating func askForWork() {
    bench.meetNeeds()
    guard let pending = bench.results.pending, pending.generation == nil else { return }
    lastGeneration += 1
    bench.results.pending?.generation = lastGeneration
    effects.append(.work(generation: lastGeneration))
  }

  /// Stores the outcome of some work, which a lesson's table or the reader's own may have asked for.
  mutating func take(_ outcome: Work.Outcome, generation: Int) {
    if !bench.take(outcome, generation: generation) {
      _ = own?.take(outcome, generation: generation)
    }
  }
}

/// Something that a panel needs computed from the whole table, beyond its losses.
package enum Need: Hashable, Sendable {
  /// Losses and accuracy by class, mistakes and histograms.
  case summary
  case lossCurves(LossCurves.Request)
  case weightSlopes(WeightSlopes.Request)
  case libraryLosses

  /// About how many scores have to be read to find it.
  func cost(in situation: Situation) -> Int {
    switch self {
    case .summary: situation.cost
    case .lossCurves(let request): request.cost(in: situation)
    case .weightSlopes(let request): request.cost(in: situation)
    case .libraryLosses: LibraryLosses.cost(in: situation)
    }
  }

  /// Whether its finding can be updated after the edit of one example.
  var followsEdits: Bool { self == .summary }

  /// Whether its finding depends on λ R(W), and not only on the losses of the data.
  var dependsOnPenalty: Bool { if case .weightSlopes = self { true } else { false } }

  /// Computes the finding.
  /// - Parameter losses: the losses of the situation.
  /// - Parameter check: called now and then; an error that it throws ends the work.
  func finding<Failure: Error>(
    in situation: Situation, _ losses: Losses, checking check: () throws(Failure) -> Void
  ) throws(Failure) -> Finding {
    switch self {
    case .summary: .summary(TableSummary(situation.table, losses.evaluation))
    case .lossCurves(let request):
      .lossCurves(try request.curves(of: situation, checking: check))
    case .weightSlopes(let request):
      request.slopes(of: situation).map(Finding.weightSlopes) ?? .none
    case .libraryLosses: .libraryLosses(try LibraryLosses(situation, checking: check))
    }
  }
}

/// What was computed for a need.
package enum Finding: Equatable, Sendable {
  /// What is asked for does not exist.
  case none
  case summary(TableSummary)
  case lossCurves(LossCurves)
  case weightSlopes(WeightSlopes)
  case libraryLosses(LibraryLosses)

  /// The finding after the edit of one example; nil if it has to be computed anew.
  func following(example position: Int, in situation: Situation, _ losses: Losses) -> Finding? {
    guard case .summary(var summary) = self else { return nil }
    summary.update(example: position, situation.table, losses.evaluation)
    return .summary(summary)
  }
}

extension Situation {
  /// About how many scores have to be read to compute the losses of the whole table at another k. A
  /// computed score counts as six: rounding it to its decimals takes that much longer.
  var cost: Int { table.exampleCount * table.classCount * (model.isComputed ? 6 : 1) }
}

import LossEngine
import Scores

/// What the loss functions of libraries return for a table at W × k, with today's Δ where they have one.
package struct LibraryLosses: Equatable, Sendable {
  /// In the order of `LibraryLoss.allCases`; nil where the library refuses the scores.
  package let means: [Double?]

  init<Failure: Error>(
    _ situation: Situation, checking check: () throws(Failure) -> Void
  ) throws(Failure) {
    let (table, margin) = (situation.table, situation.hinge.margin)
    var losses = LibraryLoss.allCases.map { _ in [Double?]() }
    for example in 0..<table.exampleCount {
      if example % 256 == 0 { try check() }
      let (row, label) = (situation.row(of: example), table.label(example))
      for (index, loss) in LibraryLoss.allCases.enumerated() {
        losses[index].append(loss.loss(row, label: label, margin: margin))
      }
    }
    means = losses.map { losses in
      let known = losses.compactMap(\.self)
      if known.count < losses.count { return nil }
      return known.contains(where: \.isNaN) ? .nan : LossSum(known).mean
    }
  }

  /// About how many scores have to be read.
  static func cost(in situation: Situation) -> Int { situation.cost * LibraryLoss.allCases.count }
}

extension ExplorerState {
  /// What libraries return; nil while it is worked out.
  package var libraryLosses: LibraryLosses? {
    if case .libraryLosses(let losses) = bench.results[.libraryLosses] { losses } else { nil }
  }

  mutating func chooseLibraryLoss(step: Int) {
    let all = LibraryLoss.allCases
    let place = (all.firstIndex(of: look.library) ?? 0) + step
    bench.look.library = all[min(max(0, place), all.count - 1)]
  }
}

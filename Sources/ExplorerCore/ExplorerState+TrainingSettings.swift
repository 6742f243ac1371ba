import LossBatches
import LossEngine
import Scores

// How training goes, and what W it begins with.
extension ExplorerState {
  mutating func setRate(_ rate: Double) {
    guard rate > 0, rate.isFinite else { return complain("η is a number above 0") }
    bench.look.training.rate = rate
    notice("η = \(NumberText.factor(rate))")
  }

  mutating func setBatch(_ size: Int?) {
    // A batch of all is no batch.
    let count = table.exampleCount
    let kept = size.flatMap { $0 < count ? $0 : nil }
    bench.look.training.batchSize = kept
    notice(
      kept.map { "each step takes \(counted($0, "example"))" }
        ?? "each step takes all \(counted(count, "example"))")
  }

  /// `:train zero` and `:train random`: other weights to begin with.
  mutating func startWeights(_ weights: CommandStart) {
    if refusesWeights() { return }
    guard let linear = model.linear else { return }
    let (c, d) = (table.classCount, inputCount)
    let (start, title) =
      switch weights {
      case .zero: (LinearWeights(zeros: c, inputCount: d), "W = 0")
      case .random(let seed):
        (
          LinearWeights.random(classCount: c, inputCount: d, seed: seed),
          "random W, seed \(seed)"
        )
      }
    let edit = ClassifierEdit.setClassifier(linear.classifier(with: start))
    if let refusal = linear.refusal(of: edit, at: scale) { return complain(refusal) }
    record(title, inverses: [apply(.model(.classifier(edit)))])
    notice(title)
  }
}

/// What `:train` makes of W.
package enum CommandStart: Hashable, Sendable {
  case zero
  case random(seed: UInt64)
}

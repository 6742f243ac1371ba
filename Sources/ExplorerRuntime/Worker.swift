import Dispatch
import ExplorerCore
import LossEngine
import Synchronization

/// There is a newer request.
private struct Superseded: Error {}

/// Works on whole tables beside the key loop. A newer request ends the work on an older one.
final class Worker: Sendable {
  private let queue = DispatchQueue(label: "loss-explorer.worker", qos: .userInitiated)
  private let newest = Atomic<Int>(0)
  private let done = Mutex<[Action]>([])
  private let ready = DispatchSemaphore(value: 0)
  private let wake: @Sendable () -> Void

  /// - Parameter wake: called from another thread when there is a result.
  init(wake: @escaping @Sendable () -> Void) {
    self.wake = wake
  }

  func evaluate(_ request: EvaluationRequest) {
    let generation = request.generation
    newest.store(generation, ordering: .relaxed)
    queue.async { [self] in
      guard let losses = losses(request) else { return }
      done.withLock { $0.append(.evaluated(losses, generation: generation)) }
      ready.signal()
      wake()
    }
  }

  /// The losses at W × k and at W × 2k, side by side; nil if there is a newer request.
  private func losses(_ request: EvaluationRequest) -> Losses? {
    @Sendable func check() throws(Superseded) {
      if newest.load(ordering: .relaxed) != request.generation { throw Superseded() }
    }
    let halves = Mutex<(evaluation: Evaluation?, doubled: Evaluation?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { half in
      if half == 0 {
        let evaluation = try? request.evaluation(checking: check)
        halves.withLock { $0.evaluation = evaluation }
      } else {
        let doubled = try? request.doubled(checking: check)
        halves.withLock { $0.doubled = doubled }
      }
    }
    let (evaluation, doubled) = halves.withLock { $0 }
    guard let evaluation, newest.load(ordering: .relaxed) == request.generation else { return nil }
    return Losses(evaluation: evaluation, doubled: doubled)
  }

  /// What is done since the last time.
  /// - Parameter seconds: how long to wait for it.
  func results(waiting seconds: Double) -> [Action] {
    if seconds > 0 { _ = ready.wait(timeout: .now() + seconds) }
    return done.withLock { results in
      defer { results = [] }
      return results
    }
  }
}

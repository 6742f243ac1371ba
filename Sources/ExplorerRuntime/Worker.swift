import Dispatch
import ExplorerCore
import LossEngine
import Synchronization

/// Ends work that newer work has replaced.
private struct Superseded: Error {}

/// Computes on another thread what takes too long between two keys. Newer work ends older work.
final class Worker: Sendable {
  private let newest = Atomic<Int>(0)
  private let done = Mutex<[Report]>([])
  private let ready = DispatchSemaphore(value: 0)
  private let wake: @Sendable () -> Void

  /// - Parameter wake: called on another thread when there is a result.
  init(wake: @escaping @Sendable () -> Void) {
    self.wake = wake
  }

  /// Starts some work; false if the system allows no other thread.
  func start(_ work: Work) -> Bool {
    let generation = work.generation
    newest.store(generation, ordering: .relaxed)
    return startThread { [self] in
      guard let outcome = outcome(of: work) else { return }
      done.withLock { $0.append(.worked(outcome, generation: generation)) }
      ready.signal()
      wake()
    }
  }

  /// Takes steps of a training run for a thirtieth of a second; false if the system allows no other
  /// thread.
  func start(_ work: TrainingWork) -> Bool {
    startThread { [self] in
      let end = DispatchTime.now() + .milliseconds(33)
      let outcome = work.outcome { DispatchTime.now() >= end }
      done.withLock { $0.append(.trained(outcome, generation: work.generation)) }
      wake()
    }
  }

  /// The outcome of some work; nil if newer work replaced it.
  private func outcome(of work: Work) -> Work.Outcome? {
    @Sendable func check() throws(Superseded) {
      if newest.load(ordering: .relaxed) != work.generation { throw Superseded() }
    }
    guard let losses = work.losses ?? losses(work, checking: check),
      let outcome = try? work.outcome(of: losses, checking: check),
      newest.load(ordering: .relaxed) == work.generation
    else { return nil }
    return outcome
  }

  /// The losses at W × k and at W × 2k, computed in parallel if the system allows one more thread; nil
  /// if newer work replaced them.
  private func losses(
    _ work: Work, checking check: @escaping @Sendable () throws(Superseded) -> Void
  ) -> Losses? {
    let doubled = Mutex<Evaluation?>(nil)
    let isDone = DispatchSemaphore(value: 0)
    let double: @Sendable () -> Void = {
      let evaluation = try? work.doubled(checking: check)
      doubled.withLock { $0 = evaluation }
      isDone.signal()
    }
    let isParallel = startThread(double)
    let evaluation = try? work.evaluation(checking: check)
    if !isParallel { double() }
    isDone.wait()
    return evaluation.map { Losses(evaluation: $0, doubled: doubled.withLock { $0 }) }
  }

  /// The reports of work that was done since the last call.
  /// - Parameter seconds: how long to wait for one.
  func results(waiting seconds: Double) -> [Report] {
    if seconds > 0 { _ = ready.wait(timeout: .now() + seconds) }
    return done.withLock { results in
      defer { results = [] }
      return results
    }
  }
}

import Dispatch
import ExplorerCore
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
      let losses = try? request.losses { () throws(Superseded) in
        if newest.load(ordering: .relaxed) != generation { throw Superseded() }
      }
      guard let losses else { return }
      done.withLock { $0.append(.evaluated(losses, generation: generation)) }
      ready.signal()
      wake()
    }
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

/// Says where the time of each key goes, to a loop's phases and in all, on a clock of one's own.
package final class Stopwatch {
  /// What is done about a key, in this order.
  package enum Phase: String, CaseIterable, Sendable {
    case keyMap = "key → action"
    /// With the losses of an edited example, or of a small table.
    case update
    /// Of a whole large table.
    case evaluation
    case view
    /// What has changed since the frame before, and the frame to the terminal.
    case paint
  }

  /// The times of the keys that came to a phase, in seconds; of all keys, without a phase.
  package struct Times: Equatable, Sendable {
    package let phase: Phase?
    package let count: Int
    package let median: Double
    package let worst: Double
    package let total: Double
  }

  /// Seconds on a clock that never goes back.
  let now: () -> Double
  private var start = 0.0
  private var current: [Phase: Double] = [:]
  private var ofPhases: [Phase: [Double]] = [:]
  private var ofKeys: [Double] = []

  /// - Parameter now: seconds on a clock that never goes back.
  package init(now: @escaping () -> Double) { self.now = now }

  func begin() {
    current = [:]
    start = now()
  }

  /// To be called when a key that has begun is painted.
  func finish() {
    ofKeys.append(now() - start)
    for (phase, seconds) in current { ofPhases[phase, default: []].append(seconds) }
  }

  /// Adds the time from `start` to now to a phase.
  /// - Returns: now.
  @discardableResult
  func add(_ phase: Phase, since start: Double?) -> Double {
    let end = now()
    if let start { current[phase, default: 0] += end - start }
    return end
  }

  /// All phases, and then all keys.
  package var times: [Times] {
    Phase.allCases.map { times($0, ofPhases[$0] ?? []) } + [times(nil, ofKeys)]
  }

  private func times(_ phase: Phase?, _ seconds: [Double]) -> Times {
    let sorted = seconds.sorted()
    return Times(
      phase: phase, count: sorted.count, median: sorted.isEmpty ? 0 : sorted[sorted.count / 2],
      worst: sorted.last ?? 0, total: sorted.reduce(0, +))
  }
}

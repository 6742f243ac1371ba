/// Counts losses in bins whose edges are 1, 2 and 5 times the powers of ten from 1e-6 to 1e9.
package struct LossHistogram: Hashable, Sendable {
  private static let edges: [Double] = [
    1e-6, 2e-6, 5e-6, 1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05,
    0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5,
    5e5, 1e6, 2e6, 5e6, 1e7, 2e7, 5e7, 1e8, 2e8, 5e8, 1e9,
  ]

  private var zeros = 0
  /// At each index, the losses below that edge and not below the edge before it.
  private var counts = [Int](repeating: 0, count: edges.count + 1)

  /// Counts a loss, or takes it out again (`times` -1).
  mutating func add(_ loss: Double, times: Int = 1) {
    guard loss != 0 else {
      zeros += times
      return
    }
    counts[Self.edges.firstIndex { loss < $0 } ?? Self.edges.count] += times
  }

  /// Bins that several histograms share, from small losses to large ones.
  package struct Bins: Hashable, Sendable {
    /// Whether the first bin holds the losses that are exactly 0.
    package let hasZeros: Bool
    /// Every other bin lies between two neighbours, the upper one excluded; nil where it is unbounded.
    package let edges: [Double?]
    /// For each histogram, how many of its losses are in each bin.
    package let counts: [[Int]]
  }

  /// At most `room` bins for some histograms. If their losses are spread too far, bins become powers of
  /// ten, and the outer bins are joined.
  package static func bins(of histograms: [LossHistogram], fitting room: Int) -> Bins {
    let hasZeros = histograms.contains { $0.zeros > 0 }
    let left = max(1, room - (hasZeros ? 1 : 0))
    let fine = Window(of: histograms, width: 1, fitting: left)
    // Fine bins will do if no more than a tenth of the losses has to be joined to the outer ones.
    let isFine = fine.countBeyond * 10 <= fine.count
    let window = isFine ? fine : Window(of: histograms, width: 3, fitting: left)
    return Bins(
      hasZeros: hasZeros, edges: window.edges,
      counts: histograms.map { (hasZeros ? [$0.zeros] : []) + window.counts(of: $0) })
  }

  /// The bins that are shown, each `width` steps of `edges` wide. The first and the last one also hold
  /// the losses of all bins beyond them.
  private struct Window {
    private let width: Int
    /// All bins from the first to the last that is not empty, and the shown ones.
    private let (all, shown): (Range<Int>, Range<Int>)
    /// The number of losses, and of those in the bins beyond the shown ones.
    let (count, countBeyond): (Int, Int)

    init(of histograms: [LossHistogram], width: Int, fitting room: Int) {
      self.width = width
      var totals: [Int] = []
      for histogram in histograms {
        let counts = histogram.binned(width)
        totals = totals.isEmpty ? counts : zip(totals, counts).map(+)
      }
      guard let first = totals.firstIndex(where: { $0 > 0 }),
        let last = totals.lastIndex(where: { $0 > 0 })
      else {
        (all, shown, count, countBeyond) = (0..<0, 0..<0, 0, 0)
        return
      }
      var (lower, upper) = (first, last)
      // Joins bins at the end where fewer losses have been joined so far.
      var (below, above) = (totals[lower], totals[upper])
      while upper - lower >= room {
        if below <= above {
          lower += 1
          below += totals[lower]
        } else {
          upper -= 1
          above += totals[upper]
        }
      }
      (all, shown) = (first..<last + 1, lower..<upper + 1)
      count = totals.reduce(0, +)
      countBeyond = below - totals[lower] + above - totals[upper]
    }

    var edges: [Double?] {
      guard !shown.isEmpty else { return [] }
      return (shown.lowerBound...shown.upperBound).map { end in
        let isOpen =
          end == shown.lowerBound && all.lowerBound < end
          || end == shown.upperBound && all.upperBound > end
        let index = (end - 1) * width
        return isOpen || !LossHistogram.edges.indices.contains(index)
          ? nil : LossHistogram.edges[index]
      }
    }

    func counts(of histogram: LossHistogram) -> [Int] {
      guard !shown.isEmpty else { return [] }
      let all = histogram.binned(width)
      var counts = Array(all[shown])
      counts[0] += all[self.all.lowerBound..<shown.lowerBound].reduce(0, +)
      counts[counts.count - 1] += all[shown.upperBound..<self.all.upperBound].reduce(0, +)
      return counts
    }
  }

  /// The counts of `width` neighbours joined, so that the bins end at every `width`th edge.
  private func binned(_ width: Int) -> [Int] {
    guard width > 1 else { return counts }
    return stride(from: 1 - width, to: counts.count, by: width).map { start in
      counts[max(0, start)..<min(start + width, counts.count)].reduce(0, +)
    }
  }
}

/// How many losses lie between the numbers 1, 2, 5, 10, 20, 50 … and so on downwards.
package struct LossHistogram: Hashable, Sendable {
  private static let edges: [Double] = [
    1e-6, 2e-6, 5e-6, 1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05,
    0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5,
    5e5, 1e6, 2e6, 5e6, 1e7, 2e7, 5e7, 1e8, 2e8, 5e8, 1e9,
  ]

  private var zeros = 0
  /// The losses below the edge of the same index and not below the one before it.
  private var counts = [Int](repeating: 0, count: edges.count + 1)

  /// Counts a loss, or takes it out with -1.
  mutating func add(_ loss: Double, times: Int = 1) {
    guard loss != 0 else {
      zeros += times
      return
    }
    counts[LossHistogram.edges.sortedIndex(behind: { $0 <= loss })] += times
  }

  /// The losses from `lower` on and below `upper`, nil where there is no bound; both 0: exactly 0.
  package struct Bin: Hashable, Sendable {
    package let lower, upper: Double?
    /// One for each histogram.
    package let counts: [Int]
  }

  /// At most `room` bins that several histograms share, from small losses to large ones. Where losses
  /// are spread further, bins are whole powers of ten, or those at the emptier end are taken together.
  package static func bins(of histograms: [LossHistogram], fitting room: Int) -> [Bin] {
    let zeros = histograms.map(\.zeros)
    let hasZeros = zeros.contains { $0 > 0 }
    let left = max(1, room - (hasZeros ? 1 : 0))
    let fine = Window(histograms, width: 1, fitting: left)
    // A tenth may lie beyond the bins that are shown.
    let window =
      fine.countBeyond * 10 <= fine.count ? fine : Window(histograms, width: 3, fitting: left)
    return (hasZeros ? [Bin(lower: 0, upper: 0, counts: zeros)] : []) + window.bins
  }

  /// A run of bins of one width in `edges`; the first and the last hold what lies beyond them too.
  private struct Window {
    private(set) var bins: [Bin] = []
    private(set) var (count, countBeyond) = (0, 0)

    init(_ histograms: [LossHistogram], width: Int, fitting room: Int) {
      let binned = histograms.map { $0.binned(width) }
      func total(_ range: Range<Int>) -> Int {
        binned.reduce(0) { $0 + $1[range].reduce(0, +) }
      }
      let all = 0..<(edges.count + width - 1) / width + 1
      guard let first = all.first(where: { index in binned.contains { $0[index] > 0 } }),
        let last = all.last(where: { index in binned.contains { $0[index] > 0 } })
      else { return }
      var window = first..<last + 1
      while window.count > room {
        let below = total(first..<window.lowerBound + 1)
        let above = total(window.upperBound - 1..<last + 1)
        window =
          below <= above
          ? window.lowerBound + 1..<window.upperBound : window.lowerBound..<window.upperBound - 1
      }
      count = total(first..<last + 1)
      countBeyond = count - total(window)
      func edge(_ index: Int) -> Double? {
        edges.indices.contains(index * width) ? edges[index * width] : nil
      }
      for index in window {
        let low = index == window.lowerBound ? first : index
        let high = index == window.upperBound - 1 ? last : index
        bins.append(
          Bin(
            lower: low < index ? nil : edge(index - 1), upper: high > index ? nil : edge(index),
            counts: binned.map { $0[low...high].reduce(0, +) }))
      }
    }
  }

  /// The counts of `width` each taken together, so that bins end at edges whose index is a multiple.
  private func binned(_ width: Int) -> [Int] {
    guard width > 1 else { return counts }
    return stride(from: 1 - width, to: counts.count, by: width).map { start in
      counts[max(0, start)..<min(start + width, counts.count)].reduce(0, +)
    }
  }
}

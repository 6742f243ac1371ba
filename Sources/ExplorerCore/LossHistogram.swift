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

  init(_ losses: [Double] = []) {
    for loss in losses {
      if loss == 0 {
        zeros += 1
      } else {
        counts[Self.edges.firstIndex { loss < $0 } ?? Self.edges.count] += 1
      }
    }
  }

  init(joining parts: [LossHistogram]) {
    for part in parts {
      zeros += part.zeros
      for index in counts.indices { counts[index] += part.counts[index] }
    }
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
    let fine = window(of: histograms, width: 1, fitting: left)
    // Fine bins will do if no more than a tenth of the losses has to be joined to the outer ones.
    let isFine = fine.countBeyond * 10 <= fine.count
    let window = isFine ? fine : window(of: histograms, width: 3, fitting: left)
    return Bins(
      hasZeros: hasZeros, edges: window.edges,
      counts: zip(histograms, window.counts).map { (hasZeros ? [$0.zeros] : []) + $1 })
  }

  /// At most `room` bins, each `width` steps of `edges` wide, from the first to the last that is not
  /// empty. If these are too many, the first and the last one also hold the losses of all beyond them.
  /// - Returns: also the number of losses, and of those in the bins beyond the returned ones.
  private static func window(
    of histograms: [LossHistogram], width: Int, fitting room: Int
  ) -> (edges: [Double?], counts: [[Int]], count: Int, countBeyond: Int) {
    let counts = histograms.map { $0.binned(width) }
    let totals = LossHistogram(joining: histograms).binned(width)
    guard let first = totals.firstIndex(where: { $0 > 0 }),
      let last = totals.lastIndex(where: { $0 > 0 })
    else { return ([], counts.map { _ in [] }, 0, 0) }
    func sum(_ counts: ArraySlice<Int>) -> Int { counts.reduce(0, +) }
    var (lower, upper) = (first, last)
    while upper - lower >= room {
      // Joins bins at the end where fewer losses have been joined so far.
      let isLower = sum(totals[first...lower]) <= sum(totals[upper...last])
      if isLower { lower += 1 } else { upper -= 1 }
    }
    let edges = (lower...upper + 1).map { end -> Double? in
      let isOpen = end == lower && first < lower || end == upper + 1 && upper < last
      let index = (end - 1) * width
      return isOpen || !Self.edges.indices.contains(index) ? nil : Self.edges[index]
    }
    let shown = counts.map { counts in
      var shown = Array(counts[lower...upper])
      shown[0] += sum(counts[first..<lower])
      shown[shown.count - 1] += sum(counts[upper + 1..<last + 1])
      return shown
    }
    return (edges, shown, sum(totals[...]), sum(totals[...]) - sum(totals[lower...upper]))
  }

  /// The counts of `width` neighbours joined, so that the bins end at every `width`th edge.
  private func binned(_ width: Int) -> [Int] {
    stride(from: 1 - width, to: counts.count, by: width).map { start in
      counts[max(0, start)..<min(start + width, counts.count)].reduce(0, +)
    }
  }
}

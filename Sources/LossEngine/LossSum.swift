/// The losses of N examples and their mean, kept so that changing one costs O(log N).
///
/// The sums form a fixed binary tree: node i is the sum of the nodes 2i and 2i + 1, node 1 is the sum
/// of all, and the losses are the nodes N..<2N. A node depends on nothing but the losses below it, so
/// after any edits, of infinite losses too, the mean is bit for bit that of a fresh `LossSum`. (A
/// running sum that is corrected at every edit keeps the errors of losses that are gone.)
public struct LossSum: Hashable, Sendable {
  private var losses: [Double]
  private var sums: [DoubleDouble]

  /// Losses are ≥ 0 or +∞.
  public init(_ losses: [Double]) {
    self.losses = losses
    sums = Array(repeating: DoubleDouble(), count: losses.count)
    for node in sums.indices.dropFirst().reversed() { updateSum(of: node) }
  }

  public var count: Int { losses.count }

  /// The loss of an example.
  public subscript(example: Int) -> Double {
    get { losses[example] }
    set {
      losses[example] = newValue
      var node = (count + example) / 2
      while node > 0 {
        updateSum(of: node)
        node /= 2
      }
    }
  }

  /// The mean loss, within 1 ulp; +∞ while any loss is, 0 of no losses.
  /// It takes O(1), or O(N) while the sum is beyond the largest double.
  public var mean: Double {
    guard count > 0 else { return 0 }
    let sum = sum(of: 1)
    if sum.high.isInfinite {
      if losses.contains(.infinity) { return .infinity }
      // The sum is beyond the largest double, but the mean is not: sum smaller numbers.
      return LossSum(losses.map { $0 * 0x1p-64 }).mean * 0x1p64
    }
    let quotient = sum.high / Double(count)
    let remainder = sum.high.addingProduct(-quotient, Double(count))
    return quotient + (remainder + sum.low) / Double(count)
  }

  private mutating func updateSum(of node: Int) {
    sums[node] = sum(of: 2 * node) + sum(of: 2 * node + 1)
  }

  private func sum(of node: Int) -> DoubleDouble {
    node < count ? sums[node] : DoubleDouble(losses[node - count], plus: 0)
  }
}

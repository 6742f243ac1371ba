/// The losses of N examples and their mean, kept so that changing one costs O(log N).
///
/// A fixed binary tree of double-double sums: node i has the children 2i and 2i + 1, node 1 is the
/// root, and the losses are the nodes N..<2N. A node depends on nothing but the losses below it, so
/// after any edits the sum is bit for bit the one a fresh `LossSum` of the same losses has.
public struct LossSum: Hashable, Sendable {
  private var losses: [Double]
  private var sums: [DoubleDouble]
  // Counted apart: an infinity inside a sum could not be taken out again.
  private var infiniteCount: Int

  /// Losses are ≥ 0 or +∞.
  public init(_ losses: [Double]) {
    self.losses = losses
    sums = Array(repeating: DoubleDouble(), count: losses.count)
    infiniteCount = losses.count(where: \.isInfinite)
    for node in sums.indices.dropFirst().reversed() { updateSum(of: node) }
  }

  public var count: Int { losses.count }

  /// The loss of an example.
  public subscript(example: Int) -> Double {
    get { losses[example] }
    set {
      infiniteCount += (newValue.isInfinite ? 1 : 0) - (losses[example].isInfinite ? 1 : 0)
      losses[example] = newValue
      var node = (count + example) / 2
      while node > 0 {
        updateSum(of: node)
        node /= 2
      }
    }
  }

  /// The mean loss, within 1 ulp; +∞ while any loss is, 0 of no losses.
  public var mean: Double {
    guard count > 0 else { return 0 }
    guard infiniteCount == 0 else { return .infinity }
    let sum = sum(of: 1)
    guard sum.high.isFinite else {
      // The sum is beyond doubles, the mean is not: O(N), and only then.
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
    if node < count { return sums[node] }
    let loss = losses[node - count]
    return DoubleDouble(loss.isFinite ? loss : 0, plus: 0)
  }
}

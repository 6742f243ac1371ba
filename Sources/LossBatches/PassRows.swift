import LossEngine
import Platform

/// The scores of a block of examples, and their gradients ∂L_i/∂s_ij of the same layout: rows that
/// begin a whole number of vectors apart.
struct PassRows<Scalar: PassScalar> {
  let scores: UnsafeMutablePointer<Scalar>
  let gradients: UnsafeMutablePointer<Scalar>
  let labels: UnsafePointer<Int>
  let classCount: Int
  let width: Int

  /// Writes the gradients of the first `count` rows and adds up their losses.
  @inline(__always)
  func evaluate(_ loss: DataLoss, _ count: Int, _ sums: inout PassSums) {
    switch loss {
    case .softmax: crossEntropy(count, &sums)
    case .hinge(let hinge):
      switch hinge.family {
      case .multiclass: multiclass(hinge, count, &sums)
      case .structured: structured(Scalar(hinge.margin), count, &sums)
      case .oneVsAll: oneVsAll(Scalar(hinge.margin), count, &sums)
      }
    }
  }

  /// −log p_y and p − 1[y]. Both are worked out from the sum over the other classes: computed as
  /// p_y − 1 and log p_y they would lose their digits where p_y is near 1.
  @inline(__always)
  private func crossEntropy(_ count: Int, _ sums: inout PassSums) {
    typealias Lanes = Scalar.Losses
    let rows = BatchRows<Lanes>(
      scores, labels: labels, classCount: classCount, rowStep: width)
    // Next to nothing is 0, behind the last class too: products with it would be slow subnormals.
    let (zero, least) = (Lanes(repeating: 0), Lanes(repeating: Lanes.leastExponential))
    for i in 0..<count {
      let (label, gradient) = (labels[i], gradients + i &* width)
      let (base, _) = rows.exponentials(i) { j, exponentials in
        (gradient + j).store(zero.replacing(with: exponentials, where: exponentials .> least))
      }
      let own = gradient[label]
      var others: Scalar = 0
      for j in 0..<classCount where j != label { others += gradient[j] }
      let factor = 1 / (own + others)
      for j in 0..<classCount { gradient[j] *= factor }
      gradient[label] = -others * factor
      let lead = Double(base) - Double(scores[i &* width + label])
      let loss = lead == 0 ? log1p(Double(others)) : lead + log(Double(own) + Double(others))
      sums.add(loss: loss, margin: margin(i))
    }
  }

  /// Σ_{j≠y} max(0, s_j − s_y + Δ) and its options.
  @inline(__always)
  private func multiclass(_ hinge: HingeLoss, _ count: Int, _ sums: inout PassSums) {
    let margin = Scalar(hinge.margin)
    let divisor = hinge.averages ? hinge.termCount(classCount) : 1
    let share = 1 / Scalar(divisor)
    let own = hinge.sumsAllClasses ? (hinge.squares ? margin * margin : margin) : 0
    for i in 0..<count {
      let (row, gradient, label) = (scores + i &* width, gradients + i &* width, labels[i])
      let labelScore = row[label]
      var (sum, others) = (own, Scalar(0))
      for j in 0..<classCount where j != label {
        let term = row[j] - labelScore + margin
        // A term that is no number makes a loss that is none.
        let violation = term <= 0 ? 0 : term
        let slope: Scalar = hinge.squares ? 2 * violation : violation > 0 ? 1 : 0
        sum += hinge.squares ? violation * violation : violation
        others += slope
        gradient[j] = slope * share
      }
      gradient[label] = -others * share
      sums.add(loss: Double(sum) / divisor, margin: self.margin(i))
    }
  }

  /// max(0, max_{j≠y} s_j − s_y + Δ); of several most violating classes the first has the gradient.
  @inline(__always)
  private func structured(_ margin: Scalar, _ count: Int, _ sums: inout PassSums) {
    for i in 0..<count {
      let (row, gradient, label) = (scores + i &* width, gradients + i &* width, labels[i])
      var (worst, highest) = (label, Scalar(0))
      for j in 0..<classCount {
        gradient[j] = 0
        let term = row[j] - row[label] + margin
        if j != label, term > highest || term.isNaN { (worst, highest) = (j, term) }
      }
      if worst != label {
        gradient[worst] = 1
        gradient[label] = -1
      }
      sums.add(loss: Double(highest), margin: self.margin(i))
    }
  }

  /// max(0, Δ − s_y) + Σ_{j≠y} max(0, Δ + s_j).
  @inline(__always)
  private func oneVsAll(_ margin: Scalar, _ count: Int, _ sums: inout PassSums) {
    for i in 0..<count {
      let (row, gradient, label) = (scores + i &* width, gradients + i &* width, labels[i])
      var sum: Scalar = 0
      for j in 0..<classCount {
        let term = margin + (j == label ? -row[j] : row[j])
        let violation = term <= 0 ? 0 : term
        sum += violation
        gradient[j] = violation > 0 ? (j == label ? -1 : 1) : 0
      }
      sums.add(loss: Double(sum), margin: self.margin(i))
    }
  }

  /// s_y − max_{j≠y} s_j.
  @inline(__always)
  private func margin(_ i: Int) -> Double {
    let (row, label) = (scores + i &* width, labels[i])
    var highest = -Scalar.infinity
    for j in 0..<classCount where j != label && row[j] > highest { highest = row[j] }
    return Double(row[label]) - Double(highest)
  }
}

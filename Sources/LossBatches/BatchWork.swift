/// What is asked of a batch.
enum BatchWork<Scalar> {
  case hinge(margin: Scalar)
  case crossEntropy
  /// Both losses, and `weight` times their gradients.
  case gradients(margin: Scalar, weight: Scalar, GradientMemory<Scalar>)

  /// The same for examples whose scores begin `offset` scores later.
  func advanced(by offset: Int) -> BatchWork {
    guard case .gradients(let margin, let weight, var memory) = self else { return self }
    memory.hinge += offset
    memory.crossEntropy += offset
    return .gradients(margin: margin, weight: weight, memory)
  }
}

/// Where gradients go to, row by row.
struct GradientMemory<Scalar> {
  var hinge: UnsafeMutablePointer<Scalar>
  var crossEntropy: UnsafeMutablePointer<Scalar>
}

/// The sums of the losses of some examples; what was not asked for is 0.
struct BatchSums: Sendable {
  var hinge = 0.0
  var crossEntropy = 0.0

  static func += (a: inout BatchSums, b: BatchSums) {
    a.hinge += b.hinge
    a.crossEntropy += b.crossEntropy
  }
}

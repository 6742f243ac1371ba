/// A type of scores that ``LossBatch`` works on: `Double` or `Float`.
public protocol BatchScalar: BinaryFloatingPoint, SIMDScalar, Codable, Sendable {
  static func sums(_ part: BatchPart<Self>) -> BatchSums
}

extension Double: BatchScalar {
  public static func sums(_ part: BatchPart<Double>) -> BatchSums { part.sums(SIMD8<Double>.self) }
}

extension Float: BatchScalar {
  public static func sums(_ part: BatchPart<Float>) -> BatchSums { part.sums(SIMD16<Float>.self) }
}

/// The sums of the losses of some examples; what was not asked for is 0.
public struct BatchSums: Sendable {
  var hinge = 0.0
  var crossEntropy = 0.0

  static func += (a: inout BatchSums, b: BatchSums) {
    a.hinge += b.hinge
    a.crossEntropy += b.crossEntropy
  }
}

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

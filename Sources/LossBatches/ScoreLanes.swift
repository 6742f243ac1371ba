import CProcessor

/// A vector of scores that the kernels of ``LossBatch`` work on at once: 64 bytes, which the compiler
/// splits into whatever registers the build's processor has.
///
/// The protocol names the operators that kernels use, so that a kernel calls those of the concrete
/// type. The standard library's generic ones for all vectors are compiled lane by lane.
protocol ScoreLanes: SendableMetatype {
  associatedtype Scalar: BinaryFloatingPoint & SIMDScalar
  associatedtype Mask
  static var scalarCount: Int { get }
  init(repeating value: Scalar)
  subscript(lane: Int) -> Scalar { get }
  /// 0, 1, 2, …: the number of each lane.
  static var numbers: Self { get }
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func .> (a: Self, b: Self) -> Mask
  func addingProduct(_ a: Self, _ b: Self) -> Self
  func replacing(with other: Self, where mask: Mask) -> Self
  /// The sum of all lanes.
  var total: Scalar { get }
  /// e to the power of each lane, from ``leastExponential``, that of −∞ too, to ``largestExponential``.
  var exponential: Self { get }
  /// The least number that ``exponential`` gives, which stands for 0.
  static var leastExponential: Scalar { get }
  /// The largest number that ``exponential`` gives. A sum that reaches it tells nothing more.
  static var largestExponential: Scalar { get }
}

extension ScoreLanes {
  /// A mask of the first `count` lanes.
  static func first(_ count: Int) -> Mask { Self(repeating: Scalar(count)) .> numbers }

  /// The highest of all lanes.
  var highest: Scalar {
    (0..<Self.scalarCount).reduce(-.infinity) { max($0, self[$1]) }
  }

  /// The larger of each pair of lanes. (The library's `pointwiseMax` is compiled lane by lane.)
  @inline(__always) func raised(to floor: Self) -> Self {
    replacing(with: floor, where: floor .> self)
  }

  /// The smaller of each pair of lanes.
  @inline(__always) func lowered(to ceiling: Self) -> Self {
    replacing(with: ceiling, where: self .> ceiling)
  }

  @inline(__always) func adding(_ a: Self, times b: Self) -> Self {
    hasFusedMultiplyAdd() ? addingProduct(a, b) : self + a * b
  }

  @inline(__always) func adding(_ a: Self, times b: Scalar) -> Self {
    adding(a, times: Self(repeating: b))
  }
}

/// A vector of scores that the kernels of ``LossBatch`` work on at once: 64 bytes, which the compiler
/// splits into whatever registers the build's processor has.
///
/// The protocol names the operators that kernels use, so that a kernel calls those of the concrete
/// type. The standard library's generic ones for all vectors are compiled lane by lane.
protocol ScoreLanes {
  associatedtype Scalar: BinaryFloatingPoint & SIMDScalar
  associatedtype Mask
  /// How many scores a vector has.
  static var laneCount: Int { get }
  init(repeating value: Scalar)
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func .> (a: Self, b: Self) -> Mask
  func replacing(with other: Self, where mask: Mask) -> Self
  /// The largest number that ``exponential`` gives. A sum that reaches it tells nothing more.
  static var largestExponential: Scalar { get }
  /// A mask of the first `count` lanes.
  static func first(_ count: Int) -> Mask
  /// The sum of all lanes.
  var total: Scalar { get }
  /// The highest of all lanes.
  var highest: Scalar { get }
  /// The logarithm of the product of all lanes, each ≥ 1 and the product within doubles.
  var logarithmOfProduct: Double { get }
  /// e to the power of each lane, between about 0 and ``largestExponential``.
  var exponential: Self { get }
}

extension ScoreLanes {
  /// The larger of each pair of lanes. (The library's `pointwiseMax` is compiled lane by lane.)
  @inline(__always) func raised(to floor: Self) -> Self {
    replacing(with: floor, where: floor .> self)
  }

  /// The smaller of each pair of lanes.
  @inline(__always) func lowered(to ceiling: Self) -> Self {
    replacing(with: ceiling, where: self .> ceiling)
  }

  /// max(0, x) of each lane; 0 where x is not a number.
  @inline(__always) var positivePart: Self {
    Self(repeating: 0).replacing(with: self, where: self .> Self(repeating: 0))
  }
}

import CProcessor

/// A vector of a matrix product's columns. Like ``ScoreLanes`` it names the operators that the product
/// uses, so that those of the concrete type are called.
protocol ProductLanes {
  associatedtype Scalar: BinaryFloatingPoint & SIMDScalar
  static var scalarCount: Int { get }
  init(repeating value: Scalar)
  static func + (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  func addingProduct(_ a: Self, _ b: Self) -> Self
}

extension ProductLanes {
  @inline(__always) func adding(_ a: Self, times b: Scalar) -> Self {
    let b = Self(repeating: b)
    return hasFusedMultiplyAdd() ? addingProduct(a, b) : self + a * b
  }
}

extension SIMD2<Double>: ProductLanes {}
extension SIMD4<Double>: ProductLanes {}
extension SIMD8<Float>: ProductLanes {}

/// Four floats: a type of its own, as `SIMD4` can name its operators only once, and does for doubles.
struct FourFloats: ProductLanes {
  private var lanes: SIMD4<Float>

  static var scalarCount: Int { 4 }

  @inline(__always) init(repeating value: Float) { lanes = SIMD4(repeating: value) }

  @inline(__always) private init(_ lanes: SIMD4<Float>) { self.lanes = lanes }

  @inline(__always) static func + (a: FourFloats, b: FourFloats) -> FourFloats {
    FourFloats(a.lanes + b.lanes)
  }

  @inline(__always) static func * (a: FourFloats, b: FourFloats) -> FourFloats {
    FourFloats(a.lanes * b.lanes)
  }

  @inline(__always) func addingProduct(_ a: FourFloats, _ b: FourFloats) -> FourFloats {
    FourFloats(lanes.addingProduct(a.lanes, b.lanes))
  }
}

/// A type that passes compute in, and its vectors: 32 and 16 bytes for products, 64 for losses.
protocol PassScalar: BatchScalar, SIMDScalar, Codable {
  associatedtype Wide: ProductLanes where Wide.Scalar == Self
  associatedtype Narrow: ProductLanes where Narrow.Scalar == Self
  associatedtype Losses: ScoreLanes where Losses.Scalar == Self
}

extension Double: PassScalar {
  typealias Wide = SIMD4<Double>
  typealias Narrow = SIMD2<Double>
  typealias Losses = SIMD8<Double>
}

extension Float: PassScalar {
  typealias Wide = SIMD8<Float>
  typealias Narrow = FourFloats
  typealias Losses = SIMD16<Float>
}

/// A type of scores that ``LossBatch`` works on: `Double` or `Float`, and no other.
public protocol BatchScalar: BinaryFloatingPoint, Sendable {}

extension Double: BatchScalar {}

extension Float: BatchScalar {}

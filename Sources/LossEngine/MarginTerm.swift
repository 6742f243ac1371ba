/// What one class adds to a hinge loss.
public struct MarginTerm: Hashable, Sendable {
  public let classIndex: Int

  /// The signed margin term t, s_j − s_y + Δ for the multiclass SVM; exactly 0 where the zero-margin
  /// rule of ``HingeLoss`` says so, −∞ for a masked class.
  public let value: Double

  /// max(0, t): by how much the class violates the margin.
  public var violation: Double { max(0, value) }
}

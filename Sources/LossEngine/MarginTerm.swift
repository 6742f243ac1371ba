/// What one class adds to a hinge loss.
public struct MarginTerm: Hashable, Sendable {
  public let classIndex: Int

  /// The signed margin term t, s_j − s_y + Δ for the multiclass SVM; exactly 0 where the zero-margin
  /// rule of ``HingeLoss`` says so, −∞ for a masked class.
  public let value: Double

  /// max(0, t): by how much the class violates the margin.
  public var violation: Double { max(0, value) }
}

/// The terms that enter a hinge loss, in class order.
public struct MarginTerms: RandomAccessCollection, Hashable, Sendable {
  /// The signed terms t, see ``MarginTerm/value``.
  public let values: [Double]
  /// The label, where it has no term; nil where every class has one.
  let missing: Int?

  /// How many classes violate the margin.
  public var violatedCount: Int { values.span.count(above: 0) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { values.count }

  public subscript(position: Int) -> MarginTerm {
    let isAfter = missing.map { position >= $0 } ?? false
    return MarginTerm(classIndex: isAfter ? position + 1 : position, value: values[position])
  }
}

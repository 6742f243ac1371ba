/// What of a step's table is drawn anew for practice with other numbers, and from which numbers.
package struct Variation: Hashable, Sendable {
  /// The scores to draw, of a bare table.
  package var scores: Drawing?
  /// The labels to draw: a class of the table for each of these examples; nil: none.
  package var labels: [String]?
  package var scale: Values?
  package var margin: Values?
  /// Of a classifier: all of W, b, or x.
  package var weights: Values?
  package var bias: Values?
  package var inputs: Values?
  /// What must hold besides those of the step's checks that name no fixed number.
  package var checks: [Check] = []
  /// Its line in the file, counted from 1.
  package var line: Int

  package struct Drawing: Hashable, Sendable {
    package var values: Values
    /// Which scores: an example's, or one of them; empty: all.
    package var places: [Place] = []
  }

  package struct Place: Hashable, Sendable {
    package var example: String
    package var `class`: String?
  }

  /// Numbers that are equally likely.
  package enum Values: Hashable, Sendable {
    case choices([Double])
    /// All numbers of some decimals from one to another: whole multiples of 10^−decimals.
    case decimals(from: Int, through: Int, decimals: Int)
  }
}

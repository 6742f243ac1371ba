/// An expression for a number in a lesson, computed from a step's tables.
package indirect enum Expression: Hashable, Sendable {
  /// - Parameter text: the number as it was written, whose decimals give its precision.
  case number(Double, text: String)
  case quantity(Quantity)
  case log(Expression)
  case binary(Operator, Expression, Expression)

  package enum Operator: Character, Hashable, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case dividedBy = "/"
  }
}

/// The name of a number that the engine computes from a table.
package struct Quantity: Hashable, Sendable {
  package var subject: Subject
  /// The k of `at 2`; nil: the table's.
  package var scale: Double?
  /// nil: the moment of the text that the quantity is in.
  package var moment: Moment?

  package init(_ subject: Subject, scale: Double? = nil, moment: Moment? = nil) {
    (self.subject, self.scale, self.moment) = (subject, scale, moment)
  }

  package enum Subject: Hashable, Sendable {
    case score(CellName)
    /// s_j − s_y + Δ, before it is clamped.
    case margin(CellName)
    /// The loss of an example; nil: the mean of the table.
    case svm(example: String?)
    case exponential(CellName)
    case probability(CellName)
    case softmax(example: String?)
    case accuracy
    /// R(W), or R of the row of a class.
    case l2(row: String?)
    case l1(row: String?)
    case elasticNet(row: String?)
    case classCount
    case exampleCount
    /// k
    case weightScale
    /// Δ
    case delta
    /// A weight of W as it stands there, whatever k is; and so b and x.
    case weight(InputName)
    case bias(class: String)
    case input(InputName)
    /// The mean data loss in force and λ R(W) together.
    case full(isOfSoftmax: Bool)
    /// R(W) as the table has it.
    case penalty
    case lambda
    /// The slope of the full SVM loss along a weight of k W.
    case gradient(InputName)
  }

  /// An input of a class or of an example, counted from 1.
  package struct InputName: Hashable, Sendable, CustomStringConvertible {
    package var owner: String
    package var number: Int

    package var description: String { "\(owner).\(number)" }
  }

  /// Before or after a step's edits.
  package enum Moment: String, Hashable, Sendable { case before, after }
}

/// A claim about a step's tables that must hold.
package struct Check: Hashable, Sendable {
  /// The check as the lesson's author wrote it.
  package var text: String
  package var claim: Claim
  /// Its line in the file, counted from 1.
  package var line: Int

  package enum Claim: Hashable, Sendable {
    case relation(Expression, Relation, Expression, within: Double?)
    /// Bit for bit the same after the edits.
    case unchanged(Quantity)
  }

  package enum Relation: String, CaseIterable, Hashable, Sendable {
    case equal = "="
    case less = "<"
    case greater = ">"
    case atMost = "<="
    case atLeast = ">="
  }
}

/// A text with numbers that the engine computes.
package struct Prose: Hashable, Sendable {
  package var parts: [Part]
  /// Its line in the file, counted from 1.
  package var line: Int

  package init(_ parts: [Part], line: Int = 1) { (self.parts, self.line) = (parts, line) }

  package enum Part: Hashable, Sendable {
    case text(String)
    /// Its value is padded with blanks to `width` columns.
    case place(Expression, width: Int = 0)
  }
}

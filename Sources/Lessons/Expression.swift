/// A number as a lesson states it: computed from a table before or after a step's edits.
package indirect enum Expression: Hashable, Sendable {
  /// The text is what was written: its decimals say how exactly it was meant.
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

/// Something the engine computes of a table, by name.
package struct Quantity: Hashable, Sendable {
  package var subject: Subject
  /// `at 2`: W × 2, whatever k the table is shown at.
  package var scale: Double?
  /// nil: where the text stands, before the edits or after.
  package var moment: Moment?

  package init(_ subject: Subject, scale: Double? = nil, moment: Moment? = nil) {
    (self.subject, self.scale, self.moment) = (subject, scale, moment)
  }

  package enum Subject: Hashable, Sendable {
    case score(CellName)
    /// s_j − s_y + Δ, before it is clamped.
    case margin(CellName)
    /// Of one example, or of the table: the mean.
    case svm(example: String?)
    case exponential(CellName)
    case probability(CellName)
    case softmax(example: String?)
    case accuracy
    /// R of the weights, or of one class's row of them.
    case l2(row: String?)
    case l1(row: String?)
    case elasticNet(row: String?)
    case classCount
    case exampleCount
    /// k
    case weightScale
    /// Δ
    case delta
  }

  package enum Moment: String, Hashable, Sendable { case before, after }
}

/// What must hold of a step's tables.
package struct Check: Hashable, Sendable {
  /// As the lesson's author wrote it.
  package var text: String
  package var claim: Claim
  /// Where it stands in the file, counted from 1.
  package var line: Int

  package init(text: String, claim: Claim, line: Int) {
    (self.text, self.claim, self.line) = (text, claim, line)
  }

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

/// A text with places that the engine fills in.
package struct Prose: Hashable, Sendable {
  package var parts: [Part]
  /// Where it stands in the file, counted from 1.
  package var line: Int

  package init(_ parts: [Part], line: Int = 1) { (self.parts, self.line) = (parts, line) }

  package enum Part: Hashable, Sendable {
    case text(String)
    case place(Expression)
  }
}

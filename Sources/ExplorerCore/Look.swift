/// How the reader looks at a workbench; nothing of it changes a number.
package struct Look: Equatable, Sendable {
  package internal(set) var panel = Panel.terms
  /// Whether the keys go to the panel in front, as far as it has some.
  package internal(set) var hasFocus = false
  /// Whether the panel has the rows of the table too.
  package internal(set) var isZoomed = false
  /// Rows are examples, as in a model's score array; otherwise classes, as on the slides.
  package internal(set) var isTurned: Bool
  package internal(set) var scale = ScaleLook()
  /// What the screen showed last.
  package internal(set) var viewport = Viewport()

  init(isTurned: Bool) { self.isTurned = isTurned }
}

/// What stands in the lower half of the screen, by its name. What there is to know of one (its keys,
/// what it tells, how it is drawn) stands with its drawing.
package struct Panel: Hashable, Sendable {
  package let name: String

  package init(_ name: String) { self.name = name }

  /// The card of a lesson's step; only in a lesson.
  package static let card = Panel("Card")
  /// What one's own table opens with.
  package static let terms = Panel("Terms")
}

/// What the screen showed last: where scrolling goes on from, how long a page is, and what has to be
/// worked out for the panels on it.
package struct Viewport: Hashable, Sendable {
  /// By place.
  package var examples: Range<Int>
  /// By position.
  package var classes: Range<Int>
  /// The first line shown of a text that scrolls: help, or a lesson's card.
  package var textLine: Int?
  package var needs: Set<Need>

  package init(
    examples: Range<Int> = 0..<0, classes: Range<Int> = 0..<0, textLine: Int? = nil,
    needs: Set<Need> = []
  ) {
    (self.examples, self.classes) = (examples, classes)
    (self.textLine, self.needs) = (textLine, needs)
  }
}

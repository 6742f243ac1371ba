/// The reader's view of a workbench, which changes no number.
package struct Look: Equatable, Sendable {
  /// The panel in front.
  package internal(set) var panel = Panel.terms
  /// Whether the keys go to the panel in front.
  package internal(set) var hasFocus = false
  /// Whether the panel in front also takes the rows of the table.
  package internal(set) var isZoomed = false
  /// Whether the table's rows are examples, as in a model's score array; if not, they are classes, as on
  /// the lecture's slides.
  package internal(set) var isTurned: Bool
  package internal(set) var scale = ScaleLook()
  package internal(set) var viewport = Viewport()

  init(isTurned: Bool) { self.isTurned = isTurned }
}

/// The name of a panel in the lower half of the screen. `PanelView` (ExplorerUI) has its keys and draws it.
package struct Panel: Hashable, Sendable {
  package let name: String

  package init(_ name: String) { self.name = name }

  /// The card of a lesson's step; only in a lesson.
  package static let card = Panel("Card")
  /// The panel that the reader's own table opens with.
  package static let terms = Panel("Terms")
}

/// The part of the table that was on the screen last, from which scrolling goes on, and what the panels
/// on the screen need.
package struct Viewport: Hashable, Sendable {
  /// The places of the examples on the screen.
  package var examples: Range<Int>
  /// The positions of the classes on the screen.
  package var classes: Range<Int>
  /// The first line shown of the help or of a lesson's card; nil if neither is shown.
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

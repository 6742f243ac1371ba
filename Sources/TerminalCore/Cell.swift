/// One cell of a frame: a character, the columns it takes, and its style.
package struct Cell: Hashable, Sendable {
  package internal(set) var scalar: Unicode.Scalar
  /// The combining marks on the character, as scalar values; 0 for none. There is room for four: a heap of
  /// marks would be drawn over the rows above and below. An array would be counted with every copy of a
  /// cell, and a screen has thousands.
  private var marks = SIMD4<UInt32>()
  /// 2 for a wide character, which covers the cell to its right as well; 0 for that covered cell.
  package var width: Int
  package var style: Style

  init(_ scalar: Unicode.Scalar, width: Int = 1, style: Style) {
    (self.scalar, self.width, self.style) = (scalar, width, style)
  }

  static let blank = Cell(" ", style: .text)

  /// The character and its marks; none in the right half of a wide character.
  package var scalars: [Unicode.Scalar] {
    guard width > 0 else { return [] }
    return [scalar] + marks.indices.compactMap { marks[$0] == 0 ? nil : Unicode.Scalar(marks[$0]) }
  }

  /// Adds a combining mark, if there is room for it.
  mutating func add(_ mark: Unicode.Scalar) {
    if let free = marks.indices.first(where: { marks[$0] == 0 }) { marks[free] = mark.value }
  }
}

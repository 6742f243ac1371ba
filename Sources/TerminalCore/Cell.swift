/// One cell of a frame: a character, the columns it takes, and its style.
package struct Cell: Hashable, Sendable {
  package internal(set) var scalar: Unicode.Scalar
  /// The combining marks on the character, at most `mostMarks`.
  package internal(set) var marks: [Unicode.Scalar] = []
  /// 2 for a wide character, which covers the cell to its right as well; 0 for that covered cell.
  package var width: Int
  package var style: Style

  /// A heap of marks on one character would be drawn over the rows above and below.
  static let mostMarks = 4

  init(_ scalar: Unicode.Scalar, width: Int = 1, style: Style) {
    (self.scalar, self.width, self.style) = (scalar, width, style)
  }

  static let blank = Cell(" ", style: .text)

  /// The character and its marks; none in the right half of a wide character.
  package var scalars: [Unicode.Scalar] { width == 0 ? [] : [scalar] + marks }
}

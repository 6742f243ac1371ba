/// One cell of a frame, in eight bytes: what it shows, its style, how many columns that takes. No byte
/// is without a meaning, so that cells are the same where their bytes are.
package struct Cell: Hashable, Sendable {
  /// A Unicode scalar, or `clusterFlag` and an index into the frame's clusters.
  var content: UInt32
  package var style: Style
  /// 2 for a wide character, 0 for the cell it covers after its own.
  package var width: UInt16

  static let clusterFlag: UInt32 = 0x8000_0000
  static let blank = Cell(content: 0x20, style: .text, width: 1)
  /// Stands for what is not known to be on the screen.
  static let unlikeAny = Cell(content: .max, style: .text, width: 0)

  /// The right half of a wide character.
  static func covered(_ style: Style) -> Cell { Cell(content: 0x20, style: style, width: 0) }

  mutating func makeBlank() { (content, width) = (0x20, 1) }

  var isCluster: Bool { content & Cell.clusterFlag != 0 }
  var clusterIndex: Int { Int(content & ~Cell.clusterFlag) }
}

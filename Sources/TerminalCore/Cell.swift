/// One cell of a frame, in eight bytes: what it shows, its style, how many columns that takes.
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

  /// No bit of the eight bytes is without a meaning, so that they are compared in one step.
  package static func == (a: Cell, b: Cell) -> Bool {
    unsafeBitCast(a, to: UInt64.self) == unsafeBitCast(b, to: UInt64.self)
  }

  var isCluster: Bool { content & Cell.clusterFlag != 0 }
  var clusterIndex: Int { Int(content & ~Cell.clusterFlag) }
}

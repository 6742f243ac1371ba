/// One cell of a frame, in four bytes: a frame is much of what a key touches. Cells that have no
/// marks are the same where their bytes are.
package struct Cell: Hashable, Sendable {
  /// Content in the lowest 21, columns in 2, then the style's index.
  private var bits: UInt32

  private static let contentMask: UInt32 = 0x1F_FFFF
  private static let widthShift: UInt32 = 21
  private static let widthMask: UInt32 = 3 << widthShift
  private static let styleShift: UInt32 = 23
  /// Beyond Unicode.
  private static let firstCluster: UInt32 = 0x11_0000

  /// - Parameter content: a Unicode scalar, or what `content(ofCluster:)` is.
  /// - Parameter width: the columns it takes: 2 for a wide character, 0 for the cell it covers after
  ///   its own.
  @inline(__always)
  init(content: UInt32, style: Style, width: Int) {
    bits =
      content | UInt32(truncatingIfNeeded: width) << Cell.widthShift
      | UInt32(truncatingIfNeeded: style.index) << Cell.styleShift
  }

  private init(bits: UInt32) { self.bits = bits }

  static let blank = Cell(content: 0x20, style: .text, width: 1)
  /// Stands for what is not known to be on the screen.
  static let unlikeAny = Cell(bits: .max)

  /// The right half of a wide character.
  static func covered(_ style: Style) -> Cell { Cell(content: 0x20, style: style, width: 0) }

  /// Stands for a character with marks, by its index in the frame's clusters; nil for more of them
  /// than a cell can tell apart.
  static func content(ofCluster index: Int) -> UInt32? {
    index <= contentMask - firstCluster ? firstCluster + UInt32(index) : nil
  }

  var content: UInt32 {
    get { bits & Cell.contentMask }
    set { bits = bits & ~Cell.contentMask | newValue }
  }

  package var width: Int { Int((bits & Cell.widthMask) >> Cell.widthShift) }

  package var style: Style {
    get { Style(index: styleIndex) }
    set { self = Cell(content: content, style: newValue, width: width) }
  }

  var styleIndex: Int { Int(bits >> Cell.styleShift) }

  mutating func makeBlank() { self = Cell(content: 0x20, style: style, width: 1) }

  var isCluster: Bool { content >= Cell.firstCluster }
  var clusterIndex: Int { Int(content - Cell.firstCluster) }
}

import Scores

/// What the header of an NPY file says of the array after it.
struct NPYHeader: Hashable {
  /// The type of the array's elements, as far as scores and labels go.
  struct ElementType: Hashable {
    enum Kind: UInt8 {
      case float = 0x66  // f
      case signed = 0x69  // i
      case unsigned = 0x75  // u
    }
    var kind: Kind
    /// In bytes.
    var size: Int
    var isBigEndian: Bool
  }

  /// As the file spells it: `<f4`.
  var typeName: String
  /// nil for a type that is neither scores nor labels.
  var type: ElementType?
  var isFortranOrder: Bool
  var shape: [Int]
  /// Where the array begins, the number of bytes before it.
  var end: Int

  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  /// NumPy's own limit is 10,000.
  static let longest = 65_535
  /// What has to be seen of a file to read its header.
  static let longestPrefix = 12 + longest

  /// The number of elements and of bytes they take; nil beyond what a computer can address.
  func size(of elementSize: Int) -> Int? {
    var size = elementSize
    for count in shape {
      let (product, overflows) = size.multipliedReportingOverflow(by: count)
      if overflows { return nil }
      size = product
    }
    return size
  }
}

extension NPYHeader.ElementType {
  /// `<f4`, `>i8`, `|u1`; nil for a type that stands for something else.
  init?(_ name: String) {
    var letters = Array(name.utf8)[...]
    isBigEndian = false
    switch letters.first {
    case UInt8(ascii: ">"):
      isBigEndian = true
      letters.removeFirst()
    case UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: "|"): letters.removeFirst()
    default: break
    }
    guard letters.count == 2, let first = letters.first, let kind = Kind(rawValue: first),
      let last = letters.last, case let size = Int(last) - 0x30, [1, 2, 4, 8].contains(size),
      kind != .float || size > 1
    else { return nil }
    (self.kind, self.size) = (kind, size)
  }
}

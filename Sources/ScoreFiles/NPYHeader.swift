/// The header of an NPY file, which describes the array after it.
struct NPYHeader: Hashable {
  /// A type of elements that scores or labels can have.
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

    /// Reads a type such as `<f4`, `>i8` or `|u1`, or a name such as `float32`; nil for any other.
    init?(_ name: String) {
      let name = Self.code(ofType: name) ?? name
      var letters = Array(name.utf8)[...]
      isBigEndian = letters.first == UInt8(ascii: ">")
      if let order = letters.first, "<>=|".utf8.contains(order) { letters.removeFirst() }
      guard letters.count == 2, let first = letters.first, let kind = Kind(rawValue: first),
        let last = letters.last, case let size = Int(last) - 0x30, [1, 2, 4, 8].contains(size),
        kind != .float || size > 1
      else { return nil }
      (self.kind, self.size) = (kind, size)
    }

    /// What stands for a name of a type, which NumPy takes too: `f4` for `float32`.
    private static func code(ofType name: String) -> String? {
      if let size = ["half": 2, "single": 4, "double": 8][name] { return "f\(size)" }
      for (word, letter) in [("uint", "u"), ("int", "i"), ("float", "f")] where name.hasPrefix(word)
      {
        guard let bits = Int(name.dropFirst(word.count)), bits % 8 == 0 else { return nil }
        return "\(letter)\(bits / 8)"
      }
      return nil
    }
  }

  /// The type as the file writes it: `<f4`.
  var typeName: String
  /// nil for a type that neither scores nor labels can have.
  var type: ElementType?
  var isFortranOrder: Bool
  var shape: [Int]
  /// The byte offset of the array.
  var end: Int

  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  /// The longest header read, in bytes; NumPy itself reads up to 10,000.
  static let longest = 65_535
}

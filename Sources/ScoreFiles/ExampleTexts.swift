import Scores

/// The bytes of a text file and where its examples stand in them, so that saving rewrites only those
/// that were edited.
struct ExampleTexts: Sendable {
  let bytes: [UInt8]
  /// The byte range of each example, without the line end or comma after it.
  let rows: [Range<Int>]
  /// What separates examples, for a file that has only one.
  let onlySeparator: [UInt8]

  /// The file with other examples.
  /// - Parameter rewritten: the text of the example at a position; nil: as it stands in the file.
  func bytes(of examples: [ExampleID], rewritten: (_ position: Int) -> [UInt8]?) -> [UInt8] {
    var text = Array(bytes[..<rows[0].lowerBound])
    for (position, id) in examples.enumerated() {
      if position > 0 { text += separator(before: id) }
      if let row = rewritten(position) { text += row } else { text += bytes[rows[id.index]] }
    }
    return text + bytes[rows[rows.count - 1].upperBound...]
  }

  /// The bytes between an example and the one before it.
  private func separator(before id: ExampleID) -> ArraySlice<UInt8> {
    // A new example has none of its own, nor has the first: both take that of the second.
    let index = (1..<rows.count).contains(id.index) ? id.index : 1
    guard index < rows.count else { return onlySeparator[...] }
    return bytes[rows[index - 1].upperBound..<rows[index].lowerBound]
  }
}

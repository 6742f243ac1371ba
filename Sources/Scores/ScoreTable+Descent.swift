// What saving has to know to write an edited table over the file that it was read from.
extension ScoreTable {
  /// Whether this is an edited copy of the other table, so that identities mean the same in both.
  package func isDescendant(of other: ScoreTable) -> Bool { base === other.base }

  /// Whether the classes are the other's, in its order and with its names.
  package func hasClasses(of other: ScoreTable) -> Bool {
    classes == other.classes && classes.allSatisfy { name(of: $0).isSpelled(other.name(of: $0)) }
  }

  /// Whether the example may differ from what was opened.
  package func isEdited(_ id: ExampleID) -> Bool { edited[id] != nil }

  /// The bytes of the file that the table was read from, with changed scores in their places. nil where
  /// the table was not read from such a file, or no longer has its examples and classes.
  package func originalBytesWithEdits() -> [UInt8]? {
    guard case .encoded(let original) = base.storage,
      classes.map(\.index) == Array(0..<base.classCount),
      examples.map(\.index) == Array(0..<base.exampleCount)
    else { return nil }
    var bytes = Array(original.file.bytes)
    for (id, example) in edited where id.index < base.exampleCount {
      for index in 0..<base.classCount {
        let offset = original.layout.offset(id.index, index)
        let score = original.layout.encoded(example.scores[index])
        bytes.replaceSubrange(offset..<offset + score.count, with: score)
      }
    }
    return bytes
  }
}

extension String {
  /// Whether the bytes are the same. `==` also equates é with e and an accent that follows it.
  package func isSpelled(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

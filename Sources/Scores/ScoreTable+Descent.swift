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
}

extension String {
  /// Whether the bytes are the same. `==` also equates é with e and an accent that follows it.
  package func isSpelled(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

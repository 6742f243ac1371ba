// What an edited table has become of the one that was opened.
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

  /// Whether the file that the table reads its scores from is still as it was; true of a table that has
  /// its scores in memory.
  package var hasItsFile: Bool {
    if case .encoded(let scores) = base.storage { scores.file.areUnchanged } else { true }
  }

  /// Edits that turn this table into another one with the same base. They
  /// insert classes and examples by identity, so that names and scores come with them.
  package func edits(to other: ScoreTable) -> [TableEdit] {
    var edits: [TableEdit] = []
    for (isNew, id, position) in changes(from: classes, to: other.classes) {
      edits.append(isNew ? .insertClass(id, at: position) : .deleteClass(id))
    }
    for (isNew, id, position) in changes(from: examples, to: other.examples) {
      edits.append(isNew ? .insertExample(id, at: position) : .deleteExample(id))
    }
    let common = classes == other.classes ? classes : classes.filter(Set(other.classes).contains)
    for id in common where name(of: id) != other.name(of: id) {
      edits.append(.renameClass(id, other.name(of: id)))
    }
    let touched = Set(edited.keys).union(other.edited.keys)
    if touched.isEmpty { return edits }
    let standing = Set(other.examples)
    for id in examples where touched.contains(id) && standing.contains(id) {
      if name(of: id) != other.name(of: id) { edits.append(.renameExample(id, other.name(of: id))) }
      if label(of: id) != other.label(of: id) { edits.append(.setLabel(id, other.label(of: id))) }
      for `class` in common where score(of: id, `class`) != other.score(of: id, `class`) {
        edits.append(.setScore(id, `class`, other.score(of: id, `class`)))
      }
    }
    return edits
  }
}

extension String {
  /// Whether the bytes are the same. `==` also equates é with e and an accent that follows it.
  package func isSpelled(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

/// Deletions and insertions that turn one list into another, in the order to apply them.
private func changes<ID: Hashable>(
  from old: [ID], to new: [ID]
) -> [(isNew: Bool, id: ID, position: Int)] {
  if old == new { return [] }
  let kept = Set(new)
  var changes = old.filter { !kept.contains($0) }.map { (isNew: false, id: $0, position: 0) }
  var current = old.filter(kept.contains)
  for (position, id) in new.enumerated() where !current[position...].starts(with: [id]) {
    if let old = current.firstIndex(of: id) {
      changes.append((false, id, 0))
      current.remove(at: old)
    }
    changes.append((true, id, position))
    current.insert(id, at: position)
  }
  return changes
}

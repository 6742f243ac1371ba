extension ScoreTable {
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

import Scores

/// A letter for each class, to stand for it in a picture: one of its name that no class before it has,
/// else the next of the alphabet. From the 27th class on all are `#`.
struct ClassLetters {
  /// Capitals, by the position of the class.
  private let letters: [Character]

  init(_ table: ScoreTable) {
    var free = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(Character.init)
    letters = (0..<table.classCount).map { position in
      if free.isEmpty { return "#" }
      let named = table.className(position).uppercased().first { free.contains($0) }
      return free.remove(at: named.flatMap(free.firstIndex) ?? 0)
    }
  }

  /// The letter that stands for examples of a class.
  subscript(position: Int) -> String { String(letters[position]) }

  /// The letter of the region where a class wins.
  func small(_ position: Int) -> String { letters[position].lowercased() }
}

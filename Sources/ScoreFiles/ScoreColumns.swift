import Scores

/// The columns of scores in a file, by class: what each is called, and how it is left out.
enum ScoreColumns {
  /// Of an array, whose columns are counted from 0.
  case array
  /// Of a CSV or TSV file, by title or by number from 1.
  case text([String], areTitles: Bool)

  /// - Returns: nil where the file itself or the command line says which columns are scores.
  static func found(in contents: TableContents, _ format: FileFormat, _ options: ReadingOptions)
    -> ScoreColumns?
  {
    guard format != .json, options.scoreColumns.isEmpty else { return nil }
    guard !options.hasHeader else { return .text(contents.titles, areTitles: true) }
    let columns = (0...).lazy.filter(contents.columns.areScores).prefix(contents.classNames.count)
    return .text(columns.map { String($0 + 1) }, areTitles: false)
  }

  private func name(_ position: Int) -> String {
    switch self {
    case .array: "scores[:, \(position)]"
    case .text(let columns, let areTitles):
      areTitles ? quoted(columns[position]) : "column \(columns[position])"
    }
  }

  /// Why a table is refused that has its labels as a class too; nil if it has not.
  func refusal(of table: ScoreTable, path: String, _ options: ReadingOptions) -> String? {
    guard let position = table.classOfLabels else { return nil }
    var strays = [position: "it holds the labels"]
    let others = self.strays(in: table, beside: [position])
    if table.classCount - others.count > 2 { strays.merge(others) { first, _ in first } }
    let positions = strays.keys.sorted()
    guard case .text(let columns, _) = self else {
      let found = positions.count == 1 ? "\(name(position)) holds the labels" : look(strays)
      return "\(found): save \(remedy(positions))"
    }
    var better = options
    let rest = table.classCount - strays.count
    if rest < 2 {
      better.scoreColumns = columns
    } else {
      better.ignoredColumns += positions.map { columns[$0] }
      better.classNames = better.classNames.map { names in
        names.indices.filter { strays[$0] == nil }.map { names[$0] }
      }
    }
    return strayColumns(named(strays), leave: rest, better.command(opening: path))
  }

  /// What is noticed about columns that seem to be no classes; nil if there are none.
  func note(on table: ScoreTable) -> String? {
    let strays = strays(in: table)
    guard !strays.isEmpty else { return nil }
    return "\(look(strays)); \(remedy(strays.keys.sorted())) "
      + "\(strays.count == 1 ? "leaves it" : "leave them") out"
  }

  /// What the columns hold that seem to be no classes, by class; empty where it is unsaid. Two others at
  /// least are left.
  private func strays(in table: ScoreTable, beside known: Set<Int> = []) -> [Int: String] {
    let sample = table.sample
    var strays: [Int: String] = [:]
    func add(_ found: [Int: String]) { strays.merge(found) { first, _ in first } }
    func all() -> Set<Int> { known.union(strays.keys) }
    for position in table.wholeClasses where !known.contains(position) {
      strays[position] = "only whole numbers"
    }
    add(table.constantClasses(in: sample, beside: all()))
    add(table.derivedClasses(in: sample, beside: all()))
    if case .text(let titles, areTitles: true) = self {
      for (position, title) in titles.enumerated() where isMeasure(title) { add([position: ""]) }
      let rest = titles.indices.filter { !all().contains($0) }
      if let odd = oddTitle(rest.map { titles[$0] }) { add([rest[odd.position]: odd.reason]) }
    }
    strays = strays.filter { !known.contains($0.key) }
    return table.classCount - all().count >= 2 ? strays : [:]
  }

  /// Names of columns, each with what it holds.
  private func named(_ strays: [Int: String]) -> [String] {
    strays.sorted { $0.key < $1.key }.map { position, what in
      name(position) + (what.isEmpty ? "" : " (\(what))")
    }
  }

  private func look(_ strays: [Int: String]) -> String {
    "\(conjoined(shortened(named(strays)))) \(strays.count == 1 ? "looks like no class" : "look like no classes")"
  }

  /// What leaves columns out: options of the command, or an expression of Python.
  private func remedy(_ positions: [Int]) -> String {
    switch self {
    case .array:
      "np.delete(scores, \(positions.count == 1 ? "\(positions[0])" : "\(positions)"), axis=1)"
    case .text(let columns, _):
      positions.flatMap { words("--ignore-column", columns[$0]) }.map(shellQuoted)
        .joined(separator: " ")
    }
  }
}

/// The only title without the beginning that all others share; nil if there is none. Of two or three
/// others, these end in numbers.
private func oddTitle(_ titles: [String]) -> (position: Int, reason: String)? {
  guard titles.count >= 3 else { return nil }
  for position in [0, titles.count - 1] {
    var others = titles
    let odd = others.remove(at: position)
    guard let prefix = commonPrefix(others), !odd.hasPrefix(prefix) else { continue }
    let areNumbered = others.allSatisfy { Int($0.dropFirst(prefix.count)) != nil }
    if others.count > 3 || areNumbered {
      return (position, "unlike the others it does not begin with \(quoted(prefix))")
    }
  }
  return nil
}

/// The beginning that all texts share, up to a mark between words; nil if there is none.
func commonPrefix(_ texts: [String]) -> String? {
  guard var prefix = texts.first.map({ $0[...] }) else { return nil }
  for text in texts {
    prefix = prefix.prefix(zip(prefix, text).prefix { $0.0 == $0.1 }.count)
  }
  guard let mark = prefix.lastIndex(where: { "_.- ".contains($0) }) else { return nil }
  return String(prefix[...mark])
}

extension ScoreTable {
  /// Up to about a thousand examples from all over the table, enough to see what its columns hold.
  fileprivate var sample: [Int] {
    Array(stride(from: 0, to: exampleCount, by: max(1, exampleCount / 1000)))
  }

  /// The class whose score is the label's index in every example, beside scores with decimals. Labels
  /// that are all the same, and probabilities, may be so by chance.
  fileprivate var classOfLabels: Int? {
    let sample = sample
    guard sample.count >= 3, sample.contains(where: { label($0) != label(0) }) else { return nil }
    var candidates = Array(0..<classCount)
    for example in sample where !candidates.isEmpty {
      let (row, label) = (scores(example), Double(label(example)))
      candidates.removeAll { row[$0] != label }
    }
    guard let position = candidates.first,
      sample.contains(where: { scores($0).contains { $0.rounded() != $0 } }), !holdsProbabilities
    else { return nil }
    return position
  }

  /// The classes whose scores are all whole numbers in 3 examples or more, where at least two classes
  /// are left and each of these has a score with two decimals. Scores all 0 are those of a reference
  /// class, all the same below 0 those of a masked one.
  fileprivate var wholeClasses: [Int] {
    let sample = sample
    guard sample.count >= 3 else { return [] }
    let whole = classesOfWholeNumbers(in: sample, among: Array(0..<classCount))
    let others = Set(0..<classCount).subtracting(whole)
    guard !whole.isEmpty, others.count >= 2,
      others.allSatisfy({ position in
        sample.contains {
          let tenfold = 10 * precision.shown(scores($0)[position])
          return tenfold != tenfold.rounded()
        }
      })
    else { return [] }
    let first = scores(0)
    return classesOfWholeNumbers(in: Array(0..<exampleCount), among: whole).filter { position in
      first[position] > 0 || sample.contains { scores($0)[position] != first[position] }
    }
  }

  /// The classes with one score in 5 examples or more, beside two that have others; 0 is a reference's.
  fileprivate func constantClasses(in sample: [Int], beside strays: Set<Int>) -> [Int: String] {
    guard sample.count >= 5 else { return [:] }
    let first = scores(0)
    var constant = (0..<classCount).filter { !strays.contains($0) }
    let count = constant.count
    for example in sample where !constant.isEmpty {
      let row = scores(example)
      constant.removeAll { row[$0] != first[$0] }
    }
    guard count - constant.count >= 2 else { return [:] }
    constant.removeAll { first[$0] == first[$0].rounded() || first[$0].isInfinite }
    return Dictionary(
      uniqueKeysWithValues: constant.map { ($0, "always \(precision.shown(first[$0]))") })
  }

  /// - Parameter classes: the positions of the classes to look at.
  private func classesOfWholeNumbers(in examples: [Int], among classes: [Int]) -> [Int] {
    var whole = classes
    for example in examples where !whole.isEmpty {
      let row = scores(example)
      whole.removeAll { row[$0] != row[$0].rounded() || row[$0].isInfinite }
    }
    return whole
  }
}

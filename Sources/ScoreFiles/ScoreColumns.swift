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
    guard !options.hasHeader else { return .text(contents.classNames, areTitles: true) }
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
    guard case .text(let columns, _) = self else {
      return "\(name(position)) holds the labels: save np.delete(scores, \(position), axis=1)"
    }
    var better = options
    let rest = table.classCount - 1
    if rest < 2 {
      better.scoreColumns = columns
    } else {
      better.ignoredColumns.append(columns[position])
      better.classNames?.remove(at: position)
    }
    return strayColumns(
      ["\(name(position)) (it holds the labels)"], leave: rest, better.command(opening: path))
  }

  /// What is noticed about columns of whole numbers beside others; nil if there are none.
  func note(on table: ScoreTable) -> String? {
    let positions = table.wholeClasses
    guard !positions.isEmpty else { return nil }
    let isOne = positions.count == 1
    let remedy =
      switch self {
      case .array: "np.delete(scores, \(isOne ? "\(positions[0])" : "\(positions)"), axis=1)"
      case .text(let columns, _):
        positions.flatMap { words("--ignore-column", columns[$0]) }.map(shellQuoted)
          .joined(separator: " ")
      }
    return "\(conjoined(positions.map(name))) \(isOne ? "holds" : "hold") only whole numbers, "
      + "unlike the others; \(remedy) \(isOne ? "leaves it" : "leave them") out"
  }
}

extension ScoreTable {
  /// Up to about a thousand examples from all over the table, enough to see what its columns hold.
  private var sample: [Int] {
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

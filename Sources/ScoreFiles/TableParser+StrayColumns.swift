import Scores

// Columns that are no scores. Read as classes, an index or a prediction would give wrong losses, and
// nothing would show it: such columns are refused, with the command that reads the file without them.
extension TableParser {
  /// Refuses a table whose labels nothing names, and columns that are no scores by their title or by
  /// what they hold.
  mutating func refuseStrayColumns(_ titles: [ColumnTitle], start: Int) throws(ScoreFileError) {
    var better = options
    let beginning = TableBeginning(reader, columnCount: columnCount)
    let isStandard = columns.name == 0 && columns.label == 1
    if options.hasHeader, !isStandard, options.labelColumn == nil, options.labelsFile == nil,
      !options.hasChosenColumns
    {
      guard
        let label = likelyLabel(titles.map(\.text))
          ?? (titlesAreNumbers ? nil : beginning.onlyLabel(titles.map(\.text)))
      else { return try refuseHeader(titles) }
      better.labelColumn = titles[label].text
      columns.label = label
    }
    guard options.scoreColumns.isEmpty else { return }
    let scores = titles.indices.filter { columns.areScores($0) }
    let decimals = scores.count { beginning.columns[$0].hasDecimals }
    let strays = scores.compactMap { column in
      stray(
        column, titles[column].text, beginning, decimals: decimals, isStandard: isStandard
      )
      .map { (column, $0) }
    }
    guard let first = strays.first?.0 ?? (better == options ? nil : columns.label) else { return }
    let rest = scores.count - strays.count
    if rest < 2 {
      // Of a column without a title nobody can say that it is a class.
      if strays.contains(where: { titles[$0.0].text.isEmpty }) { return }
      if strays.isEmpty { return try refuseHeader(titles) }
      better.scoreColumns = scores.map { titles[$0].text }
    } else {
      better.ignoredColumns += strays.map { titles[$0.0].text }
    }
    throw reader.error(
      refusal(of: strays.map(\.1), better, leaves: rest), at: titles[first].offset,
      wholeLine: !options.hasHeader || titles[first].text.isEmpty)
  }

  /// Refuses a header that is not the project's own; one that is, but for its classes, is let through.
  private func refuseHeader(_ titles: [ColumnTitle]) throws(ScoreFileError) {
    for (column, expected) in ["example", "label"].enumerated().prefix(titles.count)
    where titles[column].text != expected {
      let title = titles[column]
      let found = title.text.isEmpty ? "column \(column + 1) has no title" : quoted(title.text)
      throw reader.error(
        "\(found) where the header says \(expected); expected \(headerForm)"
          + (titlesAreNumbers ? "" : Self.labelsElsewhere), at: title.offset,
        wholeLine: title.text.isEmpty)
    }
  }

  private static let labelsElsewhere =
    "; of other headers --label-column TITLE or --labels FILE tells the labels"

  private func refusal(of strays: [String], _ better: ReadingOptions, leaves rest: Int) -> String {
    let command = better.command(opening: path)
    let label =
      better.labelColumn == options.labelColumn
      ? nil : "\(quoted(better.labelColumn ?? "")) seems to hold the labels"
    guard !strays.isEmpty else { return "\(label ?? ""); if so: \(command)" }
    let refusal = strayColumns(strays, leave: rest, command)
    return rest < 2 ? refusal : (label.map { "\($0), and " } ?? "") + refusal
  }

  /// What a column is called in an error if it seems to hold no scores; nil if it may.
  /// - Parameter decimals: how many columns of scores hold numbers with a point.
  private func stray(
    _ column: Int, _ title: String, _ beginning: TableBeginning, decimals: Int, isStandard: Bool
  ) -> String? {
    let name = options.hasHeader ? quoted(title) : "column \(title)"
    let holds = beginning.columns[column]
    let stands = decimals > (holds.hasDecimals ? 1 : 0)
    if options.hasHeader, isUntitled(title) {
      return title.isEmpty ? "column \(column + 1) (no title)" : name
    }
    if beginning.rowCount >= 2, holds.isText { return "\(name) (text)" }
    if options.hasHeader, isNoClass(title),
      !isStandard || beginning.rowCount > 0 && holds.isWhole && stands
    {
      return name
    }
    if beginning.rowCount >= 10, holds.countsUp, stands { return "\(name) (it counts up)" }
    return nil
  }

}

extension TableBeginning {
  /// The only column that can hold labels beside scores with decimals; nil if there are several.
  fileprivate func onlyLabel(_ titles: [String]) -> Int? {
    let candidates = titles.indices.filter {
      !isUntitled(titles[$0]) && !isNoClass(titles[$0]) && rowCount > 1
        && (columns[$0].isText || columns[$0].isWhole && !columns[$0].countsUp)
    }
    let areScores = columns.count { $0.hasDecimals } >= 2
    return areScores && candidates.count == 1 ? candidates[0] : nil
  }
}

/// The position of what has the labels, by its title.
func likelyLabel(_ titles: [String]) -> Int? {
  let names = titles.map { trimmedBlanks($0).lowercased() }
  for wanted in [
    "label", "labels", "y_true", "target", "targets", "expected", "y", "gt", "ground_truth",
    "truth", "actual", "class",
  ] {
    if let column = names.firstIndex(of: wanted) { return column }
  }
  return names.firstIndex { $0.hasSuffix("label") && !$0.contains("pred") }
}

/// The refusal of columns that seem to hold no scores.
/// - Parameters:
///   - rest: how many columns of scores are left without them.
///   - command: opens the file without them, or where too few are left with all.
func strayColumns(_ strays: [String], leave rest: Int, _ command: String) -> String {
  let names = conjoined(strays)
  let isOne = strays.count == 1
  let looks = "\(names) \(isOne ? "looks like no class" : "look like no classes")"
  let them = isOne ? "it" : "them"
  if rest < 2 {
    return "\(looks), and without \(them) there \(rest == 1 ? "is 1" : "are none"); "
      + "a table has at least 2. If all are classes: \(command)"
  }
  return "\(looks) (if \(isOne ? "it is one" : "they are"), give all with --score-columns); "
    + "to read the file without \(them): \(command)"
}

/// Whether a title is none, or the one that pandas gives to a column without one.
private func isUntitled(_ title: String) -> Bool {
  let title = trimmedBlanks(title).lowercased()
  return title.isEmpty || title.hasPrefix("unnamed:")
}

/// Whether a title is usual beside scores, for a number with decimals that is none.
func isMeasure(_ title: String) -> Bool {
  [
    "loss", "nll", "confidence", "conf", "entropy", "max_prob", "weight", "sample_weight",
  ].contains(trimmedBlanks(title).lowercased())
}

/// Whether a title is usual beside scores, for what is no score. A table that says `example,label` may
/// have a class of such a name; see `stray`.
private func isNoClass(_ title: String) -> Bool {
  let title = trimmedBlanks(title).lowercased()
  return [
    "id", "index", "y", "y_true", "y_pred", "target", "targets", "label", "labels", "pred",
    "prediction", "predictions", "predicted", "expected", "fold", "split", "path", "filename",
    "y_hat", "yhat", "argmax", "correct", "epoch",
  ].contains(title) || title.hasSuffix("_id") || title.hasSuffix("_path") || isMeasure(title)
}

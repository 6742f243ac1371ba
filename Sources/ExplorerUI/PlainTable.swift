import ExplorerCore
import LossEngine
import Scores

// The table in plain mode: a line a score, "cat: score 3.2, label".
extension Readings {
  /// How many lines of examples are read at once, and how many classes of each.
  private static let (mostLines, mostClasses) = (160, 12)
  /// The largest table that is read without being asked for.
  private static let smallCount = 20

  var isSmallTable: Bool {
    state.shownCount * state.table.classCount <= Readings.smallCount
  }

  /// `read table`: the examples from the selected one on if not all are few, then the means.
  var plainTable: [String] {
    let count = state.shownCount
    let selected = state.place(of: state.selection.example) ?? 0
    // An example has a line before its scores, and one after them.
    let most = Readings.mostLines / (min(state.table.classCount, Readings.mostClasses) + 2)
    let first = count <= most ? 0 : selected
    let shown = first..<min(count, first + most)
    var lines = shown.flatMap { plainExample(state.position(atPlace: $0)) }
    if shown.count < count {
      lines.append(
        "These are \(first + 1) to \(shown.upperBound) of \(counted(count, "example")), "
          + "\(count - shown.count) more: goto \(shown.upperBound % count + 1), then read table.")
    }
    return lines + plainSums
  }

  /// An example: its label, its scores and its losses.
  func plainExample(_ example: Int) -> [String] {
    let (table, row) = (state.table, row(example))
    let name = table.exampleName(example)
    var lines = [
      state.shows(.labels)
        ? "\(name): label \(table.className(row.label))." : "\(name), its scores:"
    ]
    let all = table.classes.indices
    let shown =
      all.count <= Readings.mostClasses
      ? Array(all) : Array(all.prefix(Readings.mostClasses)) + [row.label]
    let format = ScoreFormat(row.readableScores(shown))
    for position in Set(shown).sorted() {
      lines.append("\(table.className(position)): \(plainScore(row, position, format))")
    }
    if all.count > Set(shown).count {
      lines.append("and \(all.count - Set(shown).count) more classes")
    }
    let figures = plainLosses(of: example) + plainPrediction(of: example)
    if !figures.isEmpty { lines.append(figures.map(\.sentence).joined(separator: " ")) }
    return lines
  }

  func plainScore(_ row: ShownRow, _ class: Int, _ format: ScoreFormat) -> String {
    let score =
      hidesScore(row.example, `class`)
      ? Readings.unknown : format.text(row.row.shown(`class`), width: 10)
    return (["score \(score)"] + plainMarks(row, `class`)).joined(separator: ", ")
  }

  /// "label", "wins", "ties".
  private func plainMarks(_ row: ShownRow, _ class: Int) -> [String] {
    guard state.shows(.labels) else { return [] }
    let winners = row.winners ?? []
    let isWinner = winners.contains(`class`)
    return (`class` == row.label ? ["label"] : [])
      + (isWinner ? [winners.count > 1 ? "ties" : "wins"] : [])
  }

  /// The means at W × k, and at W × 2k where the screen has them.
  var plainSums: [String] {
    let factors: [Factor] = state.shows(.twice) ? [.k, .twiceK] : [.k]
    var lines = factors.compactMap { factor in
      let figures = plainMeans(at: factor)
      let k = "At W times \(NumberText.factor(scale(factor))): "
      return figures.isEmpty
        ? nil : (factor == .k ? "" : k) + figures.map(\.sentence).joined(separator: " ")
    }
    if let means = shownMeans {
      let names = shownLosses(state).map {
        "\(plainMean(of: $0.loss.names[0])) \(means.losses[$0.index])"
      }
      lines.append("Of those that pass the filter: \(names.joined(separator: ", ")).")
    }
    guard shownLosses(state).isEmpty, state.model.isComputed, state.shows(.regularization) else {
      return lines
    }
    let penalties = plainPenalties.map(\.sentence)
    if !penalties.isEmpty { lines.append(penalties.joined(separator: " ")) }
    return lines
  }

  /// The selected cell: "x2 car: score 4.9, label, wins."
  var plainCell: String {
    let cell = state.selection
    let (name, row) = (state.table.exampleName(cell.example), row(cell.example))
    if state.model.isComputed {
      let format = ScoreFormat(row.readableScores([cell.class]))
      return "\(name) \(state.table.className(cell.class)): \(plainScore(row, cell.class, format))."
    }
    let (own, shown) = selectedScore
    let scaled = shown.map { ["\($0) at W times \(NumberText.factor(state.scale))"] } ?? []
    let words = ["score \(own)"] + scaled + plainMarks(row, cell.class)
    return "\(name) \(state.table.className(cell.class)): \(words.joined(separator: ", "))."
  }
}

import LossEngine
import Scores
import TerminalCore

/// The scores of one example as texts, with marks at the label and at classes that win over it.
struct ShownRow {
  let readings: Readings
  let example: Int
  let label: Int
  /// The scores at W × k.
  let row: ScoreRow
  /// The classes with the highest score; nil while they are hidden.
  let winners: [Int]?

  /// One score at W × k with its mark in at most `width` columns: `*` for the label, `!` for a class
  /// that wins over it or ties with it.
  func score(_ class: Int, _ format: ScoreFormat, width: Int) -> (text: String, style: Style) {
    let (mark, style) = mark(`class`)
    guard !readings.hidesScore(example, `class`) else { return (mark + Readings.unknown, style) }
    let text = format.text(row.shown(`class`), width: width - mark.utf8.count)
    return (mark.isEmpty ? text : mark + text, style)
  }

  /// The same of a score alone, with decimals as its own digits ask for.
  func score(_ class: Int, width: Int) -> (text: String, style: Style) {
    score(
      `class`, ScoreFormat(readableScores([`class`])), width: min(width, Layout.numberWidth))
  }

  /// The scores of some classes, but for hidden ones and one that is being typed.
  func readableScores(_ classes: some Sequence<Int>) -> [Double] {
    classes.filter { position in
      let cell = Selection(example: example, class: position)
      return !readings.hidesScore(example, position)
        && readings.state.entry?.place != .score(cell)
    }.map(row.shown)
  }

  /// The sign of a class, `*`, `!` or none, and the style of its score.
  func mark(_ class: Int) -> (String, Style) {
    guard readings.state.shows(.labels) else { return ("", .text) }
    if `class` == label { return ("*", .label) }
    return winners?.contains(`class`) == true ? ("!", .violation) : ("", .text)
  }

  /// The predicted class (nil where several tie) and whether it is right; nil while hidden.
  var prediction: (class: Int?, isCorrect: Bool)? {
    winners.map { ($0.count == 1 ? $0[0] : nil, $0 == [label]) }
  }

  /// The predicted class by its name, or "tie".
  var predictedName: String { prediction?.class.map(readings.state.table.className) ?? "tie" }
}

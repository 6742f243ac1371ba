import LossEngine
import Scores
import TerminalCore

/// The scores of one example as the screen shows them, with what is said of them by marks.
struct ShownRow {
  let example: Int
  let label: Int
  /// At W × k.
  private let scores: [Double]
  private let precision: ScorePrecision
  /// By class; empty where nothing is hidden.
  private let hiddenScores: [Bool]
  /// nil while hidden.
  private let winners: [Int]?

  init(
    example: Int, label: Int, scores: [Double], precision: ScorePrecision, hiddenScores: [Bool],
    winners: [Int]?
  ) {
    (self.example, self.label) = (example, label)
    (self.scores, self.precision) = (scores, precision)
    (self.hiddenScores, self.winners) = (hiddenScores, winners)
  }

  /// One score with its mark in at most `width` columns: `*` for the label, `!` for a class that
  /// wins over it or ties with it.
  func score(_ class: Int, width: Int) -> (text: String, style: Style) {
    let (mark, style) = mark(`class`)
    let isHidden = !hiddenScores.isEmpty && hiddenScores[`class`]
    let text =
      isHidden
      ? Readings.unknown
      : NumberText.score(precision.shown(scores[`class`]), width: width - mark.utf8.count)
    return (mark + text, style)
  }

  private func mark(_ class: Int) -> (String, Style) {
    if `class` == label { return ("*", .label) }
    guard let winners, winners != [label], winners.contains(`class`) else { return ("", .text) }
    return ("!", .violation)
  }

  /// The class that wins, none where several tie; nil while hidden.
  var prediction: (class: Int?, isCorrect: Bool)? {
    winners.map { ($0.count > 1 ? nil : $0[0], $0 == [label]) }
  }
}

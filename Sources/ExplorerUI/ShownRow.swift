import LossEngine
import Scores
import TerminalCore

/// The scores of one example as texts, with marks at the label and at classes that win over it.
struct ShownRow {
  /// The classes with the highest score.
  enum Winners {
    case one(Int)
    case several([Int])
    case hidden
  }

  let example: Int
  let label: Int
  private let readings: Readings
  /// At W × k.
  private let scores: [Double]
  private let winners: Winners

  init(_ readings: Readings, example: Int, winners: Winners) {
    (self.readings, self.example, self.winners) = (readings, example, winners)
    label = readings.state.table.label(example)
    scores = readings.state.situation.row(of: example).scores
  }

  /// One score at W × k with its mark in at most `width` columns: `*` for the label, `!` for a class
  /// that wins over it or ties with it.
  func score(_ class: Int, width: Int) -> (text: String, style: Style) {
    let (mark, style) = mark(`class`)
    guard !readings.hidesScore(example, `class`) else { return (mark + Readings.unknown, style) }
    let score = readings.state.table.precision.shown(scores[`class`])
    let text = NumberText.score(score, width: width - mark.utf8.count)
    return (mark.isEmpty ? text : mark + text, style)
  }

  private func mark(_ class: Int) -> (String, Style) {
    if `class` == label { return ("*", .label) }
    let wins =
      switch winners {
      case .one(let winner): winner == `class`
      case .several(let winners): winners.contains(`class`)
      case .hidden: false
      }
    return wins ? ("!", .violation) : ("", .text)
  }

  /// The predicted class (nil where several tie) and whether it is right; nil while hidden.
  var prediction: (class: Int?, isCorrect: Bool)? {
    switch winners {
    case .one(let winner): (winner, winner == label)
    case .several: (nil, false)
    case .hidden: nil
    }
  }
}

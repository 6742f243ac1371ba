import ExplorerCore
import Scores
import TerminalCore

/// The line of the table's losses and accuracy at W × k and W × 2k, full ones where W is penalized, which
/// replaces the table while a panel takes its rows.
func drawLossLine(_ readings: Readings, on canvas: inout Canvas) {
  let state = readings.state
  let losses = shownLosses(state)
  let full = readings.isPenalized ? "full " : ""
  let names = losses.map { full + $0.loss.names[0] }
  let styles = losses.map(\.loss.style) + [.text]
  func numbers(_ factor: Readings.Factor) -> [String] {
    let means = readings.fullMeans(at: factor)
    return losses.map { means.losses[$0.index] } + (state.shows(.labels) ? [means.accuracy] : [])
  }
  func line(_ factor: String, _ names: [String], _ numbers: [String]) -> [StyledText] {
    [StyledText("W × \(factor)", .strong)]
      + zip(numbers, zip(names, styles)).map { number, look in
        StyledText("  " + (look.0.isEmpty ? number : "\(look.0) \(number)"), look.1)
      }
  }
  func pieces(_ factor: Readings.Factor, names: [String]) -> [StyledText] {
    line(NumberText.factor(readings.scale(factor)), names, numbers(factor))
  }
  /// Each number at k and at 2k together.
  func pairs(_ arrow: String) -> [StyledText] {
    let factors = Readings.Factor.allCases.map { NumberText.factor(readings.scale($0)) }
    return line(
      factors.joined(separator: arrow) + (readings.isPenalized ? " full" : ""),
      losses.map(\.loss.names[0]) + [""],
      zip(numbers(.k), numbers(.twiceK)).map { $0 + arrow + $1 })
  }
  let (all, some) = (names + ["accuracy"], names + [""])
  let gap = [StyledText("    ", .text)]
  let both = [
    pieces(.k, names: all) + gap + pieces(.twiceK, names: all),
    pieces(.k, names: some) + gap + pieces(.twiceK, names: some),
    pairs(" → "), pairs("→"),
  ]
  let wordings = (state.shows(.twice) ? both : []) + [pieces(.k, names: all)]
  let fitting = wordings.first { pieces in
    pieces.reduce(0) { $0 + canvas.width($1.text) } <= canvas.size.columns - 2
  }
  canvas.write(fitting ?? pieces(.k, names: some), row: 1, column: 1)
}

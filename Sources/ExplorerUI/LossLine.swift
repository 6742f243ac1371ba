import ExplorerCore
import Scores
import TerminalCore

/// The line of the table's losses and accuracy at W × k and W × 2k, which replaces the table while a
/// panel takes its rows.
func drawLossLine(_ readings: Readings, on canvas: inout Canvas) {
  let state = readings.state
  let losses = shownLosses(state)
  let names = losses.map(\.loss.names[0])
  /// - Parameter names: the name before each number; empty for none.
  func pieces(_ factor: Readings.Factor, names: [String]) -> [StyledText] {
    let styles = losses.map(\.loss.style) + [.text]
    let means = readings.means(at: factor)
    let numbers = losses.map { means.losses[$0.index] }
    return [StyledText("W × \(NumberText.factor(readings.scale(factor)))", .strong)]
      + zip(
        numbers + (state.shows(.labels) ? [means.accuracy] : []), zip(names, styles)
      ).map { number, look in
        StyledText("  " + (look.0.isEmpty ? number : "\(look.0) \(number)"), look.1)
      }
  }
  let none = names.map { _ in "" } + [""]
  let (all, some) = (names + ["accuracy"], names + [""])
  let gap = [StyledText("    ", .text)]
  let both = [
    pieces(.k, names: all) + gap + pieces(.twiceK, names: all),
    pieces(.k, names: all) + gap + pieces(.twiceK, names: none),
    pieces(.k, names: some) + gap + pieces(.twiceK, names: none),
  ]
  let wordings = (state.shows(.twice) ? both : []) + [pieces(.k, names: all)]
  let fitting = wordings.first { pieces in
    pieces.reduce(0) { $0 + canvas.width($1.text) } <= canvas.size.columns - 2
  }
  canvas.write(fitting ?? pieces(.k, names: some), row: 1, column: 1)
}

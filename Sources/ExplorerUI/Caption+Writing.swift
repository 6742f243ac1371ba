import ExplorerCore
import Scores
import TerminalCore

extension Caption {
  /// What the screen shows, in words: the lesson's step or the table, and the losses that can be read.
  package init(_ state: ExplorerState) {
    let name = state.session.map { "\($0.lesson.lesson.title), \($0.step.title)" }
    self.init(
      title: "Loss Explorer: \(name ?? state.document.title)",
      description: sentences(Readings(state: state)).joined(separator: " "))
  }
}

/// A sentence with the means, and one with what the selected example costs.
private func sentences(_ readings: Readings) -> [String] {
  let (state, table) = (readings.state, readings.state.table)
  let losses = shownLosses(state)
  let example = state.selection.example
  let label = state.shows(.labels) ? ", label \(table.className(table.label(example)))" : ""
  let who = table.exampleName(example) + label
  guard !losses.isEmpty else {
    return ["A table of the scores of \(counted(table.exampleCount, "example")); \(who)."]
  }
  func means(_ factor: Readings.Factor) -> String {
    let means = readings.means(at: factor)
    let numbers = losses.map { "\($0.loss.names[0]) \(means.losses[$0.index])" }
    let accuracy = state.shows(.labels) ? ["accuracy \(means.accuracy)"] : []
    return "W × \(NumberText.factor(readings.scale(factor))): "
      + (numbers + accuracy).joined(separator: ", ")
  }
  let own = losses.map { index, loss in
    let figure =
      index < state.hinges.count
      ? readings.hinge(index, of: example) : readings.softmax(of: example)
    return "\(loss.names[0]) \(figure.text)"
  }
  return [
    means(.k) + (state.shows(.twice) ? "; \(means(.twiceK))" : "") + ".",
    "\(who): \(own.joined(separator: ", ")).",
  ]
}

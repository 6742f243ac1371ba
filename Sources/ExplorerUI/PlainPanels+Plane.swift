import ExplorerCore
import LossEngine
import Scores

// What plain mode says in place of the panel Plane.

/// How many points are read at once.
private let mostPoints = 40

/// Of each point its place and label and, unless that is hidden, who wins, by how much, and how far the
/// nearest boundary is.
func planeWords(_ readings: Readings) -> [String] {
  let state = readings.state
  guard state.planeRefusal == nil else { return [] }
  let count = state.shownCount
  let selected = state.place(of: state.selection.example) ?? 0
  let first = count <= mostPoints ? 0 : min(selected, count - mostPoints)
  let points = (first..<min(count, first + mostPoints)).map { place in
    pointWords(state.position(atPlace: place), readings)
  }
  return points
    + (count > points.count
      ? ["These are \(first + 1) to \(first + points.count) of \(count) points."] : [])
    + zeroLineWords(state)
}

/// Where the line of each class that is drawn crosses the axes: "cat is 0 on a line that crosses the first
/// axis at 1.5, the second at 3"; none while scores or who wins are hidden.
private func zeroLineWords(_ state: ExplorerState) -> [String] {
  guard let linear = state.model.linear, state.planeLines.contains(.zero),
    !PanelView.plane.hidesWhatItTells(state)
  else { return [] }
  let scores = PlaneScores(linear, at: state.scale)
  return state.table.classes.indices.prefix(mostPlainItems).compactMap { position in
    let constant = scores.score(of: position, at: PlanePoint(0, 0))
    let crossings = ["first", "second"].enumerated().compactMap { input, axis in
      let slope = state.scale * linear.weight(ofClass: position, input: input)
      let place = constant == 0 ? 0 : -constant / slope
      return slope == 0 ? nil : "the \(axis) axis at \(plainNumber(place))"
    }
    let name = state.table.className(position)
    return crossings.isEmpty
      ? nil : "\(name) is 0 on a line that crosses \(crossings.joined(separator: ", "))"
  }
}

/// "p1: at (1, 2), label cat; cat wins, right, lead 0.5, nearest boundary 0.3 away, to dog"
private func pointWords(_ example: Int, _ readings: Readings) -> String {
  let state = readings.state
  let (table, point) = (state.table, state.planePoint(example))
  let label = state.shows(.labels) ? ", label \(table.className(table.label(example)))" : ""
  let place = "(\(plainNumber(point.x)), \(plainNumber(point.y)))"
  let text = "\(table.exampleName(example)): at \(place)\(label)"
  guard let linear = state.model.linear, !PanelView.plane.hidesWhatItTells(state) else {
    return text
  }
  let scores = PlaneScores(linear, at: state.scale)
  let (winner, lead) = scores.winner(at: point)
  guard lead > 0 else { return text + "; \(table.className(winner)) ties with another class" }
  let judged = winner == table.label(example) ? "right" : "wrong"
  let wins = text + "; \(table.className(winner)) wins, \(judged), lead \(NumberText.loss(lead))"
  guard let nearest = scores.nearestBoundary(of: winner, at: point) else {
    return wins + ", no boundary"
  }
  let distance = NumberText.loss(nearest.distance)
  return wins + ", nearest boundary \(distance) away, to \(table.className(nearest.other))"
}

/// What became of the selected point while Plane is in front: another one is selected, it was grabbed, it
/// moved or it was dropped.
func planeChanges(from old: ExplorerState, to new: ExplorerState) -> [String] {
  guard new.panel == .plane, new.planeRefusal == nil else { return [] }
  let example = new.selection.example
  let name = new.table.exampleName(example)
  switch (old.look.plane.grabbed, new.look.plane.grabbed) {
  case (nil, .some):
    let step = plainNumber(new.planeStep.value)
    return ["\(name) is grabbed: arrow keys move it by \(step), Enter drops it, Esc puts it back."]
  case (.some, nil) where new.message == nil: return ["\(name) is dropped."]
  default: break
  }
  let isSame = old.selection.example == example
  let isTold =
    isSame
    ? old.planeRefusal == nil && old.planePoint(example) != new.planePoint(example)
    : new.look.focus == .plane
  return isTold ? [pointWords(example, Readings(state: new))] : []
}

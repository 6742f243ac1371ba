import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// The rows above the picture: the classes with their letters and colours, the lines with the keys that
/// switch them, and how wide the margin band is.
func drawHead(
  _ state: ExplorerState, _ parts: PlaneParts, _ picture: PlanePicture, _ letters: ClassLetters,
  _ area: Area, on canvas: inout Canvas
) {
  let room = area.width - 2
  let classes = (0..<state.table.classCount).map { position in
    [
      StyledText(letters[position], Style(.strong, on: .series(position))),
      StyledText(" \(canvas.glyphs.shortened(state.table.className(position)))  ", .text),
    ]
  }
  let shown = state.planeLines
  var names: [(PlaneLook.Lines, String)] = [(.boundary, "1 boundary"), (.zero, "2 zero")]
  if state.shows(.svm) { names.append((.band, "3 band")) }
  let switches = names.map { lines, name in
    let isShown = shown.contains(lines)
    return [
      StyledText(String(name.prefix(1)), .key),
      StyledText("\(name.dropFirst())\(isShown ? " on" : " off")", isShown ? .text : .faint),
      StyledText(lines == names.last?.0 ? "  " : " ", .text),
    ]
  }
  let widths = shown.contains(.band) ? bandWidths(state, picture) : []
  func bands(_ name: (Int) -> String) -> [[StyledText]] {
    widths.map { width in
      let names = width.classes.map(name).joined(separator: "|")
      return [StyledText("\(names) \(NumberText.loss(width.value))  ", .text)]
    }
  }
  func titled(_ title: String, _ bands: [[StyledText]]) -> [[StyledText]] {
    bands.isEmpty ? [] : [[StyledText(title, .text)]] + bands
  }
  let wordings = [
    titled("band width ", bands(state.table.className)),
    titled("band width ", bands { letters[$0] }), titled("width ", bands { letters[$0] }),
  ]
  let widthTexts = wordings.first { canvas.width($0) <= room } ?? wordings[2]
  let rows =
    switch parts.head.count {
    case 1: [switches + classes + bands { letters[$0] }]
    // The widths stand where they have room.
    case 2 where canvas.width(classes + wordings[2]) <= room: [classes + wordings[2], switches]
    case 2: [classes, switches + bands { letters[$0] }]
    default: [classes, switches, widthTexts]
    }
  for (row, items) in zip(parts.head, rows) {
    canvas.write(items, row: row, column: area.left, width: room)
  }
}

/// How wide the band is between classes whose regions meet on the screen, or of the selected class.
private func bandWidths(_ state: ExplorerState, _ picture: PlanePicture)
  -> [(classes: [Int], value: Double)]
{
  let scores = picture.map.scores
  switch picture.map.band {
  case .zero(let position, let margin):
    return scores.bandWidth(of: position, margin: margin).map { [([position], $0)] } ?? []
  case .lead(let margin):
    return picture.boundaries.compactMap { line in
      guard case .boundary(let i, let j) = line.kind else { return nil }
      return scores.bandWidth(between: i, j, margin: margin).map { ([i, j], $0) }
    }
  }
}

extension Canvas {
  /// The columns of texts one after the other, blanks at their end left out.
  fileprivate func width(_ items: [[StyledText]]) -> Int {
    let text = items.joined().map(\.text).joined()
    return width(text) - text.reversed().prefix { $0 == " " }.count
  }

  /// Writes as many whole items as have room; an ellipsis stands for the others.
  fileprivate mutating func write(_ items: [[StyledText]], row: Int, column: Int, width room: Int) {
    var count = items.count
    while count > 0, width(Array(items.prefix(count))) + (count < items.count ? 2 : 0) > room {
      count -= 1
    }
    let end = write(Array(items.prefix(count).joined()), row: row, column: column)
    if count < items.count { write("…", row: row, column: end, style: .faint) }
  }
}

/// The status line while the panel has the keys: the selected point, what is wrong with it, the width of
/// the band between its first two classes, and how many points share its cell.
func planeStatus(_ readings: Readings, _ glyphs: Glyphs) -> [StyledText] {
  let state = readings.state
  let (example, table) = (state.selection.example, state.table)
  let point = state.planePoint(example)
  let (x, y) = (NumberText.factor(point.x), NumberText.factor(point.y))
  var texts = [
    StyledText("\(glyphs.shortened(table.exampleName(example))) · x = ", .text),
    StyledText("(\(x), \(y))", .strong),
    StyledText(" label \(glyphs.shortened(table.className(table.label(example))))", .text),
  ]
  if state.look.plane.grabbed != nil {
    let step = NumberText.factor(state.planeStep.value)
    return texts + [StyledText("   arrows ±\(step), Enter drops, Esc puts back", .notice)]
  }
  // A message needs the room.
  guard state.message == nil, let linear = state.model.linear,
    !PanelView.plane.tells.contains(where: state.hidesAny)
  else { return texts }
  if !state.isComputing, !state.evaluation.isCorrect(example: example) {
    let winner = state.evaluation.soleWinner(of: example).map(table.className)
    let text = winner.map { "\(glyphs.shortened($0)) wins" } ?? "no class wins alone"
    texts.append(StyledText("  !\(text)", .violation))
  }
  if state.planeLines.contains(.band), let width = band(of: example, linear, state) {
    let names = width.classes.map { glyphs.shortened(table.className($0)) }
    texts.append(
      StyledText("   band \(names.joined(separator: "|")) \(NumberText.loss(width.value))", .text))
  }
  let here = PlanePoints.sharing(example, state)
  if here > 1 { texts.append(StyledText("   \(here) points here", .notice)) }
  return texts
}

/// How wide the band is between the two classes with the highest scores of an example.
private func band(of example: Int, _ linear: LinearModel, _ state: ExplorerState)
  -> (classes: [Int], value: Double)?
{
  let scores = PlaneScores(linear, at: state.scale)
  if case .zero(let position, let margin) = PlaneBand(
    state.hinge, selectedClass: state.selection.class)
  {
    return scores.bandWidth(of: position, margin: margin).map { ([position], $0) }
  }
  let top = indicesOfLargest(2, of: state.situation.row(of: example).scores)
  guard top.count == 2 else { return nil }
  let width = scores.bandWidth(between: top[0], top[1], margin: state.hinge.margin)
  return width.map { (top.sorted(), $0) }
}

import ExplorerCore
import LossEngine
import Scores
import TerminalCore

extension PanelView {
  static let plane = PanelView(
    panel: .plane, letter: "p", key: .function(8),
    help: "two inputs as points; who wins where",
    tells: [.score, .prediction], companions: [.card, .weights, .training],
    refusal: { $0.planeRefusal }, keys: planeKeys, drawHidden: drawHiddenPlane, words: planeWords,
    hiddenWords: planeWords, draw: drawPlane)

  private static let planeKeys: [KeyBinding] = [
    KeyBinding(
      [
        .left: .changePlaneLook(.move(.left)), .down: .changePlaneLook(.move(.down)),
        .up: .changePlaneLook(.move(.up)), .right: .changePlaneLook(.move(.right)),
      ], "to the nearest point that way; a point that is grabbed moves by the step told",
      hint: "point", hintKeys: "←↓↑→"
    )
    .rewording { hint, state in
      if state.look.plane.grabbed != nil { hint.meaning = "move" }
    },
    KeyBinding(
      ["]": .changePlaneLook(.select(step: 1)), "[": .changePlaneLook(.select(step: -1))],
      "next and previous point", hint: "next", hintKeys: "] ["),
    KeyBinding(
      [.enter: .changePlaneLook(.grab)], "grab the point, and drop it (one undo)", hint: "grab"
    )
    .rewording { hint, state in
      if state.look.plane.grabbed != nil { hint.meaning = "drop" }
    },
    KeyBinding([.escape, .control("c")], "put a point that is grabbed back") { key, state in
      if state.look.plane.grabbed != nil { return [.cancel] }
      return key == .escape ? KeyMap.escaping(key, state) : [.quitAtOnce]
    },
    KeyBinding(
      ["+": .changePlaneLook(.zoom(by: 1)), "-": .changePlaneLook(.zoom(by: -1))],
      "show half as much, twice as much", hint: "zoom", hintKeys: "+ -"),
    KeyBinding(["0": .changePlaneLook(.fitAll)], "show all points", hint: "all"),
    KeyBinding(
      [
        "1": .changePlaneLook(.toggle(.boundary)), "2": .changePlaneLook(.toggle(.zero)),
        "3": .changePlaneLook(.toggle(.band)),
      ],
      "lines: where the winner changes, where a score is 0, where the margin Δ is not kept",
      hint: "lines", hintKeys: "1 2 3"),
    KeyBinding(
      [.function(2): .moveFocus(to: .plane), "\\": .moveFocus(to: .plane)],
      "the keys go back to the table, or to the panel beside it", hint: "table", hintKeys: "F2",
      isWayOut: true),
  ]
}

/// The places of the panel: some rows about it, the picture, its axes and their numbers.
struct PlaneParts {
  let head: Range<Int>
  /// The cells of the picture.
  let picture: Area
  /// The axis of the first input and its numbers have a row each, or share one.
  let axisRows: Int
  let window: PlaneWindow
  let across, upwards: Ticks

  private static let longestNumber = 8

  /// nil where a picture has no room.
  init?(_ state: ExplorerState, in area: Area) {
    guard state.planeRefusal == nil else { return nil }
    let headRows = area.height >= 16 ? 3 : area.height >= 9 ? 2 : 1
    axisRows = area.height >= 12 ? 2 : 1
    let top = area.rows.lowerBound + headRows
    let height = area.height - headRows - axisRows
    head = area.rows.lowerBound..<top
    func ticks(_ from: Double, _ to: Double, _ fits: (Double, String) -> Bool) -> Ticks {
      Ticks(from: from, to: to, where: fits)
    }
    // As few columns as the numbers take are left of the picture.
    for width in 1...PlaneParts.longestNumber {
      let left = area.left + width + 1
      let columns = area.columns.upperBound - 1 - left
      guard columns >= 8, height >= 2 else { return nil }
      let window = state.planeWindow(columns: columns, rows: height)
      let (box, unit) = (window.box, window.unit)
      let upwards = ticks(box.least.y, box.most.y) { gap, text in
        gap >= 4 * unit && text.utf8.count <= PlaneParts.longestNumber
      }
      let isLast = width == PlaneParts.longestNumber
      guard isLast || upwards.ticks.allSatisfy({ $0.text.utf8.count <= width }) else { continue }
      self.window = window
      self.upwards = upwards
      across = ticks(box.least.x, box.most.x) { gap, text in
        gap >= Double(text.utf8.count + 2) * unit
      }
      picture = Area(rows: top..<top + height, columns: left..<left + columns)
      return
    }
    return nil
  }

  /// The cell of a point on the screen; nil outside of the picture.
  func cell(of point: PlanePoint) -> Position? {
    window.cell(of: point).map {
      Position(
        row: picture.rows.lowerBound + $0.row, column: picture.columns.lowerBound + $0.column)
    }
  }
}

/// The plane of two inputs: where which class wins, and the examples.
private func drawPlane(_ readings: Readings, _ area: Area, _ canvas: inout Canvas) {
  let state = readings.state
  guard let linear = state.model.linear, let parts = PlaneParts(state, in: area) else { return }
  let letters = ClassLetters(state.table)
  let map = PlaneMap(
    PlaneScores(linear, at: state.scale), parts.window,
    rowsPerCell: canvas.glyphs.isUnicode && canvas.glyphs.colors != .none ? 2 : 1,
    PlaneBand(state.hinge, selectedClass: state.selection.class))
  let picture = PlanePicture(map, state.planeLines)
  let points = PlanePoints(state, parts)
  picture.draw(in: parts.picture, letters, around: points, on: &canvas)
  points.draw(letters, on: map, &canvas)
  drawAxes(state, parts, on: &canvas)
  drawHead(state, parts, picture, letters, area, on: &canvas)
}

/// What stands there while a lesson hides scores or who wins: the axes, and the points as they are given.
private func drawHiddenPlane(_ state: ExplorerState, _ area: Area, _ canvas: inout Canvas) {
  guard let parts = PlaneParts(state, in: area) else { return }
  PlanePoints(state, parts).draw(ClassLetters(state.table), on: nil, &canvas)
  drawAxes(state, parts, on: &canvas)
}

private func drawAxes(_ state: ExplorerState, _ parts: PlaneParts, on canvas: inout Canvas) {
  let (picture, window) = (parts.picture, parts.window)
  let (axis, bottom) = (picture.columns.lowerBound - 1, picture.rows.upperBound)
  drawLine(rows: picture.rows, column: axis, on: &canvas)
  canvas.write("└", row: bottom, column: axis, style: .rule)
  drawLine(row: bottom, column: axis + 1, width: picture.width, on: &canvas)
  for tick in parts.upwards.ticks {
    guard let cell = parts.cell(of: PlanePoint(window.center.x, tick.value)) else { continue }
    canvas.write("┤", row: cell.row, column: axis, style: .rule)
    canvas.write(tick.text, row: cell.row, endingAt: axis, style: .faint, width: axis)
  }
  let row = bottom + parts.axisRows - 1
  for tick in parts.across.ticks {
    let place = window.place(of: PlanePoint(tick.value, window.center.y)).column
    guard (0..<Double(picture.width)).contains(place) else { continue }
    let first = picture.columns.lowerBound
    canvas.write("┬", row: bottom, column: first + Int(place), style: .rule)
    // The middle of the number is where it says.
    let width = tick.text.utf8.count
    let start = Int((place - Double(width) / 2).rounded())
    guard start >= 0, start + width <= picture.width else { continue }
    // On the axis itself blanks keep the line from looking like a minus.
    let text = parts.axisRows > 1 ? tick.text : " \(tick.text) "
    canvas.write(
      text, row: row, column: first + start - (parts.axisRows > 1 ? 0 : 1), style: .faint)
  }
}

import ExplorerCore
import Lessons
import LossEngine
import Scores
import TerminalCore
import TerminalTestSupport
import TestSupport
import Testing

@testable import ExplorerCore
@testable import ExplorerUI

extension Model {
  /// A classifier of two inputs.
  static func plane(
    _ weights: [[Double]], bias: [Double], hasBiasTrick: Bool = false,
    classes: [String] = ["cat", "dog", "ship"], _ points: [(Double, Double, Int)]
  ) throws -> Model {
    let classifier = try LinearClassifier(
      weights: weights, bias: bias, hasBiasTrick: hasBiasTrick)
    let inputs = try points.map { try LinearModel.Input([$0.0, $0.1], of: classifier) }
    let table = try ScoreTable(
      matrix: ScoreMatrix(
        rows: inputs.map { $0.scores(of: classifier) }, labels: points.map(\.2)),
      classNames: classes)
    return .linear(LinearModel(table: table, classifier: classifier, inputs: inputs))
  }

  /// Three classes of three points each, of which the last is among the dogs; with the bias trick.
  static func ninePoints() throws -> Model {
    try plane(
      [[1.5, 1.5], [-2, 1.2], [0.5, -2.7]], bias: [0, 0.1, 0], hasBiasTrick: true,
      [
        (0.5, 0.4, 0), (0.8, 0.3, 0), (0.3, 0.8, 0), (-0.4, 0.3, 1), (-0.3, 0.7, 1),
        (-0.7, 0.2, 1), (0.7, -0.4, 2), (0.5, -0.6, 2), (-0.4, 0.1, 2),
      ])
  }
}

/// The panel Plane.
@Suite struct PlanePanelTests {
  private func frame(_ keys: String, _ size: String = "80x24", colors: ColorDepth = .full) throws
    -> Frame
  {
    try screen(
      after: keys, size: #require(Size(parsing: size)), colors: colors, model: .ninePoints())
  }

  private func status(_ keys: String) throws -> String {
    let frame = try frame(keys)
    return frame.lines[frame.statusRow]
  }

  /// The styles of cells with a character in the picture.
  private func styles(of character: Unicode.Scalar, in frame: Frame) -> [Style] {
    (7..<21).flatMap { row in
      (6..<40).map { frame.cells[row * frame.size.columns + $0] }
        .filter { $0.scalar == character }.map(\.style)
    }
  }

  @Test func `points are letters of their labels, a wrong one is marked, the selected in reverse`()
    throws
  {
    let frame = try frame("F8 F2 z")
    #expect(styles(of: "C", in: frame).count { $0 == Style.strong.selected } == 1)
    #expect(styles(of: "C", in: frame).count { $0 == Style(.strong, on: .series(0)) } == 2)
    #expect(
      styles(of: "D", in: frame) == Array(repeating: Style(.strong, on: .series(1)), count: 3))
    #expect(Set(styles(of: "S", in: frame)) == [Style(.strong, on: .series(2)), .violation])
    #expect(styles(of: "!", in: frame) == [.violation])
    let selected = try self.frame("F8 F2 z [ ] ] ] ] ] ] ] ]")
    #expect(styles(of: "S", in: selected).contains(Style.violation.selected))
  }

  @Test func `the status line tells the point, who wins instead of its label, and the band`() throws
  {
    #expect(try status("F8 F2") == " x1 · x = (0.5, 0.4) label cat   band cat|dog 0.569")
    #expect(
      try status("F8 F2 ] ] ] ] ] ] ] ]")
        == " x9 · x = (-0.4, 0.1) label ship  !dog wins   band cat|dog 0.569")
    #expect(
      try status("F8 F2 f f ] [").hasPrefix(" x1 · x = (0.5, 0.4) label cat   band cat 0.943"))
    #expect(
      try status("F8 F2 Enter Right").contains("(0.7, 0.4) label cat   arrows ±0.2"))
    #expect(try status("F8 F2 Enter Right Esc").hasSuffix("label cat   x1 is back"))
    #expect(try status("F8").hasPrefix(" x1 · cat  1.35"), "the table has the keys")
  }

  @Test
  func `of points that share a cell it shows the selected, else a wrong one, and counts them`()
    throws
  {
    let model = try Model.plane(
      [[1, 0], [0, 1]], bias: [0, 0], classes: ["a", "b"],
      [(4, -4, 0), (0, 0.01, 0), (0, 0.011, 1), (0.001, 0.01, 1), (-4, 4, 1)])
    func shown(_ keys: String) throws -> (letters: [String], status: String) {
      let frame = try screen(after: keys, colors: .none, model: model)
      let cells = frame.lines(rows: frame.panelRows.dropFirst(2), columns: 6..<40).joined()
      return (
        cells.filter { $0.isUppercase || $0 == "!" }.map(String.init), frame.lines[frame.statusRow]
      )
    }
    #expect(try shown("F8 F2 z").letters == ["B", "A", "!", "A"])
    #expect(try !shown("F8 F2 z").status.contains("here"))
    let third = try shown("F8 F2 z ] ]")
    #expect(third.letters == ["B", "B", "A"] && third.status.hasSuffix("3 points here"))
  }

  @Test func `regions are half blocks in a colour a class, or letters without colours`() throws {
    let colored = try frame("F8 F2 z")
    for position in 0..<3 {
      #expect(styles(of: "█", in: colored).contains(Style(.series(position))))
    }
    let plain = try frame("F8 F2 z", colors: .none).lines.joined()
    let mono = try frame("F8 F2 z : type:theme Space type:mono Enter").lines.joined()
    #expect(!mono.contains("█") && mono.contains("c   c") && mono.contains("···"))
    #expect(!plain.contains("█") && plain.contains("c   c") && plain.contains("···c···"))
  }

  @Test func `while a point is grabbed the keys say what they do, also after a command line`()
    throws
  {
    func keys(_ text: String) throws -> String { try frame("F8 F2 \(text)").lines[23] }
    #expect(try keys("").contains("Enter grab"))
    #expect(try keys("Enter").contains("←↓↑→ move") && keys("Enter").contains("Enter drop"))
    let back = try frame("F8 F2 z Enter Left : Esc Esc").lines
    #expect(back[22].contains("x1 is back") && back[2].hasPrefix("── Plane"))
  }

  @Test func `each kind of line has its key and says that it is off`() throws {
    func text(_ keys: String) throws -> String {
      let frame = try frame("F8 F2 z \(keys)", colors: .none)
      return frame.lines(rows: frame.panelRows, columns: 0..<40).joined(separator: "\n")
    }
    let start = try text("")
    #expect(start.contains("1 boundary on 2 zero off 3 band on\n"))
    #expect(start.contains("|") && start.contains("·") && !start.contains("+"))
    let none = try text("1 3")
    #expect(none.contains("1 boundary off 2 zero off 3 band off"))
    #expect(!none.contains("·") && !none.contains("--"))
    #expect(start.contains("C|D 0.569") && !none.contains("0.569"))
    let zero = try text("2")
    #expect(["C=0", "D=0", "S=0"].allSatisfy(zero.contains) && zero.contains("+"))
  }

  @Test
  func `doubling W under the trick leaves the regions and halves the band, down to two lines`()
    throws
  {
    func picture(_ keys: String) throws -> [String] {
      let frame = try frame("F8 F2 z \(keys)", colors: .none)
      return frame.lines(rows: frame.panelRows, columns: 0..<40)
    }
    #expect(try picture("1 3").dropFirst(3) == picture("1 3 >").dropFirst(3))
    #expect(try picture(">")[2].contains("C|D 0.285  C|S 0.232  D|S 0.216"))
    let dots = try ["", ">", "> >"].map { keys in
      try picture(keys).joined().count { $0 == "·" }
    }
    #expect(dots == dots.sorted(by: >) && dots[2] > 0)
    let thin = try picture("> > > > >").joined()
    #expect(!thin.contains("·") && thin.contains("||") && thin.contains("==="))
  }

  @Test(arguments: ["60x18", "80x24", "120x40"], ["F8", "F8 z"])
  func `numbers stand within half a cell of where they say`(size: String, keys: String) throws {
    let size = try #require(Size(parsing: size))
    let frame = try screen(after: keys, size: size, colors: .none, model: .ninePoints())
    var state = ExplorerState(Situation(try .ninePoints()), document: .lecture)
    _ = state.update(.showPanel(.plane))
    if keys.hasSuffix("z") { _ = state.update(.zoom(.panel)) }
    let panel = try #require(
      Layout(state, size: size).panels.first { $0.view.panel == .plane })
    let parts = try #require(PlaneParts(state, in: panel.area))
    let lines = frame.lines
    #expect(!parts.across.ticks.isEmpty && !parts.upwards.ticks.isEmpty)
    for tick in parts.across.ticks {
      let exact =
        Double(parts.picture.columns.lowerBound)
        + parts.window.place(of: PlanePoint(tick.value, 0)).column
      let line = Array(lines[parts.picture.rows.upperBound + parts.axisRows - 1])
      let width = tick.text.count
      let starts = (0...(line.count - width)).filter { String(line[$0..<$0 + width]) == tick.text }
      #expect(starts.contains { abs(Double($0) + Double(width) / 2 - exact) <= 0.5 }, "\(tick)")
    }
    for tick in parts.upwards.ticks {
      let exact =
        Double(parts.picture.rows.lowerBound)
        + parts.window.place(of: PlanePoint(0, tick.value)).row
      let rows = parts.picture.rows.filter { lines[$0].contains("\(tick.text)┤") }
      #expect(rows.contains { abs(Double($0) + 0.5 - exact) <= 0.5 }, "\(tick)")
    }
  }

  @Test(arguments: 0..<60)
  func `it never leaves its area`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let sizes: [Double] = [1, 1e-200, 1e200, 0, 1e10]
    let size = sizes.randomElement(using: &generator) ?? 1
    func number() -> Double { size * Double.random(in: -1...1, using: &generator) }
    let model = try Model.plane(
      (0..<3).map { _ in [number() / max(1, size), number() / max(1, size)] },
      bias: [number(), 0, 1], (0..<20).map { _ in (number(), number(), 1) })
    var state = ExplorerState(Situation(model), document: .lecture)
    for change: PlaneLook.Change in [.toggle(.zero), .zoom(by: 1)] {
      _ = state.update(.changePlaneLook(change))
    }
    let area = Area(
      rows: 3..<3 + Int.random(in: 0...20, using: &generator),
      columns: 4..<4 + Int.random(in: 4...60, using: &generator))
    var canvas = Canvas(
      size: Size(columns: 70, rows: 26),
      glyphs: Glyphs(isUnicode: seed % 2 == 0, colors: seed % 3 > 0 ? .full : .none))
    let blank = canvas.frame.cells[0]
    canvas.rightEdge = area.columns.upperBound
    PanelView.plane.draw(Readings(state: state), area, &canvas)
    for row in 0..<26 {
      for column in 0..<70
      where !(area.rows.contains(row) && area.columns.contains(column)) {
        #expect(canvas.frame.cells[row * 70 + column] == blank, "seed \(seed)")
      }
    }
  }

  @Test(arguments: [
    [Hideable.accuracy], [.score(CellName(example: "x3", class: "cat"))],
  ])
  func `while scores or winners are hidden there is no region, no line and no mark`(
    items: [Hideable]
  ) throws {
    var state = ExplorerState(Situation(try .ninePoints()), document: .lecture)
    _ = state.update(.showPanel(.plane))
    _ = state.update(.moveFocus(to: .plane))
    let size = Size(columns: 80, rows: 24)
    state.hidden.hide(items, in: state.table)
    for _ in 0..<8 { _ = state.update(.changePlaneLook(.select(step: 1))) }
    _ = state.update(.laidOut(Layout(state, size: size).viewport))
    let frame = draw(state, size: size, isUnicode: true)
    let text = frame.lines(rows: frame.panelRows).joined()
    #expect(text.hasPrefix(" ?") && text.contains("┤") && text.filter { $0 == "S" }.count == 3)
    #expect(!text.contains { "▀▄█!·".contains($0) } && !text.contains("band"))
    let styles = frame.panelRows.flatMap { frame.runs(row: $0) }.map(\.style)
    #expect(styles.allSatisfy { $0.background == nil })
    #expect(frame.lines[frame.statusRow] == " x9 · x = (-0.4, 0.1) label ship")
  }

  @Test func `it is offered where the inputs are two, else the list says why not`() throws {
    let list = try screen(after: "v", model: .slide()).lines
    #expect(list.contains { $0.hasPrefix("  p  Plane") && $0.hasSuffix("needs 2 inputs, here 4") })
    let refused = try screen(after: "v p").lines
    #expect(refused[22].hasSuffix("Plane: a bare table has no inputs"))
    #expect(try frame("v p").lines == frame("F8").lines)
    let gone = try frame("F8 F2 : type:detach Enter Enter Right")
    #expect(gone.lines(rows: gone.panelRows) == [" a bare table has no inputs"])
  }

  @Test func `each class has a letter of its own`() throws {
    let names = ["cat", "car", "0", "frog", "Cc", "猫"] + Array(repeating: "x", count: 24)
    let table = try ScoreTable(
      matrix: ScoreMatrix(rows: [names.indices.map(Double.init)], labels: [0]),
      classNames: names.enumerated().map { $0 < 6 ? $1 : "x\($0)" })
    let letters = ClassLetters(table)
    #expect((0..<6).map { letters[$0] } == ["C", "A", "B", "F", "D", "E"])
    #expect(letters[6] == "X" && letters.small(6) == "x")
    #expect(Set((0..<26).map { letters[$0] }).count == 26 && letters[29] == "#")
  }
}

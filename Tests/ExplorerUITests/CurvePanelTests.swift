import LossEngine
import Scores
import TerminalCore
import TerminalTestSupport
import TestSupport
import Testing

@testable import ExplorerCore
@testable import ExplorerUI
@testable import Lessons

/// The panel Curve.
@Suite struct CurvePanelTests {
  private func panel(
    _ keys: String, model: Model = .lecture, size: String = "80x24"
  ) throws -> [String] {
    let size = try #require(Size(parsing: size))
    let frame = try screen(after: keys, size: size, model: model)
    return frame.lines(rows: frame.panelRows)
  }

  private func words(_ keys: String, model: Model = .lecture) throws -> String {
    try panel(keys, model: model).suffix(2).map { $0.drop { $0 == " " } }.joined(separator: " ")
  }

  @Test func `it marks where the score stands and the kinks`() throws {
    let lines = try panel("F7")
    for mark in ["▲here", "▲-0.7", "▲6.1"] {
      #expect(lines.contains { $0.contains(mark) }, "\(mark)")
    }
    #expect(lines.contains { $0.hasSuffix(" SVM") } && lines.contains { $0.hasSuffix(" softmax") })
  }

  @Test func `its words name the flat part and the kinks`() throws {
    #expect(
      try words("F7")
        == "Above 6.1 nothing to gain: SVM stays 0. SVM has kinks at -0.7 (frog) and 6.1 (car). "
        + "Softmax falls all the way.")
    #expect(
      try words("Down F7")
        == "Below 2.2 nothing to gain: SVM stays 0. SVM has a kink at 2.2 (car). "
        + "Softmax rises all the way.")
    #expect(try words("a F7").hasPrefix("Above 6.1 nothing to gain: SVM all stays 1."))
    // 16.3 / 3 is no double, and the loss is 0 all the same.
    #expect(
      try words(": type:scale Space 3 Enter F7").hasPrefix(
        "Above 5.433333 nothing to gain: SVM stays 0."))
    #expect(try words("< ( ( ( ( ( F7").contains("At W × 0 no score changes a loss."))
  }

  @Test func `the line to read at says both losses at its score, and Enter takes it`() throws {
    let head = try panel("F7 F2 Right Right Right")[0]
    #expect(
      head == " losses of x1 as its score of cat runs     cat = 3.5  SVM 2.6  softmax 1.784827")
    let taken = try screen(after: "F7 F2 Right Right Right Enter")
    #expect(taken.lines[22] == " x1 · cat  3.5   cat of x1 = 3.5")
    #expect(taken.lines[2].contains("*3.5"))
  }

  @Test func `of a classifier it shows computed scores, and can take none`() throws {
    #expect(try panel("Down : type:scale Space 2 Enter v u", model: .slide())[0].contains("dog"))
    let lines = try screen(after: "v u F2 Right Enter", model: .slide()).lines
    #expect(lines[22].hasSuffix("scores are W x + b; :detach them, or edit W in Weights"))
  }

  @Test func `a masked class has no curve`() throws {
    #expect(
      try panel("type:-inf Enter F7")[0] == " cat of x1 is masked out: it has no score to run")
  }

  @Test(arguments: ["60x18", "80x24", "120x40"], ["F7", "F7 F2 Right", "F7 z"])
  func `sentences are shown whole, however small the screen`(size: String, keys: String) throws {
    #expect(try #require(panel(keys, size: size).last).hasSuffix("."))
  }

  @Test(arguments: [
    [Hideable.svm(.everything)], [.svm(.example("x2"))], [.softmax(.mean)],
    [.softmax(.example("x1"))], [.accuracy], [.changedSVM],
  ])
  func `whatever of the losses is hidden, it shows its axes and a question mark`(
    items: [Hideable]
  ) throws {
    let text = try hidden(items)
    #expect(text.hasPrefix(" ?\n") && text.contains("▲here") && text.contains("┬"))
    #expect(!text.contains { "▀▄█┤".contains($0) } && !text.contains("SVM"))
    #expect(!text.contains("6.1") && !text.contains("0.7"), "a kink tells a margin")
  }

  @Test func `around a hidden score no axis tells it`() throws {
    let text = try hidden([.score(CellName(example: "x1", class: "cat"))])
    #expect(text.filter { !" \n".contains($0) } == "?")
  }

  private func hidden(_ items: [Hideable]) throws -> String {
    var state = ExplorerState(table: .lecture)
    _ = state.update(.showPanel(.curve))
    let size = Size(columns: 80, rows: 24)
    state.settle(size)
    state.hidden.hide(items, in: state.table)
    let frame = draw(state, size: size, isUnicode: true)
    return frame.lines(rows: frame.panelRows).joined(separator: "\n")
  }

  /// Scores of all sizes, all equal ones among them.
  private static func row(of count: Int, _ generator: inout SeededGenerator) -> [Double] {
    let sizes: [Double] = [0, 1, 10, 1e300, 1e-300, 1.7e308, .leastNonzeroMagnitude]
    let isEqual = Bool.random(using: &generator)
    let size = sizes.randomElement(using: &generator) ?? 1
    return (0..<count).map { _ in
      if isEqual { return size }
      let size = sizes.randomElement(using: &generator) ?? 1
      return size * Double.random(in: -1...1, using: &generator)
    }
  }

  @Test(arguments: 0..<40)
  func `of any finite table it stays in its box, and ticks stand at their numbers`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(state: seed)
    let classes = [2, 3, 40].randomElement(using: &generator) ?? 2
    let rows = (0..<[1, 3][Int(seed % 2)]).map { _ in Self.row(of: classes, &generator) }
    let table = try ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: rows.map { _ in Int(seed) % classes }),
      classNames: (0..<classes).map { "class \($0)" })
    var state = ExplorerState(table: table)
    state.selection.class = Int.random(in: 0..<classes, using: &generator)
    for panel in [Panel.curve, .gradient, .libraries, .scale] {
      _ = state.update(.showPanel(panel))
      if panel == .curve {
        let zoom = Int.random(in: -6...10, using: &generator)
        _ = state.update(.changeCurveLook(.zoom(by: zoom)))
        _ = state.update(.changeCurveLook(.moveProbe(by: 3)))
      }
      for size in ["60x18", "80x24", "120x40"] {
        let size = try #require(Size(parsing: size))
        state.settle(size)
        let area = Area(rows: 3..<12, columns: 5..<size.columns - 5)
        for isUnicode in [true, false] {
          var canvas = Canvas(size: size, glyphs: Glyphs(isUnicode: isUnicode))
          canvas.rightEdge = area.columns.upperBound
          PanelView.of(panel).draw(Readings(state: state), area, &canvas)
          for row in 0..<size.rows {
            for run in canvas.frame.runs(row: row) where run.style != .text {
              #expect(area.rows.contains(row), "\(panel.name), seed \(seed)")
              let inside = run.columns.clamped(to: area.columns) == run.columns
              #expect(inside, "\(panel.name), seed \(seed)")
            }
          }
          let lines = canvas.frame.lines
          let text = lines[0..<3].joined() + lines[12...].joined()
          #expect(text.allSatisfy { $0 == " " }, "\(panel.name), seed \(seed)")
        }
      }
    }
  }
}

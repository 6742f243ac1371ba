import TerminalCore
import TestSupport
import Testing

@testable import ExplorerUI

/// Lines, ticks and names of plots.
@Suite struct PlotTests {
  private static let box = Area(rows: 2..<14, columns: 3..<63)

  private static func frame(_ plot: Plot, isUnicode: Bool = true, in area: Area = box) -> Frame {
    var canvas = Canvas(
      size: Size(columns: 70, rows: 18), glyphs: Glyphs(isUnicode: isUnicode))
    plot.draw(in: area, on: &canvas)
    return canvas.frame
  }

  private static func series(_ name: String, _ values: [Double?], isBroken: Bool = false)
    -> Plot.Series
  {
    Plot.Series(name: name, style: isBroken ? .softmax : .hinge, values: values, isBroken: isBroken)
  }

  /// Values of all sizes, some of them missing or infinite.
  private static func values(_ generator: inout SeededGenerator) -> [Double?] {
    let sizes: [Double] = [1, 1e-300, 1e300, .leastNonzeroMagnitude, 1e308]
    let size = sizes.randomElement(using: &generator) ?? 1
    return (0..<Int.random(in: 2...90, using: &generator)).map { _ in
      switch Int.random(in: 0..<12, using: &generator) {
      case 0: nil
      case 1: .infinity
      case 2: 0
      default: Double.random(in: 0...1, using: &generator) * size
      }
    }
  }

  @Test(arguments: 0..<80)
  func `a plot never leaves its box`(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    let rows = Int.random(in: 0...12, using: &generator)
    let columns = Int.random(in: 0...60, using: &generator)
    let area = Area(rows: 3..<3 + rows, columns: 4..<4 + columns)
    let ends: [Double] = [4, 1e-300, 1e300, 0.03, 123_456]
    let end = ends.randomElement(using: &generator) ?? 4
    // A range around 0, one that begins there, and one of hardly more than one double.
    let starts: [Double] = [0, -end, end - 3000 * end.ulp]
    let start = starts.randomElement(using: &generator) ?? 0
    let plot = Plot(
      start: start, end: end,
      series: [
        Self.series("SVM", Self.values(&generator)),
        Self.series("a name of many letters", Self.values(&generator), isBroken: true),
      ],
      marks: [Plot.Mark(x: end / 3, name: "k"), Plot.Mark(x: end * 0.98, name: "a long mark")],
      probe: start + Double.random(in: 0...1, using: &generator) * (end - start))
    var canvas = Canvas(
      size: Size(columns: 70, rows: 18), glyphs: Glyphs(isUnicode: seed % 3 > 0))
    canvas.rightEdge = area.columns.upperBound
    plot.draw(in: area, on: &canvas)
    for row in 0..<18 {
      for run in canvas.frame.runs(row: row) where run.style != .text {
        #expect(area.rows.contains(row), "seed \(seed)")
        #expect(run.columns.clamped(to: area.columns) == run.columns, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<200)
  func `ticks are round, stand apart, and there are two at least`(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    let exponent = Int.random(in: -299...299, using: &generator)
    let end = (Double("1e\(exponent)") ?? 1) * Double.random(in: 1...9.99, using: &generator)
    let room = Double(Int.random(in: 2...100, using: &generator))
    let ticks = Ticks(to: end) { gap, text in gap / end * room >= Double(text.utf8.count + 2) }
      .ticks
    #expect(ticks.count >= 2 && ticks[0].value == 0, "seed \(seed)")
    for (a, b) in zip(ticks, ticks.dropFirst()) where ticks.count > 2 {
      #expect((b.value - a.value) / end * room >= Double(b.text.utf8.count + 2) * 0.999)
    }
    #expect(ticks.allSatisfy { $0.value <= end })
    for tick in ticks.dropLast() { #expect(Double(tick.text) == tick.value, "seed \(seed)") }
  }

  @Test(arguments: 0..<60)
  func `a tick stands within half a cell of its number, at both axes`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let end = Double.random(in: 0.1...50, using: &generator)
    let start = seed % 2 == 0 ? 0 : end - Double.random(in: 0.01...60, using: &generator)
    let top = Double.random(in: 0.1...50, using: &generator)
    let frame = Self.frame(
      Plot(start: start, end: end, series: [Self.series("L", [0, top])]))
    let lines = frame.lines
    let axisRow = try #require(lines.firstIndex { $0.contains("└") })
    let columns = Array(lines[axisRow])
    let corner = try #require(columns.firstIndex(of: "└"))
    let left = corner + 1
    let width = Plot.columns(in: Self.box, names: ["L"], Glyphs(isUnicode: true))
    let numbers = lines[axisRow + 1].split(separator: " ").compactMap { Double($0) }
    let ticks = columns.indices.filter { columns[$0] == "┬" }
    #expect(ticks.count == numbers.count)
    for (tick, number) in zip(ticks, numbers) {
      let exact = Double(left) + (number - start) / (end - start) * Double(width - 1)
      #expect(abs(Double(tick) - exact) <= 0.51, "seed \(seed): \(number)")
    }
    let rows = 2..<axisRow
    for row in rows where lines[row].contains("┤") {
      let text = String(lines[row].prefix(while: { $0 != "┤" }).filter { $0 != " " })
      let number = try #require(Double(text))
      let axisEnd = Ticks.end(holding: top)
      let exact = Double(axisRow) - number / axisEnd * Double(rows.count)
      #expect(abs(Double(row) + 0.5 - exact) <= 0.51, "seed \(seed): \(number)")
    }
  }

  @Test func `lines are told apart by their dots where there are no colours`() {
    let flat = Array(repeating: Optional(1.0), count: 40)
    let lines = Self.frame(
      Plot(
        end: 4,
        series: [
          Self.series("a", flat), Self.series("b", flat.map { $0.map { $0 / 2 } }, isBroken: true),
        ])
    ).lines
    let dots = ["▀", "▄"]
    #expect(lines.contains { line in dots.contains { line.contains("\($0)\($0)\($0)\($0)") } })
    #expect(lines.contains { line in dots.contains { line.contains("\($0)\($0)  \($0)\($0)  ") } })
    let ascii = Self.frame(
      Plot(
        end: 4, series: [Self.series("a", flat), Self.series("b", flat.map { $0.map { $0 / 2 } })]),
      isUnicode: false
    ).lines
    #expect(ascii.contains { $0.contains("******") } && ascii.contains { $0.contains("oooooo") })
    #expect(ascii.joined().utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func `a line is named at its end, and two that meet have a row each`() {
    let frame = Self.frame(
      Plot(
        end: 4,
        series: [Self.series("SVM", [0, 5]), Self.series("softmax", [1, 5], isBroken: true)]))
    #expect(frame.lines.filter { $0.hasSuffix(" SVM") }.count == 1)
    #expect(frame.lines.filter { $0.hasSuffix(" softmax") }.count == 1)
  }

  @Test func `a steep line has no gaps`() {
    let frame = Self.frame(Plot(end: 4, series: [Self.series("a", [0, 0, 9, 9])]))
    let rows = frame.lines[2..<12].filter { line in
      line.dropFirst(13).contains { "▀▄█".contains($0) }
    }
    #expect(rows.count == 10)
  }

  @Test func `the axis ends little beyond what it has to hold, at a number to write`() {
    #expect(
      [0.0, 1, 1.2, 5.27, 9.99, 19.6, 1e300].map(Ticks.end) == [1, 1, 1.5, 6, 10, 20, 1e300])
  }
}

import TerminalCore
import Testing

@testable import ExplorerUI

@Suite struct CanvasTests {
  private static func bar(_ fraction: Double, width: Int, isUnicode: Bool = true) -> String {
    var canvas = Canvas(
      size: Size(columns: 9, rows: 1), glyphs: Glyphs(isUnicode: isUnicode))
    canvas.drawBar(fraction, row: 0, column: 0, width: width, style: .bar)
    return canvas.frame.lines[0]
  }

  @Test func `bars grow with their fraction and show whatever is more than nothing`() {
    #expect(Self.bar(0, width: 3) == "")
    #expect(Self.bar(1e-9, width: 3) == "▏")
    #expect(Self.bar(0.5, width: 3) == "█▌")
    #expect(Self.bar(1, width: 3) == "███")
    #expect(Self.bar(7, width: 3) == "███")
    #expect(Self.bar(.nan, width: 3) == "")
    #expect(Self.bar(0.5, width: 4, isUnicode: false) == "##")
  }

  @Test func `the tip of a bar grows by eighths`() {
    let bars = (0...8).map { Self.bar(Double($0) / 8, width: 1) }
    #expect(bars == ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"])
    // In one column too: 0.27 beside 10.6, of 71.9.
    #expect(Self.bar(0.27 / 71.9, width: 1) == "▏" && Self.bar(10.6 / 71.9, width: 1) == "▎")
  }

  @Test func `text that ends before a column ends there in any letters, cut from its end`() {
    var canvas = Canvas(size: Size(columns: 9, rows: 3), glyphs: Glyphs(isUnicode: true))
    canvas.write("2.9", row: 0, endingAt: 8, width: 8)
    canvas.write("Σ猫", row: 1, endingAt: 8, width: 8)
    canvas.write("Σ猫猫", row: 2, endingAt: 8, width: 4)
    #expect(canvas.frame.lines == ["     2.9", "     Σ猫", "    Σ猫…"])
  }
}

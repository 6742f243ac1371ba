import TerminalCore
import Testing

@testable import ExplorerUI

@Suite struct GlyphsTests {
  @Test func `bars grow with their fraction and show whatever is more than nothing`() {
    let glyphs = Glyphs(isUnicode: true)
    #expect(glyphs.bar(0, width: 3) == "")
    #expect(glyphs.bar(1e-9, width: 3) == "▏")
    #expect(glyphs.bar(0.5, width: 3) == "█▌")
    #expect(glyphs.bar(1, width: 3) == "███")
    #expect(glyphs.bar(7, width: 3) == "███")
    #expect(glyphs.bar(.nan, width: 3) == "")
    #expect(Glyphs(isUnicode: false).bar(0.5, width: 4) == "##")
  }

  @Test func `what ASCII can't show has a stand-in, and foreign letters a question mark`() {
    let glyphs = Glyphs(isUnicode: false)
    #expect(glyphs("W × 2, Σ j≠y, ∞") == "W x 2, sum j!=y, inf")
    #expect(glyphs("猫é") == "??")
  }
}

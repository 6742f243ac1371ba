import TerminalCore
import Testing

@testable import ExplorerUI

@Suite struct GlyphsTests {
  @Test func `what ASCII can't show has a stand-in, and foreign letters a question mark`() {
    let glyphs = Glyphs(isUnicode: false)
    #expect(glyphs("W × 2, Σ j≠y, ∞") == "W x 2, sum j!=y, inf")
    #expect(glyphs("猫é") == "??")
  }
}

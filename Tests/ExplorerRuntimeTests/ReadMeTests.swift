import ExplorerCore
import ExplorerRuntime
import ExplorerUI
import Foundation
import TerminalCore
import Testing

/// What the README shows of the program is what the program shows. With LOSS_EXPLORER_RECORD set it
/// is written there instead, and the tests fail.
@Suite(.serialized) struct ReadMeTests {
  @Test func `its screen is what play prints`() throws {
    let frame = play(
      [], in: ExplorerState(table: .lecture), size: Size(columns: 80, rows: 24), isUnicode: true)
    try expect(
      frame.lines.joined(separator: "\n") + "\n", after: "<!-- screen -->\n```\n", before: "```\n")
  }

  @Test func `its list of keys is the table of keys`() throws {
    try expect(KeyMap.markdown, after: "<!-- keys -->\n", before: "<!-- end of keys -->")
  }

  private func expect(_ made: String, after start: String, before end: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let from = try #require(text.range(of: start)).upperBound
    let to = try #require(text.range(of: end, range: from..<text.endIndex)).lowerBound
    if ProcessInfo.processInfo.environment["LOSS_EXPLORER_RECORD"] != nil {
      let recorded = text.replacingCharacters(in: from..<to, with: made)
      try recorded.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded; run again without LOSS_EXPLORER_RECORD")
    }
    #expect(String(text[from..<to]) == made)
  }
}

import ExplorerCore
import TerminalCore
import Testing

@testable import ExplorerUI

/// The help screen; that of 80×24 is recorded.
@Suite struct HelpTests {
  @Test(arguments: [60, 80, 120])
  func `every key and command is told whole at any width`(columns: Int) throws {
    let lines = try screen(after: "?", size: Size(columns: columns, rows: 400)).lines
    #expect(lines.allSatisfy { displayWidth($0) < columns })
    let words = Set(lines.flatMap { $0.split(separator: " ") })
    let modes = KeyMode.all.filter { lines.contains(" " + $0.title) }
    #expect(Set(modes).isSuperset(of: [.table, .edit, .panel(.card), .list, .command]))
    let entries =
      modes.flatMap(KeyMap.bindings(of:))
      .map { Glyphs(isUnicode: true).keys($0.keyText) + " " + $0.help }
      + CommandDefinition.all.map { ":\($0.name) \($0.usage) \($0.meaning)" }
    let cut = entries.filter { !words.isSuperset(of: $0.split(separator: " ")) }
    #expect(cut == [])
  }

  @Test(arguments: [Size(columns: 60, rows: 18), Size(columns: 80, rows: 24)])
  func `it says which of its lines are seen, and goes to the last`(size: Size) throws {
    let all = try screen(after: "?", size: Size(columns: size.columns, rows: 400)).lines
    let count = try #require(all.dropLast().lastIndex { !$0.isEmpty }) - 1
    let room = size.rows - 3
    let first = try screen(after: "?", size: size).lines
    #expect(first[0].hasPrefix(" Keys and commands"))
    #expect(first[0].hasSuffix(" 1–\(room) of \(count)"))
    let last = try screen(after: "?" + String(repeating: " PgDn", count: 40), size: size).lines
    #expect(last[0].hasSuffix(" \(count - room + 1)–\(count) of \(count)"))
    #expect(last[2..<size.rows - 1] == all[2 + count - room..<2 + count])
  }
}

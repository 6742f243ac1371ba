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

  @Test func `it opens at the keys that work where it was asked for`() throws {
    func lines(_ keys: String) throws -> [String] {
      try screen(after: keys, size: Size(columns: 80, rows: 24)).lines
    }
    #expect(try lines("?")[2] == " \(KeyMode.table.title)")
    #expect(try lines("F6 F2 ?")[2] == " \(KeyMode.panel(.scale).title)")
    #expect(try lines("F6 F2 : type:help Enter")[2] == " \(KeyMode.panel(.scale).title)")
    #expect(try lines("F6 F2 ? Up")[3] == " \(KeyMode.panel(.scale).title)")
    #expect(try lines("F6 F2 ? Home")[2] == " \(KeyMode.table.title)")
  }

  @Test func `what a command does is shorter where there is less room, and never cut`() throws {
    func usage(_ name: String) throws -> String? {
      try screen(after: ": type:\(name) Space", size: Size(columns: 60, rows: 18)).lines.last
    }
    #expect(try usage("save") == " :save [FILE]  save, unscaled: .csv, .tsv, .json or .npy")
    #expect(try usage("quit") == " :quit  leave; asks when a file's table is not saved")
    #expect(try usage("sort") == " :sort svm|softmax|label|none  highest loss first")
    #expect(try usage("filter") == " :filter [label=NAME predicted=NAME wrong right]")
    for definition in CommandDefinition.all where !definition.name.contains(" ") {
      #expect(try usage(definition.name)?.contains("…") == false, "\(definition.name)")
    }
  }
}

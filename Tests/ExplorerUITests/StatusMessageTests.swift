import ExplorerCore
import TerminalCore
import Testing

@testable import ExplorerUI

/// Messages in the status line and, where they have no room there, in the row of the keys.
@Suite struct StatusMessageTests {
  /// The two last rows of a screen with a message.
  private func rows(_ message: String, columns: Int, isUnicode: Bool = true) -> [String] {
    var state = ExplorerState(table: .lecture)
    _ = state.update(.explain(message))
    return draw(state, size: Size(columns: columns, rows: 18), isUnicode: isUnicode).lines.suffix(2)
  }

  @Test func `a message that fits leaves the keys where they are`() {
    let rows = rows("saved to a.csv", columns: 60)
    #expect(rows[0] == " x1 · cat  3.2   saved to a.csv" && rows[1].hasSuffix("q quit"))
  }

  @Test func `one that fits a whole row lies over the cell, which the table shows too`() {
    for count in 43...58 {
      let rows = rows(String(repeating: "x", count: count), columns: 60)
      #expect(rows[0] == " " + String(repeating: "x", count: count))
      #expect(rows[1].hasSuffix("q quit"))
    }
  }

  @Test func `a longer one goes on in the row of the keys, and the cell stays`() {
    let rows = rows(
      "saved the scores to sv/small.npy; NPY has no place for labels and names", columns: 60)
    #expect(rows[0] == " x1 · cat  3.2   saved the scores to sv/small.npy; NPY has")
    #expect(rows[1] == " no place for labels and names")
  }

  @Test func `one that needs both rows takes them whole`() {
    let path = "/home/student/" + String(repeating: "folder/", count: 11) + "a.csv"
    let rows = rows("saved to \(path)", columns: 60)
    #expect(rows.map { $0.dropFirst() }.joined() == "saved to \(path)")
    #expect(rows.allSatisfy { displayWidth($0) < 60 })
  }

  @Test func `a path that is too long for both rows loses its beginning only`() {
    let path = "/home/student/" + String(repeating: "folder/", count: 20) + "a.csv"
    let rows = rows("can't be saved: no space; what was there is unchanged (\(path))", columns: 60)
    let seen = rows.map { $0.dropFirst() }.joined()
    #expect(seen.hasPrefix("can't be saved: no space; what was there is unchanged …"))
    #expect(seen.hasSuffix("folder/folder/a.csv)"))
    #expect(rows.allSatisfy { displayWidth($0) == 59 })
  }

  @Test(arguments: [60, 80, 120], [true, false])
  func `whatever the message, its beginning and its end are seen`(columns: Int, isUnicode: Bool) {
    for count in 1...200 {
      let message = "begin " + String(repeating: "/x", count: count) + " 漢字 the end"
      let rows = rows(message, columns: columns, isUnicode: isUnicode)
      #expect(rows.allSatisfy { displayWidth($0) < columns })
      let seen = rows.joined(separator: " ")
      #expect(seen.contains("begin ") && (seen.contains("the end") || rows[1].hasSuffix("end")))
    }
  }

  @Test func `the next key brings the keys back`() throws {
    let size = Size(columns: 60, rows: 18)
    let keys = ": type:sort Space type:x Enter"
    let lines = try screen(after: keys, size: size).lines.suffix(2).joined(separator: " ")
    #expect(lines.contains("like :sort svm, not x"))
    #expect(try #require(screen(after: keys + " Right", size: size).lines.last).hasSuffix("q quit"))
  }

  @Test func `a question keeps its answers, and shortens a long name`() throws {
    var state = ExplorerState(table: .lecture, document: .file("a.csv"))
    _ = state.update(.nudge(tenths: 1))
    let path = String(repeating: "folder/", count: 20) + "b.csv"
    _ = state.update(.fileExists(path: path, exporting: nil))
    let rows = draw(state, size: Size(columns: 60, rows: 18), isUnicode: true).lines.suffix(2)
    #expect(rows.first?.hasSuffix("older/b.csv exists already. Replace it?") == true)
    #expect(rows.last == " y yes  Esc stay")
  }
}

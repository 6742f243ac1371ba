import ExplorerCore
import Scores
import TerminalCore
import TestSupport
import Testing

@testable import ExplorerUI

/// The screen after some keys, in a terminal of some size.
func screen(
  after keys: String, size: Size = Size(columns: 80, rows: 24), isUnicode: Bool = true,
  table: ScoreTable = .lecture
) throws -> Frame {
  var state = ExplorerState(table: table)
  func settle() {
    state.settle(size)
  }
  settle()
  for key in try KeyScript.parse(keys) {
    for action in KeyMap.actions(for: key, in: state) { _ = state.update(action) }
    settle()
  }
  return draw(state, size: size, isUnicode: isUnicode)
}

extension ExplorerState {
  /// What the loop does before a paint.
  fileprivate mutating func settle(_ size: Size) {
    _ = update(.laidOut(Layout(self, size: size).viewport))
  }
}

@Suite struct ScreenTests {
  static let scripts: [(name: String, keys: String)] = [
    ("start", ""),
    ("typing", "Right Down type:4.4"),
    ("unfinished", "Right Down - "),
    ("scaled-squared", "> s"),
    ("structured", "f"),
    ("one-vs-all-softmax", "f f Tab"),
    ("all-mean-margin", "a m d type:0.5 Enter"),
    ("softmax-panel", "Right Right Tab"),
    ("zero-scale", "< ( ( ( ( ("),
    ("turned", "t Down"),
    ("editing-scaled", "> Enter"),
    ("awkward-numbers", "type:-1234.5 Down type:1e-300 Down type:-inf Right type:1e300 Enter"),
    ("command", ": c l a s s Space d"),
    ("completions", ": c l a s s Tab"),
    ("help", "? Down Down"),
    ("sorted", "t : type:sort Space type:svm Enter Right Right"),
    ("filtered", "t : type:filter Space type:wrong Enter"),
    ("search", "/ type:FR"),
    ("summary", "F5"),
  ]

  @Test(arguments: scripts.map(\.name), ["60x18", "80x24", "120x40"])
  func `screens are as recorded`(name: String, size: String) throws {
    let keys = try #require(Self.scripts.first { $0.name == name }).keys
    let size = try #require(Size(parsing: size))
    let frame = try screen(after: keys, size: size)
    let file = "\(name)-\(size.columns)x\(size.rows)"
    #expect(try Snapshot.difference(of: frame.snapshot, named: file) == nil)
  }

  @Test(arguments: scripts.map(\.name))
  func `screens in ASCII are as recorded and nothing but ASCII`(name: String) throws {
    let keys = try #require(Self.scripts.first { $0.name == name }).keys
    let frame = try screen(after: keys, isUnicode: false)
    #expect(frame.lines.joined().utf8.allSatisfy { $0 < 0x80 })
    let text = frame.lines.joined(separator: "\n")
    #expect(try Snapshot.difference(of: text, named: "\(name)-ascii") == nil)
  }

  @Test func `any size is survived, with one line where the explorer does not fit`() throws {
    for columns in [1, 2, 10, 59, 60, 77, 78, 119, 120, 200] {
      for rows in [1, 2, 17, 18, 19, 23, 24, 60] {
        for keys in ["", "?", "t", ": q", "s d 5", "q"] {
          let size = Size(columns: columns, rows: rows)
          let lines = try screen(after: keys, size: size).lines
          #expect(lines.count == rows)
          if columns < 60 || rows < 18 {
            #expect(lines.dropFirst().allSatisfy { $0.isEmpty })
          }
        }
      }
    }
  }

  @Test func `the way out is always on the screen`() throws {
    for size in ["60x18", "80x24", "120x40"] {
      let size = try #require(Size(parsing: size))
      for (keys, way) in [
        ("", "q quit"), ("4", "Esc"), (": s", "Esc"), ("?", "Esc back"), ("t", "q quit"),
      ] {
        let lines = try screen(after: keys, size: size).lines
        if keys != ": s" { #expect(try #require(lines.last).contains(way)) }
      }
    }
  }

  @Test func `numbers end in one column, however long they are`() throws {
    let keys = "type:-1234.5 Down type:1e-300 Down type:-0.125 Enter"
    let lines = try screen(after: keys).lines
    let ends = (2...4).map { row in lines[row].prefix(20).reversed().drop { $0 == " " }.count }
    #expect(Set(ends).count == 1)
  }
}

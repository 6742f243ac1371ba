import Foundation
import TerminalCore
import TerminalTestSupport
import Testing

/// A real screen, drawn by curses and read back from tmux, against what `play` prints.
@Suite(.serialized, .enabled(if: Tmux.isInstalled))
struct ScreenTests {
  static let scripts = [
    "",
    "Right Down Down Left Up l j h k End",
    "Right Down Home PgDn",
    "End PgDn PgUp Left",
    "Right Down type:4.4",
    "Right Down type:4.4 Enter",
    "type:1e",
    "type:1e-3 Tab type:-",
    "type:-inf Enter",
    "type:4.4 Esc",
    "type:1.25 BS Del BS Right",
    "] ] [ } Down {",
    "] Right } u u C-r",
    "type:9 Enter u U u",
    "> >",
    "> ) < (",
    "< <",
    "> =",
    "a",
    "m s",
    "a m s",
    "f",
    "f f",
    "d type:0.5 Enter",
    "d type:0. Esc",
    "Tab",
    "Tab Tab BTab",
    "F4 Right",
    "F4 F3 End",
    "t",
    "t Down Right type:4.4 Enter",
    "Right y e",
    "E",
    "y ] > a r",
    "?",
    "F1 Down PgDn Up",
    "? PgDn PgDn PgDn",
    "? Esc Right",
    ": type:class Space type:add Space type:dog Enter",
    ": type:class Space type:delete Enter",
    ": type:example Space type:add Enter",
    ": type:example Space type:add Space type:x9 Enter : type:example Space type:delete Enter",
    ": type:nope Enter",
    ": type:cl Tab Tab",
    ": type:label Space C-u type:la BS",
    ": type:scale Space 3 Enter : Up",
    ": type:class Space type:add Space 猫 Enter",
  ]

  static let sizes = [Size(columns: 60, rows: 18), Size(columns: 120, rows: 40)]

  @Test(arguments: scripts)
  func tmuxShowsWhatPlayPrints(script: String) throws {
    try compare(script)
  }

  @Test(
    arguments: ["Right Down type:4.4 Enter Tab", "t > ?", ": type:class Space type:add"], sizes)
  func tmuxShowsWhatPlayPrintsAtOtherSizes(script: String, size: Size) throws {
    try compare(script, size: size)
  }

  @Test(arguments: [
    "", "5 Enter", "5 Enter q", "5 Enter q Esc Down", "5 Enter C-s", "5 Enter C-s ] u",
  ])
  func tmuxShowsWhatPlayPrintsOfAFile(script: String) throws {
    let text = try example("lecture.csv")
    try withFile("lecture.csv", text) { file in
      // The screen may show the file's path, so both have the same file, as it was at first.
      func played(_ keys: String) throws -> [String] {
        defer { try? Data(text.utf8).write(to: URL(fileURLWithPath: file)) }
        return try Program.played(keys, in: file)
      }
      let wanted = try played(script)
      let tmux = try start(file: file)
      try press(script, on: tmux, screen: played)
      try tmux.wait(for: wanted)
    }
  }

  @Test(arguments: ["", "End Down type:4.4 Enter", "t Right Right", "Tab Right", "PgDn PgDn"])
  func tmuxShowsWhatPlayPrintsOfWideNamesAndALongTable(script: String) throws {
    var text = "example,label,猫,voiture très longue et rouge,e\u{301}te\u{301}\n"
    for row in 1...40 { text += "例\(row) é,猫,\(row).5,-\(row),1e\(row)\n" }
    try withFile("名前.csv", text) { file in
      let tmux = try start(file: file)
      try press(script, on: tmux) { try Program.played($0, in: file) }
      let wanted = try Program.played(script, in: file)
      try tmux.wait(for: wanted)
    }
  }

  @Test func aResizedWindowShowsWhatPlayPrintsAtThatSize() throws {
    let tmux = try start()
    let sizes = [(60, 18), (120, 40), (1, 1), (80, 24), (40, 10), (20, 3), (200, 50), (80, 24)]
    for (columns, rows) in sizes {
      let size = Size(columns: columns, rows: rows)
      let wanted = try Program.played("", size: size)
      try tmux.resize(columns: columns, rows: rows)
      // Curses never writes a lone cell: it is the corner that would scroll the screen.
      if columns * rows == 1 { continue }
      try tmux.wait(for: wanted)
    }
  }

  private func compare(_ script: String, size: Size = Size(columns: 80, rows: 24)) throws {
    let tmux = try start(size: size)
    try press(script, on: tmux) { try Program.played($0, size: size) }
    let wanted = try Program.played(script, size: size)
    try tmux.wait(for: wanted)
  }

  /// The program in tmux, when its first screen is there: keys that come earlier are the shell's.
  private func start(
    file: String? = nil, size: Size = Size(columns: 80, rows: 24)
  ) throws -> Tmux {
    let command = ([Program.path] + (file.map { [$0] } ?? [])).map { "'\($0)'" }
      .joined(separator: " ")
    let tmux = try Tmux("exec \(command)", columns: size.columns, rows: size.rows)
    try tmux.wait(for: "q quit")
    return tmux
  }

  /// Presses the keys of a script; after Esc, which may begin another key, once it has been taken.
  private func press(
    _ script: String, on tmux: Tmux, screen: (String) throws -> [String]
  ) throws {
    let keys = try KeyScript.parse(script)
    var rest = keys[...]
    while let escape = rest.firstIndex(of: .escape), escape + 1 < keys.endIndex {
      try tmux.press(Array(rest[...escape]))
      try tmux.wait(for: screen(keys[...escape].map(\.name).joined(separator: " ")))
      rest = rest[(escape + 1)...]
    }
    try tmux.press(Array(rest))
  }
}

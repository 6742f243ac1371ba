import Foundation
import TerminalCore
import TestSupport
import Testing

extension CursesTerminalTests {
  @Test func coloursAreLeftOutWhenNotWanted() throws {
    let colored = String(decoding: try Self.ready().output, as: UTF8.self)
    let plain = String(decoding: try Self.ready(["NO_COLOR": "1"]).output, as: UTF8.self)
    let empty = String(decoding: try Self.ready(["NO_COLOR": ""]).output, as: UTF8.self)
    #expect(colored.contains("38;5;197m") || colored.contains("38:5:197m"))
    #expect(empty == colored)
    #expect(!plain.contains("38;5") && !plain.contains("38:5"))
  }

  struct Colors: Hashable {
    var color, background: Int?
  }

  /// The colours of the half blocks that the output draws, one after the other.
  static func halfBlocks(in output: String) -> [Colors] {
    var colors = Colors()
    var drawn: [Colors] = []
    for match in output.matches(of: /\e\[([0-9;:]*)m|▀/) {
      guard let codes = match.output.1 else {
        drawn.append(colors)
        continue
      }
      let numbers = codes.split { ";:".contains($0) }.map { Int($0) ?? 0 }
      switch (numbers.first ?? 0, numbers.last ?? 0) {
      case (0, _): colors = Colors()
      case (38, let color): colors.color = color
      case (48, let color): colors.background = color
      case (39, let last):
        colors.color = nil
        if last == 49 { colors.background = nil }
      case (let code, _) where (30..<38).contains(code): colors.color = code - 30
      case (let code, _) where (40..<48).contains(code): colors.background = code - 40
      default: continue
      }
    }
    return drawn
  }

  /// The half blocks take more bytes than are kept at a time, in more pairs of colours than some
  /// terminals know.
  @Test(arguments: [("xterm-256color", ColorDepth.full), ("xterm", .basic), ("vt100", .none)])
  func everyCellHasItsColourOnItsBackground(name: String, depth: ColorDepth) throws {
    let demo = try Self.ready(["TERM": name])
    let start = demo.output.count
    try demo.press("C-k", until: "▀")
    try demo.press("x", until: "ready")  // goes on to the next screen
    let drawn = Self.halfBlocks(in: String(decoding: demo.output[start...], as: UTF8.self))
    let roles = (0..<8).flatMap { [Style.Role.series($0), .shade($0)] }
    let backgrounds = [nil] + roles
    let expected = (0..<80 * 24).map { index in
      let style = Style(roles[index % 16], on: backgrounds[index / 16 % 17])
      let look = Theme.standard.look(of: style, at: depth)
      return Colors(color: look.color.map(Int.init), background: look.background.map(Int.init))
    }
    #expect(drawn == expected)
    #expect(Set(expected).count > 256 || depth != .full)
  }

  /// Where a colour is its red, green and blue, 197 would be a blue that is almost black.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/tic")))
  func aTerminalThatMixesItsColoursShowsTheSameOnes() throws {
    func set(_ code: Int) -> String {
      let mixed = "%p1%{65536}%/%d:%p1%{256}%/%{255}%&%d:%p1%{255}%&%d"
      return "\\E[%?%p1%{8}%<%t\(code / 10)%p1%d%e\(code):2::\(mixed)%;m"
    }
    try withTemporaryFolder { folder in
      let source = """
        mixing|a terminal that mixes colours,
        \tRGB, colors#0x1000000, pairs#0x7FFF, setaf=\(set(38)), setab=\(set(48)),
        \tuse=xterm-256color,

        """
      try Data(source.utf8).write(to: URL(fileURLWithPath: folder + "/source"))
      let tic = Process()
      tic.executableURL = URL(fileURLWithPath: "/usr/bin/tic")
      tic.arguments = ["-x", "-o", folder, folder + "/source"]
      try tic.run()
      tic.waitUntilExit()
      let demo = try Self.ready(["TERM": "mixing", "TERMINFO": folder])
      let text = String(decoding: demo.output, as: UTF8.self)
      #expect(text.contains("38:2::255:0:95m猫") && text.contains("38:2::0:135:175mready"))
    }
  }

  @Test func attributesGiveWayToColoursWhereATerminalCannotShowBoth() throws {
    let demo = try Self.ready(["TERM": "linux"])
    try demo.press("x", until: "key x")
    try demo.readRest()
    let text = String(decoding: demo.output, as: UTF8.self)
    let codes = text.matches(of: /\e\[([0-9;]*)m/).map { $0.output.1.split(separator: ";") }
    #expect(codes.contains(["35"]) && codes.contains { $0.contains("7") }, "a selected label")
    #expect(!codes.contains { $0.contains("4") }, "underlined")
  }
}

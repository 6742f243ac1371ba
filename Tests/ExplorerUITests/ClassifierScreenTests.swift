import ExplorerCore
import Scores
import TerminalCore
import Testing

@testable import ExplorerUI

/// Screens of a classifier, whose scores at W × k are k·W x + b.
@Suite struct ClassifierScreenTests {
  /// Everything but what is said of k itself and of W × 2k (the title, the box, the status line), and the
  /// tabs, among which is that of W.
  private func shown(_ keys: String, _ size: Size, width: Int) throws -> [String] {
    let lines = try screen(after: keys, size: size, model: .slide()).lines
    return lines[1..<(size.rows - 2)].filter { !$0.contains("W × ") && !$0.contains(" Summary ") }
      .map { String($0.prefix(width)) }
  }

  @Test(
    arguments: ["", "a", "m s", "f", "f f", "F4", "F5", "t", "z", "F5 z"],
    [">", "> >", "<", "> > )"])
  func `at every k it shows what a bare table of those scores shows`(
    keys: String, scale: String
  ) throws {
    for (size, width) in [(Size(columns: 80, rows: 24), 50), (Size(columns: 120, rows: 40), 90)] {
      let computed = try shown("\(scale) \(keys)", size, width: width)
      let bare = try shown("\(scale) : type:detach Enter \(keys)", size, width: width)
      #expect(computed == bare)
      let unscaled = try shown(keys, size, width: width)
      #expect(computed != unscaled, "k is seen")
    }
  }

  @Test(arguments: ["4", "]", "{", "Enter"])
  func `a refusal shows the way out beside the longest name`(key: String) throws {
    let rename =
      ": type:example Space type:rename Space type:\(String(repeating: "n", count: 60)) Enter"
    let short = try screen(after: key, model: .slide()).lines[22]
    let long = try screen(after: "\(rename) \(key)", model: .slide()).lines[22]
    #expect(short.hasSuffix(":detach them, or edit W in Weights"))
    #expect(long.contains(":detach"), "\(long)")
  }

  @Test func `what detaching did fits the line`() throws {
    let lines = try screen(after: "> : type:detach Enter", model: .slide()).lines
    #expect(lines[22].hasSuffix("a bare table of the scores at W × 2; u takes that back"))
    #expect(lines[2].contains("-5.7") && !lines.contains { $0.contains("R(W)") })
  }
}

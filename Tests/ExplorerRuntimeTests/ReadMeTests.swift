import ExplorerCore
import ExplorerRuntime
import ExplorerUI
import Foundation
import TerminalCore
import Testing

/// What the documents show of the program is what the program shows, and their links lead somewhere.
/// With LOSS_EXPLORER_RECORD set, what the program shows is written there instead, and the tests fail.
@Suite(.serialized) struct ReadMeTests {
  @Test func `the README's screen is what play prints`() throws {
    let frame = play(
      [], in: ExplorerState(table: .lecture), size: Size(columns: 80, rows: 24), isUnicode: true)
    try expect(
      frame.lines.joined(separator: "\n") + "\n", in: "README.md",
      after: "<!-- screen -->\n```\n", before: "```\n")
  }

  @Test func `the list of keys is the table of keys`() throws {
    try expect(
      KeyMap.markdown, in: "Examples/KEYS.md",
      after: "<!-- keys -->\n", before: "<!-- end of keys -->")
  }

  @Test func `the list of commands is the table of commands`() throws {
    let rows = CommandDefinition.all.map { command in
      let line = command.shownAs.map { "`\($0)`" }.joined(separator: " ")
      let cells = [line, command.meaning].map { $0.replacing("|", with: "\\|") }
      return "| \(cells[0]) | \(cells[1]) |\n"
    }
    try expect(
      "| Command | |\n| --- | --- |\n" + rows.joined(), in: "Examples/KEYS.md",
      after: "<!-- commands -->\n", before: "<!-- end of commands -->")
  }

  @Test func `the dialogue in plain mode is what it says`() throws {
    let typed = ["Right Down", "4.4", "scale 2", "u", "read panel"]
    var (rest, text) = (typed[...], "```\n")
    let terminal = PlainTerminal(
      because: "--plain was given",
      readLine: {
        let line = rest.popFirst()
        if let line { text += "> \(line)\n" } else { text += "```\n" }
        return line
      },
      write: { line in
        if !text.hasSuffix("```\n") || text == "```\n" { text += line + "\n" }
        return true
      })
    var loop = ExplorerLoop(ExplorerState(table: .lecture), on: terminal)
    loop.run()
    try expect(
      text, in: "Examples/README.md", after: "<!-- plain -->\n", before: "<!-- end of plain -->")
  }

  @Test(arguments: documents()) func `every link leads to a file, and to a heading in it`(
    path: String
  ) throws {
    let document = repository.appendingPathComponent(path)
    for match in try text(document).matches(of: #/\]\(([^)\s]+)\)/#) {
      let link = match.1
      if link.contains("://") { continue }
      let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
      let target =
        parts[0].isEmpty
        ? document : document.deletingLastPathComponent().appendingPathComponent(parts[0])
      #expect(FileManager.default.fileExists(atPath: target.path), "\(link)")
      if parts.count > 1 { #expect(try headings(of: target).contains(parts[1]), "\(link)") }
    }
  }

  /// The headings of a document as links call them: "Run it" is run-it.
  private func headings(of document: URL) throws -> [String] {
    try text(document).split(separator: "\n").filter { $0.hasPrefix("#") }.map { line in
      let title = line.drop { $0 == "#" || $0 == " " }.lowercased()
      return String(
        title.filter { $0.isLetter || $0.isNumber || " -_".contains($0) }.map {
          $0 == " " ? "-" : $0
        })
    }
  }

  private func expect(
    _ made: String, in path: String, after start: String, before end: String
  ) throws {
    let file = repository.appendingPathComponent(path)
    let text = try text(file)
    let from = try #require(text.range(of: start)).upperBound
    let to = try #require(text.range(of: end, range: from..<text.endIndex)).lowerBound
    if ProcessInfo.processInfo.environment["LOSS_EXPLORER_RECORD"] != nil {
      let recorded = text.replacingCharacters(in: from..<to, with: made)
      try recorded.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded; run again without LOSS_EXPLORER_RECORD")
    }
    #expect(String(text[from..<to]) == made)
  }

  private func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }
}

private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// The paths of all documents; folders of builds are hidden, as `.github` is.
private func documents() -> [String] {
  func paths(in folder: URL) -> [String] {
    let files = FileManager.default.enumerator(
      at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    return (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "md" }
      .map { String($0.path.dropFirst(repository.path.count + 1)) }
  }
  return (paths(in: repository) + paths(in: repository.appendingPathComponent(".github"))).sorted()
}

import Foundation
import TerminalCore
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct SVGTests {
  private static let caption = Caption(title: "<a> & b", description: "\u{1B}[2J > 猫")

  /// A document as its elements of text: their places, lengths and texts.
  private final class Reader: NSObject, XMLParserDelegate {
    var texts: [(element: String, attributes: [String: String], text: String)] = []

    static func read(_ svg: String) throws -> Reader {
      let reader = Reader()
      let parser = XMLParser(data: Data(svg.utf8))
      parser.delegate = reader
      try #require(parser.parse(), "\(String(describing: parser.parserError))")
      return reader
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String] = [:]
    ) { texts.append((name, attributes, "")) }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      texts[texts.count - 1].text += text
    }

    func text(of element: String) -> String? {
      texts.first { $0.element == element }?.text.trimmingCharacters(in: .newlines)
    }
  }

  private static func frame(_ generator: inout SeededGenerator) throws -> Frame {
    var frame = Frame(size: Size(columns: 30, rows: 4))
    let words = [
      "a<b", "&", "\"x\"", "猫 cat", "─┼│", "▀▄█", "▌▏", "e\u{301}", "\u{1B}[0m", " ", "]]>",
    ]
    let styles: [Style] = [
      .text, .label, .violation.selected, .faint, Style(.series(1), on: .shade(2)), .heading,
    ]
    for row in 0..<4 {
      var column = 0
      while column < 30 {
        let word = try #require(words.randomElement(using: &generator))
        let style = try #require(styles.randomElement(using: &generator))
        column += frame.write(word, row: row, column: column, style: style)
        column += Int.random(in: 0...3, using: &generator)
      }
    }
    return frame
  }

  @Test(arguments: [3]) func `any screen is well-formed, with each text where it stands`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<100 {
      let frame = try Self.frame(&generator)
      let reader = try Reader.read(frame.svg(Self.caption))
      var drawn = Frame(size: frame.size)
      for (_, attributes, text) in reader.texts where attributes["textLength"] != nil {
        let content = text.trimmingCharacters(in: .newlines)
        let x = try #require(attributes["x"].flatMap(Int.init))
        let y = try #require(attributes["y"].flatMap(Int.init))
        #expect(attributes["textLength"] == "\(displayWidth(content) * 8)")
        drawn.write(content, row: y / 16, column: x / 8)
      }
      let blocks: Set<Unicode.Scalar> = ["─", "┼", "│", "▀", "▄", "█", "▌", "▏"]
      let texts = frame.lines.map { line in
        let kept = line.unicodeScalars.map { blocks.contains($0) ? " " : $0 }
        var text = String(String.UnicodeScalarView(kept))
        while text.last == " " { text.removeLast() }
        return text
      }
      #expect(drawn.lines == texts)
    }
  }

  @Test func `the same screen is the same bytes, and says what it shows`() throws {
    var generator = SeededGenerator(state: 1)
    let frame = try Self.frame(&generator)
    #expect(frame.svg(Self.caption) == frame.svg(Self.caption))
    let reader = try Reader.read(frame.svg(Self.caption))
    #expect(reader.text(of: "title") == "<a> & b")
    #expect(reader.text(of: "desc") == "\u{FFFD}[2J > 猫")
  }

  @Test func `the theme for white is drawn on white, the others on dark grey`() {
    var frame = Frame(size: Size(columns: 4, rows: 1))
    frame.write("loss", row: 0, column: 0, style: .violation)
    for (theme, ground, ink) in [
      (Theme.light, "#ffffff", "#d70087"), (.dark, "#16181c", "#ff5f87"), (.mono, "#16181c", ""),
    ] {
      frame.theme = theme
      let svg = frame.svg(Self.caption)
      #expect(svg.contains("rx=\"6\" fill=\"\(ground)\""))
      let fill = ink.isEmpty ? "" : " fill=\"\(ink)\""
      #expect(svg.contains("textLength=\"32\" class=\"b\"\(fill)>loss</text>"))
    }
  }

  @Test func `what is selected is drawn in reverse`() {
    var frame = Frame(size: Size(columns: 2, rows: 1))
    frame.write("ab", row: 0, column: 0, style: .text.selected)
    let svg = frame.svg(Self.caption)
    #expect(svg.contains("width=\"16\" height=\"16\" fill=\"#d8dade\""))
    #expect(svg.contains("fill=\"#16181c\">ab</text>"))
  }

  @Test func `a row that several screens share is there once`() throws {
    let scenes = ["one", "two", "one"].map { word in
      var frame = Frame(size: Size(columns: 5, rows: 2))
      frame.write("same", row: 0, column: 0)
      frame.write(word, row: 1, column: 0)
      return Scene(frame, milliseconds: 500)
    }
    let svg = animatedSVG(scenes, Self.caption)
    let texts = try Reader.read(svg).texts.filter { $0.element == "text" }.map(\.text)
    #expect(texts.map { $0.trimmingCharacters(in: .newlines) } == ["same", "one", "two"])
    #expect(svg.contains("animation:1500ms step-end infinite"))
    let one = "0.000%{visibility:visible}33.333%{visibility:hidden}66.666%{visibility:visible}"
    #expect(svg.contains("@keyframes k0{\(one)}"))
    // Where nothing moves, the last screen is seen.
    #expect(svg.contains("<g class=\"a k0\">") && svg.contains("k1\" visibility=\"hidden\">"))
  }

  @Test func `one screen does not move`() {
    let frame = Frame(size: Size(columns: 5, rows: 2))
    let svg = animatedSVG([Scene(frame, milliseconds: 500)], Self.caption)
    #expect(svg == frame.svg(Self.caption))
  }

  @Test func `of many keys those typed last are shown, the last one marked`() {
    let frame = Frame(size: Size(columns: 20, rows: 1))
    #expect(frame.showing(keys: []).lines == ["", "", " keys"])
    let shown = frame.showing(keys: [.right, "4", "."])
    #expect(shown.lines[2] == " keys  Right  4  .")
    #expect(shown.runs(row: 2).contains { $0.style == .key.selected && $0.columns.count == 3 })
    #expect(frame.showing(keys: [.right, .right, .left, "x"]).lines[2] == " keys  Left  x")
  }
}

import ExplorerCore
import Lessons
import Scores
import TerminalCore
import TerminalTestSupport
import Testing

@testable import ExplorerCore
@testable import ExplorerUI

/// The panel Picture.
@Suite struct PicturePanelTests {
  /// The panel where there are no colours, so that dots are characters.
  private func panel(
    _ keys: String, _ model: Model, size: String = "80x24", isUnicode: Bool = true
  ) throws -> [String] {
    let size = try #require(Size(parsing: size))
    let frame = try screen(
      after: keys, size: size, isUnicode: isUnicode, colors: .none, model: model)
    return frame.lines(rows: frame.panelRows)
  }

  @Test func `it shows x and every template, with their scores and the scale of the colours`()
    throws
  {
    let lines = try panel("F9", .slidePicture())
    #expect(lines[0] == " x1  2×2")
    let names = lines[1].split(separator: " ").map(String.init)
    #expect(names == ["x", "cat", "*-96.8", "dog", "!437.9", "ship", "60.75"])
    #expect(lines.last == " W  -2.1 ==--·++## 2.1   x 0 to 255")
    // V is k·W: twice the numbers, the same colours.
    let doubled = try panel("F9 >", .slidePicture())
    #expect(doubled.last == " 2·W  -4.2 ==--·++## 4.2   x 0 to 255")
    #expect(doubled[2...7] == lines[2...7])
  }

  @Test func `scores that have no room behind the names are below them`() throws {
    let weights = (0..<10).map { c in (0..<196).map { Double(($0 * 7 + c * 3) % 11) - 4.25 } }
    let model = try Model.pictures(
      weights, inputs: [(0..<196).map(Double.init)],
      classNames: (0..<10).map { "category \($0)" }, shape: PictureShape(rows: 14, columns: 14))
    for (size, count) in [("80x24", 10), ("120x40", 6)] {
      let lines = try panel("F9", model, size: size)
      let scores = lines[2].split(separator: " ")
      #expect(lines[0].contains("14×14") && lines[1].hasPrefix(" x  "))
      #expect(scores.count == count && scores.allSatisfy { $0.last?.isNumber == true })
    }
  }

  @Test func `the pixels of one class vote, and their sum becomes the score`() throws {
    let lines = try panel("F9 F2 Enter", .slidePicture())
    #expect(lines[0] == " x1 · *cat  2×2")
    #expect(lines[1].split(separator: " ").suffix(2) == ["x∘W", "±115.5"])
    #expect(lines.last?.hasPrefix(" for +17.6, against −115.5, b 1.1 = −96.8  ") == true)
    #expect(lines.last?.hasSuffix("against ==--·++## for") == true)
    #expect(
      try panel("F9 F2 Enter Down >", .slidePicture()).last?
        .hasPrefix(" for +869.4, against 0, b 3.2 ≈ 872.6") == false)
    #expect(
      try panel("F9 F2 Enter Down >", .slidePicture()).last?
        .hasPrefix(" for +869.4, against 0, b 3.2 = 872.6") == true)
    // Under the bias trick k multiplies b too.
    #expect(
      try panel(": type:bias-trick Space type:on Enter F9 F2 Enter >", .slidePicture()).last?
        .hasPrefix(" for +35.2, against −231, b 2.2 = −193.6") == true)
  }

  @Test func `a sum whose numbers are rounded says so`() throws {
    let line = try panel("F9 F2 Enter", .colors()).last
    #expect(line?.contains(" ≈ ") == true || line?.contains(" = ") == true)
    let model = try Model.pictures(
      [[1.0 / 3, 0, 0, 0], [0, 0, 0, 0]], inputs: [[1, 2, 3, 4]], classNames: ["a", "b"],
      shape: nil)
    #expect(
      try panel("F9 F2 Enter", model).last?
        .hasPrefix(" for +0.333333, against 0, b 0 = 0.333333") == true)
  }

  @Test func `arrows choose the class in the rows of the pictures, brackets the example`() throws {
    func status(_ keys: String) throws -> String {
      let lines = try screen(after: "F9 z F2 \(keys)", model: .strokes(side: 14)).lines
      return String(lines[22].prefix(8))
    }
    #expect(try status("") == " x1 · 0 ")
    #expect(try status("Right Right") == " x1 · 2 ")
    #expect(try status("Down") == " x1 · 5 " && status("Right Down Up") == " x1 · 1 ")
    #expect(try status("Left") == " x1 · 0 " && status("Up") == " x1 · 0 ")
    #expect(try status("Enter Down Right") == " x1 · 2 ")
    #expect(try status("] ]") == " x3 · 0 " && status("] ] ] [") == " x2 · 0 ")
    #expect(try status("e") == " x2 · 0 ", "other keys are the table's")
    #expect(
      try screen(after: "F9 F2 4", model: .strokes(side: 14)).lines[22]
        .hasSuffix("Picture has the keys; F2 gives them to the table"))
  }

  @Test func `ten templates of 14×14 are whole at 80×24, zoomed; larger ones are averaged`() throws
  {
    let whole = try panel("F9 z", .strokes(side: 14))
    #expect(whole[0] == " x1  14×14, without x" && whole.count == 19)
    #expect(whole.joined().split(separator: " ").filter { Int($0) != nil }.count >= 10)
    #expect(try panel("F9 z", .strokes(side: 20))[0] == " x1  20×20, averaged to 12×12")
    #expect(
      try panel("F9", .strokes(side: 14), size: "60x18")[0]
        == " x1  14×14, averaged to 6×6, classes 1–7 of 10")
    #expect(
      try panel(
        "F9 F2 Right Right Right Right Right Right Right", .strokes(side: 14), size: "60x18")[0]
        == " x1  14×14, averaged to 6×6, classes 4–10 of 10")
  }

  @Test
  func `3,072 inputs are guessed to be pixels by row, column and colour; o takes them otherwise`()
    throws
  {
    func roles(_ keys: String) throws -> [Style.Role] {
      let frame = try screen(after: keys, model: .colors())
      return [frame.panelRows.lowerBound + 3, frame.panelRows.lowerBound + 5].compactMap {
        frame.runs(row: $0).first { $0.style != .text }?.style.role
      }
    }
    #expect(
      try panel("F9 z", .colors())[0]
        == " x1  32×32×3 (guessed), row, column, colour, averaged to 12×12")
    #expect(try roles("F9").first == .rgb(255, 0, 0))
    #expect(try panel("F9 z F2 o", .colors())[0].contains("channels first"))
    #expect(try roles("F9 F2 o").first != .rgb(255, 0, 0))
    #expect(
      try panel("F9 z F2 o", .slidePicture())[0] == " x1  2×2")
    #expect(
      try screen(after: "F9 F2 i", model: .slidePicture()).lines[22]
        .hasSuffix("these pictures are grey: they have one channel"))
  }

  @Test func `templates of three channels have their colours, or signed sums`() throws {
    let own = try panel("F9", .colors()).last
    #expect(own == " each template from its least weight to its largest   x 0 to 255")
    let few = try screen(after: "F9", colors: .basic, model: .colors())
    #expect(few.lines(rows: few.panelRows).last?.hasSuffix("i: signed sums   x 0 to 255") == true)
    let sums = try #require(try panel("F9 F2 i", .colors()).last)
    #expect(sums.hasPrefix(" W summed over channels  -") && sums.contains(" ==--·++## "))
    let frame = try screen(after: "F9 F2 i z", model: .colors())
    let roles = frame.panelRows.flatMap { frame.runs(row: $0) }.map(\.style.role)
    #expect(roles.contains(.shade(0)) && roles.contains(.rgb(255, 0, 0)))
  }

  @Test func `it is offered only where inputs have a shape, and says why not`() throws {
    let bare = try screen(after: "F9").lines
    #expect(bare[22].hasSuffix("Picture: a bare table has no inputs"))
    #expect(!bare.joined().contains(" Picture "))
    let seven = try Model.pictures(
      [[1, 2, 3, 4, 5, 6, 7], [0, 1, 0, 1, 0, 1, 0]], inputs: [[1, 2, 3, 4, 5, 6, 7]],
      classNames: ["a", "b"], shape: nil)
    #expect(
      try screen(after: "F9", model: seven).lines[22]
        .hasSuffix("Picture: 7 inputs need \"shape\": [rows, columns]"))
    let detached = try screen(after: "F9 : type:detach Enter", model: .slidePicture())
    #expect(detached.lines(rows: detached.panelRows) == [" a bare table has no inputs"])
  }

  @Test(arguments: [
    [Hideable.score(CellName(example: "x1", class: "cat"))], [.accuracy],
    [.score(CellName(example: "x1", class: "dog"))],
  ])
  func `while scores or predictions are hidden, so are the votes`(items: [Hideable]) throws {
    var state = ExplorerState(Situation(try .slidePicture()), document: .lecture)
    for action in [Action.showPanel(.picture), .changePictureLook(.toggleOneClass)] {
      _ = state.update(action)
    }
    state.hidden.hide(items, in: state.table)
    let frame = draw(state, size: Size(columns: 80, rows: 24), isUnicode: true)
    let lines = frame.lines(rows: frame.panelRows)
    #expect(lines[1].hasSuffix("x∘W ?"))
    #expect(lines.last?.hasPrefix(" for ?, against ?, b 1.1 = ?  ") == true)
    #expect(!lines.joined().contains("115.5") && !lines.joined().contains("96.8"))
    #expect(lines[1].contains("W of cat: ±2"), "a template may be seen")
    _ = state.update(.changePictureLook(.toggleOneClass))
    let all = draw(state, size: Size(columns: 80, rows: 24), isUnicode: true)
    #expect(!all.lines(rows: all.panelRows).joined().contains("!437.9"))
  }

  @Test func `in forty columns everything is said too`() throws {
    var state = ExplorerState(Situation(try .colors()), document: .lecture)
    func lines() -> [String] {
      var canvas = Canvas(
        size: Size(columns: 40, rows: 19), glyphs: Glyphs(isUnicode: true, colors: .none))
      let area = Area(rows: 0..<19, columns: 0..<40)
      PanelView.picture.draw(Readings(state: state), area, &canvas)
      return canvas.frame.lines
    }
    #expect(lines()[0] == " x1  32×32×3 guessed, averaged to 8×8")
    #expect(lines()[17...18] == [" templates from least to largest weight", " x 0 to 255"])
    _ = state.update(.changePictureLook(.toggleSums))
    #expect(lines()[17].hasPrefix(" W sums  -") && lines()[18] == " x 0 to 255")
    _ = state.update(.changePictureLook(.toggleOneClass))
    #expect(lines()[0] == " x1  32×32×3 guessed, averaged to 14×14")
    #expect(lines()[18].hasSuffix("against ==--·++## for"))
  }

  @Test(arguments: [(60, 6), (40, 19), (80, 8), (80, 19), (118, 10), (120, 36)], [true, false])
  func `any area is drawn in, and nothing is drawn outside of it`(
    size: (columns: Int, rows: Int), isOfOneClass: Bool
  ) throws {
    for model in try [Model.slidePicture(), .strokes(side: 8), .strokes(side: 28), .colors()] {
      var state = ExplorerState(Situation(model), document: .lecture)
      if isOfOneClass { _ = state.update(.changePictureLook(.toggleOneClass)) }
      let area = Area(rows: 2..<2 + size.rows, columns: 5..<5 + size.columns)
      for isUnicode in [true, false] {
        var canvas = Canvas(
          size: Size(columns: size.columns + 10, rows: size.rows + 4),
          glyphs: Glyphs(isUnicode: isUnicode))
        canvas.rightEdge = area.columns.upperBound
        PanelView.picture.draw(Readings(state: state), area, &canvas)
        for (row, line) in canvas.frame.lines.enumerated() {
          #expect(area.rows.contains(row) || line.isEmpty)
          #expect(line.prefix(5).allSatisfy { $0 == " " })
          #expect(displayWidth(line) <= area.columns.upperBound)
        }
        // Sentences are whole, whatever their room.
        let lines = canvas.frame.lines
        #expect(!(lines[2] + lines.suffix(4).joined()).contains("…"))
      }
    }
  }
}

import ExplorerCore
import LossEngine
import Scores
import TerminalCore
import TerminalTestSupport
import Testing

@testable import ExplorerUI

/// The panel Weights, and the full loss in the box beside the table.
@Suite struct WeightsPanelTests {
  private func panel(_ keys: String, model: Model? = nil, size: String = "80x24") throws -> [String]
  {
    let frame = try screen(
      after: keys, size: #require(Size(parsing: size)), model: model ?? .fourPixels())
    return frame.lines(rows: frame.panelRows)
  }

  /// The words of a row, without the blanks between them.
  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  @Test func `it shows x, W, b and the products of the selected score, as on the slide`() throws {
    let lines = try panel("F7")
    #expect(words(lines[0]) == ["x1", "p1", "p2", "p3", "p4", "b", "score"])
    #expect(words(lines[1]) == ["x", "56", "231", "24", "2"])
    #expect(words(lines[2]) == ["cat", "0.2", "-0.5", "0.1", "2.0", "1.1", "*-96.8"])
    #expect(words(lines[4]) == ["ship", "0.0", "0.25", "0.2", "-0.3", "-1.2", "60.75"])
    #expect(lines[6] == " cat: 0.2·56 + (−0.5)·231 + 0.1·24 + 2.0·2 + 1.1 = -96.8")
  }

  @Test func `the products show what k multiplies`() throws {
    #expect(
      try panel("F7 >")[6] == " cat: 2·(0.2·56 + (−0.5)·231 + 0.1·24 + 2.0·2) + 1.1 = -194.7")
    #expect(
      try panel("F7 F2 o >")[6] == " cat: 2·(0.2·56 + (−0.5)·231 + 0.1·24 + 2.0·2 + 1.1) = -193.6")
  }

  @Test func `where not all inputs fit, the largest products come first and the rest is summed`()
    throws
  {
    let lines = try panel("F7", size: "60x18")
    #expect(words(lines[0]) == ["x1", "p2", "p1", "p4", "b", "score"])
    let x = (1...30).map(Double.init)
    let model = try Model.of(
      weights: [x.map { _ in 1 }, x.map { -$0 }], bias: [0.5, 0], inputs: [x])
    #expect(
      try panel("F7", model: model).last { !$0.isEmpty }
        == " c0: 1.0·30 + 1.0·29 + 1.0·28 + 1.0·27 + 26 others (351.0) + 0.5 ≈ 465.5")
  }

  @Test func `a weight is typed in its cell, and everything follows`() throws {
    let frame = try screen(after: "F7 F2 Right type:0.5", model: .fourPixels())
    #expect(frame.lines[2].contains("*134.2"))
    #expect(frame.lines[22].contains("W of cat, p2"))
    #expect(frame.lines(rows: frame.panelRows)[6].hasSuffix(" = 134.2"))
  }

  @Test func `the box has the data loss, λ R(W) and the full loss at k and 2k`() throws {
    let lines = try screen(after: "D type:0.1 Enter", model: .fourPixels()).lines
    let box = lines[1..<10].map { String($0.suffix(29)) }
    #expect(words(box[0]) == ["W", "×", "1", "W", "×", "2"])
    #expect(words(box[3]) == ["R(W)", "L2", "12.8", "51.4"])
    #expect(words(box[4]) == ["λ", "R(W)", "1.28", "5.14"])
    #expect(words(box[5]) == ["full", "SVM", "696◀", "1392"])
    #expect(lines[0].hasSuffix("L2 λ = 0.1"))
  }

  @Test func `the arrow points at the factor that the full loss prefers`() throws {
    // Right at k = 1 already: softmax prefers 2k, until R(W) costs more than that brings.
    let model = try Model.of(weights: [[1], [-1]], bias: [0, 0], inputs: [[1]])
    func arrow(_ keys: String) throws -> Bool {
      let line = try #require(
        try screen(after: keys, model: model).lines.first { $0.contains("full softmax") })
      return line.contains("▶")
    }
    #expect(try arrow(""))
    #expect(try !arrow("D 1 Enter"))
  }

  @Test
  func `under each weight stand its slope and how many digits a central difference agrees on`()
    throws
  {
    let lines = try panel("F7 F2 T G")
    #expect(words(lines[3]).prefix(2) == ["∂", "softmax"])
    // dog has all the probability: x of it, and -x of the label.
    #expect(words(lines[3]).suffix(5) == ["-56", "-231", "-24", "-2", "-1"])
    #expect(words(lines[4]).dropFirst().allSatisfy { (Int($0) ?? 0) >= 6 })
    #expect(
      lines.contains(
        "  classes 1–2 of 3   ∂: slope of the softmax loss   digits that the central differe…")
        || lines.contains { $0.contains("classes 1–2 of 3   ∂ of softmax   digits: agreeing") })
    let full = try panel("D 1 Enter F7 F2 g")
    #expect(words(full[3]).prefix(3) == ["∂", "full", "SVM"])
    #expect(full.contains { $0.contains("∂: slope of the full SVM loss") })
  }

  @Test func `classes that have no room are told, and small weights by their digits`() throws {
    let inputs = (1...12).map(Double.init)
    let model = try Model.of(
      weights: (0..<10).map { c in inputs.map { Double(c) * 1.234567e-4 * $0 } },
      bias: [Double](repeating: 0, count: 10), inputs: [inputs])
    let lines = try panel("F7 Down Down F2", model: model)
    #expect(lines.contains { $0.contains(" of 10") && $0.contains("classes 1–") })
    // The keys begin in the first column on the screen, that of the largest product.
    #expect(words(lines[0])[1] == "p12" && words(lines[2])[1] == "0")
    #expect(words(lines[3])[1] == "0.00148")
    let frame = try screen(after: "F7 Down Down F2", model: model)
    #expect(frame.lines[22].contains("W of c2, p12"))
  }

  @Test func `a bare table has no such panel`() throws {
    let frame = try screen(after: "F7")
    #expect(!frame.lines[frame.tabRow].contains("Weights"))
    #expect(
      try screen(after: "v w").lines.contains { $0.contains("a bare table has no W, b and x") })
  }
}

extension Model {
  /// A classifier of classes c0, c1, … whose examples all have the label c0.
  static func of(weights: [[Double]], bias: [Double], inputs: [[Double]]) throws -> Model {
    let classifier = try LinearClassifier(weights: weights, bias: bias)
    let inputs = try inputs.map { try LinearModel.Input($0, of: classifier) }
    let table = try ScoreTable(
      matrix: ScoreMatrix(
        rows: inputs.map { $0.scores(of: classifier) }, labels: inputs.map { _ in 0 }),
      classNames: bias.indices.map { "c\($0)" })
    return .linear(LinearModel(table: table, classifier: classifier, inputs: inputs))
  }

  /// The slide's picture of four pixels.
  static func fourPixels() throws -> Model {
    var model = try of(
      weights: [[0.2, -0.5, 0.1, 2], [1.5, 1.3, 2.1, 0], [0, 0.25, 0.2, -0.3]],
      bias: [1.1, 3.2, -1.2], inputs: [[56, 231, 24, 2]])
    for (id, name) in zip(model.table.classes, ["cat", "dog", "ship"]) {
      model.apply(.table(.renameClass(id, name)))
    }
    return model
  }
}

import Lessons
import LossEngine
import Scores
import TerminalCore
import TerminalTestSupport
import Testing

@testable import ExplorerCore
@testable import ExplorerUI

/// The panel Libraries.
@Suite struct LibrariesPanelTests {
  private func panel(_ keys: String, size: String = "80x24") throws -> [String] {
    let size = try #require(Size(parsing: size))
    let frame = try screen(after: keys, size: size)
    return frame.lines(rows: frame.panelRows)
  }

  @Test func `the lecture's table costs elsewhere what the libraries' documents lead to`() throws {
    let lines = try panel("v l")
    for (name, number) in [
      ("torch MultiMarginLoss ", "1.7556"), ("torch MultiMarginLoss p=2", "10.1844"),
      ("torch CrossEntropyLoss", "2.7587"), ("torch label_smoothing=0.1", "2.7431"),
      ("sklearn hinge_loss", "3.1667"), ("sklearn log_loss", "2.7587"),
      ("optax multiclass_hinge_loss", "3.1667"), ("keras CategoricalHinge", "3.1667"),
    ] {
      #expect(lines.contains { $0.hasPrefix(" " + name) && $0.contains(" \(number) ") }, "\(name)")
    }
    #expect(lines[0].hasSuffix("lecture: SVM 5.2667  softmax 2.7587"))
    #expect(try panel("d type:0.5 Enter v l").joined().contains("today's Δ = 0.5"))
    #expect(try panel("> v l").contains { $0.contains(" 3.1778 ") })
  }

  @Test func `the chosen one is told about, and is on every screen`() throws {
    for size in ["60x18", "80x24", "120x40"] {
      for count in [0, 3, 7, 20] {
        let keys = "v l F2" + String(repeating: " Down", count: count)
        let lines = try panel(keys, size: size)
        #expect(try #require(lines.last { !$0.isEmpty }).count > 5)
        let name = ["torch MultiMarginLoss", "torch label", "keras", "keras"][
          [0, 3, 7, 20].firstIndex(of: count) ?? 0]
        #expect(lines.contains { $0.hasPrefix(" " + name) }, "\(name) at \(size)")
      }
    }
    #expect(
      try panel("v l F2" + String(repeating: " Down", count: 7)).joined(separator: " ")
        .contains("[−5, −6, −7] of label 0 costs 6"))
  }

  @Test func `what a library refuses or makes no number of is said`() throws {
    let lines = try panel("Down type:-inf Enter v l")
    #expect(lines.contains { $0.hasPrefix(" sklearn hinge_loss") && $0.contains(" refused ") })
    #expect(lines.contains { $0.hasPrefix(" keras") && $0.contains(" nan ") })
  }

  @Test(arguments: [Hideable.svm(.mean), .softmax(.example("x2")), .accuracy, .changedSVM])
  func `hidden numbers are question marks, and the formulas stay`(item: Hideable) throws {
    var state = ExplorerState(table: .lecture)
    _ = state.update(.showPanel(.libraries))
    let size = Size(columns: 80, rows: 24)
    state.settle(size)
    state.hidden.hide([item], in: state.table)
    let frame = draw(state, size: size, isUnicode: true)
    let lines = frame.lines(rows: frame.panelRows)
    #expect(lines[0] == " ?" && lines[1...8].allSatisfy { $0.contains(" ?  ") })
    #expect(!lines.joined().contains("1.7556") && lines[1].contains("Σ j≠y"))
  }
}

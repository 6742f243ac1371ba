import LossEngine
import Scores
import TestSupport
import Testing

@testable import ExplorerCore

@Suite struct RandomWalkTests {
  @Test(arguments: 0..<40)
  func `whatever is done, losses are fresh, and undo and redo lead back and forth`(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    var state = seed % 2 == 0 ? ExplorerState.lecture : .file
    for _ in 0..<400 {
      let effects =
        Int.random(in: 0..<40, using: &generator) == 0
        ? Self.reports.randomElement(using: &generator).map { state.update($0) } ?? []
        : state.update(Self.action(using: &generator, in: state))
      for effect in effects {
        // The outside world answers now or never.
        guard case .save(let path, let revision, _) = effect, Bool.random(using: &generator)
        else { continue }
        _ = state.update(.saved(path: path, revision: revision))
      }
      expectFreshLosses(state)
      let (cell, table) = (state.selection, state.table)
      #expect(cell.example >= 0 && cell.example < table.exampleCount)
      #expect(cell.class >= 0 && cell.class < table.classCount)
      #expect(state.scale >= 0 && state.hinge.margin >= 0)
    }
    _ = state.update(.keep)
    let end = state
    let count = end.history.undos.count
    for _ in 0..<count { _ = state.update(.undo) }
    #expect(state.table == .lecture && state.scale == 1 && state.hinge == .lecture)
    expectFreshLosses(state)
    for _ in 0..<count { _ = state.update(.redo) }
    #expect(state.table == end.table && state.scale == end.scale && state.hinge == end.hinge)
    #expect(state.evaluation == end.evaluation && state.isUnsaved == end.isUnsaved)
    expectFreshLosses(state)
  }

  private static let lines = [
    "class add dog", "class add owl", "class delete", "class delete dog", "class rename ox",
    "example add", "example delete", "example rename y", "label cat", "scale 3", "scale 1e307",
    "sort svm", "sort softmax", "sort label", "sort none", "filter wrong", "filter right",
    "filter label=cat label=frog", "filter predicted=car", "filter", "goto 2", "goto x3", "goto y",
    "scale 0", "margin 0", "margin 1e308", "oops", "save b.csv", "open c.csv", "help", "quit",
    "wq", "x", "q!", "w b.csv",
  ]

  private static let plain: [Action] = [
    .nextWrongPrediction, .previousWrongPrediction, .nextMatch, .previousMatch, .goToLabel,
    .goToWinner, .editPresentNumber,
    .startMargin, .backspace,
    .keep, .keepAndMoveToNextCell, .cancel, .makeLabel, .doubleScale, .halveScale, .resetScale,
    .toggleAllClasses, .toggleMean, .toggleSquared, .nextFamily, .undo, .undo, .redo, .reset,
    .showPanel(.terms), .turn, .showHelp, .startCommand, .startSearch, .eraseCommand,
    .clearCommand,
    .completeCommand, .recallOlder, .recallNewer, .runCommand, .save, .quit, .quitAtOnce, .suspend,
    .repaint,
    .answer(.save), .answer(.discard), .answer(.yes), .scrollHelp(by: 3),
    .showPanel(Panel("Softmax")),
  ]

  private static let reports: [Report] = [
    .fileExists(path: "b.csv", exporting: nil), .failed("no room"),
    .completionsFound(["c.csv"], of: ""), .saved(path: "b.csv", revision: 0),
  ]

  static func action(
    using generator: inout SeededGenerator, in state: ExplorerState
  ) -> Action {
    func pick<T>(_ choices: [T]) -> T {
      choices[Int.random(in: 0..<choices.count, using: &generator)]
    }
    switch Int.random(in: 0..<10, using: &generator) {
    case 0, 1: return .move(pick([.up, .down, .left, .right]))
    case 2: return .jump(pick([.rowStart, .rowEnd, .pageUp, .pageDown]))
    case 3, 4: return .type(pick(Array("0123456789.,-−+eEinfx_")))
    case 5: return .nudge(tenths: pick([1, -1, 10, -10]))
    case 6: return .nudgeScale(tenths: pick([1, -1]))
    case 7:
      return .paste(
        pick(["4.4\n", "-inf", "1e308", "1e-320", "abc", "-0", "4,5", "2 x", "1e400"] + lines))
    case 8 where state.commandLine != nil: return .runCommand
    case 9 where state.commandLine?.text.isEmpty == true: return .paste(pick(lines))
    default: return pick(plain)
    }
  }
}

import LossEngine
import Scores
import Testing

@testable import ExplorerCore

@Suite struct ChangingTests {
  var state = ExplorerState.lecture

  @Test mutating func `a run of nudges on one cell is one undo`() {
    state.select(1, 1)
    expect(&state, .nudge(tenths: -1)) {
      $0.set(1, 1, 4.8)
      $0.undos = 1
    }
    for _ in 0..<4 { _ = state.update(.nudge(tenths: -1)) }
    #expect(state.selectedScore == 4.4)
    expect(&state, .undo) {
      $0.table = .lecture
      ($0.undos, $0.redos) = (0, 1)
      $0.message = .notice("undone: car of x2 = 4.4")
    }
    expect(&state, .redo) {
      $0.set(1, 1, 4.4)
      ($0.undos, $0.redos) = (1, 0)
      $0.message = .notice("done again: car of x2 = 4.4")
    }
  }

  @Test mutating func `nudges by 1 and 0.1 are one run`() {
    for tenths in [10, 1, -10, -1, 1] { _ = state.update(.nudge(tenths: tenths)) }
    #expect(state.selectedScore == 3.3 && state.history.undos.count == 1)
  }

  @Test(
    arguments: [
      [.move(.down), .move(.up)], [.type("1"), .cancel], [.doubleScale], [.undo, .redo], [.save],
      [.turn],
    ] as [[Action]])
  mutating func `anything else ends a run of nudges`(actions: [Action]) {
    _ = state.update(.nudge(tenths: 1))
    for action in actions { _ = state.update(action) }
    let count = state.history.undos.count
    expect(&state, .nudge(tenths: 1)) {
      $0.set(0, 0, 3.4)
      $0.undos = count + 1
    }
  }

  @Test mutating func `a report from outside leaves a run of nudges one`() {
    _ = state.update(.nudge(tenths: 1))
    _ = state.update(.laidOut(Viewport(examples: 0..<2, classes: 0..<2)))
    expect(&state, .nudge(tenths: 1)) { $0.set(0, 0, 3.4) }
  }

  @Test mutating func `a step that changes nothing says so`() {
    for (text, shown) in [("-inf", "-inf"), ("1e300", "1e300")] {
      state.type(text: text)
      _ = state.update(.keep)
      expect(&state, .nudge(tenths: -1)) {
        $0.message = .error("cat of x1 is \(shown): a step of 0.1 changes nothing")
      }
    }
    expect(&state, .nudge(tenths: 10)) {
      $0.message = .error("cat of x1 is 1e300: a step of 1 changes nothing")
    }
  }

  @Test mutating func `y makes the selected class the label`() {
    state.select(0, 1)
    expect(&state, .makeLabel) {
      $0.table.apply(.setLabel($0.table.examples[0], $0.table.classes[1]))
      $0.undos = 1
      $0.message = .notice("car is the label of x1")
    }
    expect(&state, .makeLabel) { $0.message = .notice("car is the label of x1 already") }
    expect(&state, .undo) {
      $0.table = .lecture
      ($0.undos, $0.redos) = (0, 1)
      $0.message = .notice("undone: car is the label of x1")
    }
  }

  @Test mutating func `the scale doubles, halves and goes back to 1`() {
    expect(&state, .doubleScale) { ($0.scale, $0.undos) = (2, 1) }
    expect(&state, .doubleScale) { ($0.scale, $0.undos) = (4, 2) }
    expect(&state, .halveScale) { ($0.scale, $0.undos) = (2, 3) }
    expect(&state, .resetScale) { ($0.scale, $0.undos) = (1, 4) }
    expect(&state, .resetScale) { $0.message = .notice("W × 1 already") }
    #expect(state.situation.row(of: 0).scores == [3.2, 5.1, -1.7])
    _ = state.update(.halveScale)
    #expect(state.situation.row(of: 0).scores == [1.6, 2.55, -0.85])
  }

  @Test mutating func `the scale moves by tenths decimally, and no further than 0`() {
    for _ in 0..<7 { _ = state.update(.nudgeScale(tenths: -1)) }
    #expect(state.scale == 0.3)
    for _ in 0..<3 { _ = state.update(.nudgeScale(tenths: -1)) }
    #expect(state.scale == 0 && state.history.undos.count == 10)
    expectFreshLosses(state)
    expect(&state, .nudgeScale(tenths: -1)) { $0.message = .notice("W × 0 already") }
    expect(&state, .halveScale) { $0.message = .notice("W × 0 already") }
    expect(&state, .nudgeScale(tenths: 1)) { ($0.scale, $0.undos) = (0.1, 11) }
    expect(&state, .halveScale) { ($0.scale, $0.undos) = (0.05, 12) }
    expect(&state, .nudgeScale(tenths: -1)) { ($0.scale, $0.undos) = (0, 13) }
    expect(&state, .doubleScale) { ($0.scale, $0.undos) = (1, 14) }
  }

  @Test mutating func `a scale that takes a score beyond doubles is refused and names the cell`() {
    state.select(1, 2)
    state.type(text: "1e308")
    expect(&state, .doubleScale) {
      ($0.mode, $0.undos) = (.table, 1)
      $0.message = .error("W × 2 takes frog of x2 beyond the largest double")
    }
    #expect(state.doubled == nil)
    expect(&state, .halveScale) { ($0.scale, $0.undos) = (0.5, 2) }
    #expect(state.doubled != nil)
  }

  @Test mutating func `a masked class stays masked at every scale`() {
    state.type(text: "-inf")
    for k in ["0", "0.5", "1e300"] {
      _ = state.run("scale \(k)")
      #expect(state.situation.row(of: 0).scores[0] == -.infinity)
      expectFreshLosses(state)
    }
  }

  @Test mutating func `a, m and s change the multiclass loss, each one undo`() {
    expect(&state, .toggleAllClasses) {
      $0.hinge.sumsAllClasses = true
      $0.undos = 1
    }
    expect(&state, .toggleMean) {
      $0.hinge.reduction = .mean
      $0.undos = 2
    }
    expect(&state, .toggleSquared) {
      $0.hinge.isSquared = true
      $0.undos = 3
    }
    #expect(state.hinges == [.lecture, state.hinge])
    expect(&state, .toggleMean) {
      $0.hinge.reduction = .sum
      $0.undos = 4
    }
    _ = state.update(.toggleSquared)
    _ = state.update(.toggleAllClasses)
    #expect(state.hinge == .lecture && state.hinges == [.lecture])
  }

  @Test mutating func `f goes round the families`() {
    let families: [HingeLoss.Family] = [.structured, .oneVsAll, .multiclass]
    for (index, family) in families.enumerated() {
      expect(&state, .nextFamily) {
        $0.hinge.family = family
        $0.undos = index + 1
        $0.message = .notice("SVM family: \(family.rawValue)")
      }
    }
  }

  @Test(
    arguments: [
      (.toggleAllClasses, "all classes"), (.toggleMean, "mean"), (.toggleSquared, "squared"),
    ] as [(Action, String)])
  mutating func `a, m and s belong to the multiclass loss and say so elsewhere`(
    action: Action, name: String
  ) {
    _ = state.update(.nextFamily)
    expect(&state, action) {
      $0.message = .error("\(name) belongs to the multiclass SVM; f changes the family")
    }
  }

  @Test mutating func `undo and redo have no limit`() {
    let count = 10_000
    for index in 0..<count {
      state.select(index % 3, index / 3 % 3)
      state.type(text: String(index + 10))
      _ = state.update(.keep)
    }
    let end = state
    #expect(state.history.undos.count == count)
    for _ in 0..<count { _ = state.update(.undo) }
    #expect(state.table == .lecture)
    expectFreshLosses(state)
    expect(&state, .undo) { $0.message = .notice("nothing to undo") }
    for _ in 0..<count { _ = state.update(.redo) }
    #expect(state.table == end.table && state.evaluation == end.evaluation)
    expect(&state, .redo) { $0.message = .notice("nothing to redo") }
  }

  @Test mutating func `undo and redo go to where the change was made`() {
    state.select(2, 1)
    _ = state.update(.nudge(tenths: 1))
    state.select(0, 0)
    _ = state.update(.undo)
    #expect(state.selection == Selection(example: 2, class: 1))
    state.select(0, 0)
    _ = state.update(.redo)
    #expect(state.selection == Selection(example: 2, class: 1))
  }

  @Test mutating func `a change after undo ends what could be redone`() {
    _ = state.update(.nudge(tenths: 1))
    _ = state.update(.undo)
    expect(&state, .nudge(tenths: -1)) {
      $0.set(0, 0, 3.1)
      ($0.undos, $0.redos) = (1, 0)
    }
  }

  @Test mutating func `reset brings back table, scale and losses, as one undo`() {
    _ = state.update(.nudge(tenths: 1))
    _ = state.update(.doubleScale)
    _ = state.update(.toggleMean)
    _ = state.run("class add dog")
    let before = Facts(state)
    expect(&state, .reset) {
      ($0.table, $0.scale, $0.hinge, $0.undos) = (.lecture, 1, .lecture, 5)
      $0.selection.class = 2
      $0.message = .notice("the table as it was opened; u takes that back")
    }
    expect(&state, .reset) { $0.message = .notice("the table is as it was opened") }
    expect(&state, .undo) {
      ($0.table, $0.scale, $0.hinge) = (before.table, before.scale, before.hinge)
      ($0.undos, $0.redos) = (4, 1)
      $0.selection.class = 3
      $0.message = .notice("undone: back to the table as opened")
    }
  }

  @Test mutating func `reset takes the selection out of what it takes away`() {
    _ = state.run("class add dog")
    _ = state.run("example add")
    state.select(3, 3)
    expect(&state, .reset) {
      ($0.table, $0.undos) = (.lecture, 3)
      $0.selection = Selection(example: 2, class: 2)
      $0.message = .notice("the table as it was opened; u takes that back")
    }
    #expect(state.selectedScore == -3.1)
  }
}

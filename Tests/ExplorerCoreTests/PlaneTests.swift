import LossEngine
import Scores
import Testing

@testable import ExplorerCore

/// Going from point to point in the panel Plane, and moving one.
@Suite struct PlaneTests {
  /// Points a plus sign's ends and middle: right, up, left, down, middle.
  private func explorer() throws -> ExplorerState {
    var state = ExplorerState(
      Situation(
        try .plane(
          [[1, 0], [0, 1]], bias: [0, 0],
          [(2, 0.5, 0), (0, 2, 1), (-2, 0, 1), (0, -2, 0), (0, 0, 0)])),
      document: .file("dir/plane.json"))
    _ = state.update(.showPanel(.plane))
    _ = state.update(.moveFocus(to: .plane))
    lay(&state)
    return state
  }

  private func lay(_ state: inout ExplorerState) {
    var viewport = state.viewport
    viewport.plane = state.planeWindow(columns: 44, rows: 22)
    _ = state.update(.laidOut(viewport))
  }

  private func perform(_ changes: PlaneLook.Change..., in state: inout ExplorerState) -> [Effect] {
    changes.flatMap { change in
      let effects = state.update(.changePlaneLook(change))
      lay(&state)
      return effects
    }
  }

  private func journaled(_ effects: [Effect]) -> [[ModelEdit]] {
    effects.compactMap { if case .journal(let edits) = $0 { edits } else { nil } }
  }

  @Test func `arrows go to the nearest point that way, or say that there is none`() throws {
    var state = try explorer()
    state.selection.example = 4
    for (direction, nearest) in [(Action.Direction.right, 0), (.up, 1), (.left, 2), (.down, 3)] {
      var moved = state
      _ = perform(.move(direction), in: &moved)
      #expect(moved.selection.example == nearest)
      _ = perform(.move(direction), in: &moved)
      #expect(moved.selection.example == nearest)
      #expect(moved.message?.text.hasPrefix("no point further \(direction)") == true)
    }
    _ = perform(.select(step: -1), in: &state)
    #expect(state.selection.example == 3)
    _ = perform(.select(step: 1), .select(step: 1), in: &state)
    #expect(state.selection.example == 4, "there is none after the last")
  }

  @Test func `a point moves by round steps of a column at least, and that is one undo`() throws {
    var state = try explorer()
    let window = try #require(state.viewport.plane)
    let step = state.planeStep.value
    #expect(step >= window.unit && step < 2.5 * window.unit)
    let before = state.model
    var effects = perform(.grab, .move(.left), .move(.left), .move(.down), in: &state)
    #expect(state.planePoint(0) == PlanePoint(1.8, 0.4) && step == 0.1)
    #expect(state.table.scores(0) == [1.8, 0.4], "losses follow each key")
    #expect(state.viewport.plane == window, "the picture stands still")
    #expect(journaled(effects) == [] && !state.isUnsaved)
    effects = perform(.grab, in: &state)
    let id = state.table.examples[0]
    #expect(
      journaled(effects) == [
        [.classifier(.setInput(id, input: 0, 1.8)), .classifier(.setInput(id, input: 1, 0.4))]
      ])
    #expect(state.isUnsaved && state.viewport.plane != window, "all points are shown again")
    _ = state.update(.undo)
    #expect(state.model == before && state.planePoint(0) == PlanePoint(2, 0.5))
    #expect(state.message?.text == "undone: x1 = (1.8, 0.4)")
    _ = state.update(.redo)
    #expect(state.planePoint(0) == PlanePoint(1.8, 0.4))
  }

  @Test func `Esc puts a point back, as if nothing had been`() throws {
    var state = try explorer()
    let before = state
    var effects = perform(.grab, .move(.left), .move(.up), in: &state)
    effects += state.update(.cancel)
    lay(&state)
    #expect(journaled(effects) == [])
    #expect(state.model == before.model && state.evaluation == before.evaluation)
    #expect(state.look == before.look && !state.isUnsaved)
    _ = state.update(.undo)
    #expect(state.message?.text == "nothing to undo")
  }

  @Test(arguments: [
    Action.undo, .quitAtOnce, .doubleScale, .moveFocus(to: .plane), .save,
    .changePlaneLook(.select(step: 1)),
  ])
  func `any other key drops it first`(action: Action) throws {
    var state = try explorer()
    _ = perform(.grab, .move(.right), in: &state)
    let effects = state.update(action)
    #expect(state.look.plane.grabbed == nil)
    #expect(
      journaled(effects).first?.first
        == .classifier(.setInput(state.table.examples[0], input: 0, 2.1)))
    #expect(state.planePoint(0) == (action == .undo ? PlanePoint(2, 0.5) : PlanePoint(2.1, 0.5)))
  }

  @Test func `a point that is dropped where it was changes nothing`() throws {
    var state = try explorer()
    let effects = perform(.grab, .move(.right), .move(.left), .grab, in: &state)
    #expect(journaled(effects) == [] && !state.isUnsaved)
  }

  @Test func `a point that leaves the picture takes it along`() throws {
    var state = try explorer()
    _ = perform(.grab, in: &state)
    for _ in 0..<60 { _ = perform(.move(.up), in: &state) }
    #expect(state.planePoint(0).y == 6.5)
    let window = try #require(state.viewport.plane)
    #expect(window.cell(of: state.planePoint(0))?.row == 1)
  }

  @Test func `zooming keeps the selected point in its place`() throws {
    var state = try explorer()
    let before = try #require(state.viewport.plane)
    _ = perform(.zoom(by: 1), in: &state)
    let near = try #require(state.viewport.plane)
    #expect(abs(near.unit / before.unit - 0.5) < 1e-12)
    #expect(near.cell(of: state.planePoint(0))! == before.cell(of: state.planePoint(0))!)
    _ = perform(.zoom(by: -1), .zoom(by: -1), in: &state)
    #expect(abs((state.viewport.plane?.unit ?? 0) / before.unit - 2) < 1e-12)
    _ = perform(.fitAll, in: &state)
    #expect(state.viewport.plane == before)
    for _ in 0..<80 { _ = perform(.zoom(by: 1), in: &state) }
    #expect(state.message?.text.hasPrefix("no closer") == true)
  }

  @Test func `a plane needs two inputs`() throws {
    #expect(ExplorerState(table: .lecture).planeRefusal == "a bare table has no inputs")
    #expect(try ExplorerState.classifier().planeRefusal == "needs 2 inputs, here 4")
    #expect(try explorer().planeRefusal == nil)
  }
}

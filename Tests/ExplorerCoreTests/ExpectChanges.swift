import LossEngine
import Scores
import Testing

@testable import ExplorerCore

/// What there is to see of a state; a test says which parts an action changes.
struct Facts {
  var table: ScoreTable
  var (path, isUnsaved): (String?, Bool)
  var (hinge, scale): (HingeLoss, Double)
  var selection: Selection
  var mode: Mode
  var (panel, isTurned, viewport): (Panel, Bool, Viewport)
  var message: Message?
  /// The shown examples, in order, where they are sorted or filtered.
  var shown: [String]?
  /// How many changes can be undone and redone.
  var (undos, redos): (Int, Int)

  init(_ state: ExplorerState) {
    (table, path, isUnsaved) = (state.table, state.document.path, state.isUnsaved)
    (hinge, scale, selection, mode) = (state.hinge, state.scale, state.selection, state.mode)
    (panel, isTurned, viewport) = (state.panel, state.isTurned, state.viewport)
    message = state.message
    shown = state.arrangement.map { _ in state.shownNames }
    (undos, redos) = (state.bench.history.undos.count, state.bench.history.redos.count)
  }

  var lines: [String] {
    let rows = (0..<table.exampleCount).map {
      "\(table.exampleName($0)), \(table.className(table.label($0))): \(table.scores($0))"
    }
    return [
      "\(table.classes.map(table.name)) \(rows)", "path \(path ?? "none")", "unsaved \(isUnsaved)",
      "\(hinge)", "scale \(scale)", "\(selection)", "\(mode)", "\(panel)", "turned \(isTurned)",
      "\(viewport)", "message \(message?.text ?? "none"), error \(message?.isError ?? false)",
      "shown \(shown ?? [])", "undos \(undos)", "redos \(redos)",
    ]
  }
}

/// Carries out an action, which changes just what `changes` says (and takes the last message away),
/// asks for `effects`, and leaves losses that are bit for bit those of the table as it is now.
func expect(
  _ state: inout ExplorerState, _ action: Action, asks effects: [Effect] = [],
  changes: (inout Facts) -> Void = { _ in }, sourceLocation: SourceLocation = #_sourceLocation
) {
  expect(
    &state, "\(action)", { $0.update(action) }, asks: effects, changes: changes,
    sourceLocation: sourceLocation)
}

/// The same for what the outside world says.
func expect(
  _ state: inout ExplorerState, _ report: Report, asks effects: [Effect] = [],
  changes: (inout Facts) -> Void = { _ in }, sourceLocation: SourceLocation = #_sourceLocation
) {
  expect(
    &state, "\(report)", { $0.update(report) }, asks: effects, changes: changes,
    sourceLocation: sourceLocation)
}

private func expect(
  _ state: inout ExplorerState, _ name: String, _ update: (inout ExplorerState) -> [Effect],
  asks effects: [Effect], changes: (inout Facts) -> Void, sourceLocation: SourceLocation
) {
  var expected = Facts(state)
  expected.message = nil
  changes(&expected)
  #expect(update(&state).withoutJournal == effects, "\(name)", sourceLocation: sourceLocation)
  for (found, expected) in zip(Facts(state).lines, expected.lines) where found != expected {
    Issue.record("\(name): found \(found), not \(expected)", sourceLocation: sourceLocation)
  }
  expectFreshLosses(state, sourceLocation: sourceLocation)
}

func expectFreshLosses(
  _ state: ExplorerState, sourceLocation: SourceLocation = #_sourceLocation
) {
  let fresh = state.situation.evaluation(at: state.scale)
  #expect(state.evaluation == fresh, sourceLocation: sourceLocation)
  let doubles = (0..<state.table.exampleCount).allSatisfy {
    let row = state.model.row(of: $0, at: 2 * state.scale)
    // A score that is not finite is a mask, which no computed score is.
    return zip(row.scores, row.unscaled).allSatisfy { score, own in
      score.isFinite || own == -.infinity && !state.model.isComputed
    }
  }
  let doubled =
    doubles
    ? state.situation.evaluation(at: 2 * state.scale) : nil
  #expect(state.doubled == doubled, sourceLocation: sourceLocation)
  expectRightOrder(state, sourceLocation: sourceLocation)
}

/// The order holds every shown example once, the selected one among them; its losses are the table's.
private func expectRightOrder(_ state: ExplorerState, sourceLocation: SourceLocation) {
  #expect(state.place(of: state.selection.example) != nil, sourceLocation: sourceLocation)
  guard let arrangement = state.arrangement else { return }
  #expect(arrangement.key != nil || arrangement.filter != nil, sourceLocation: sourceLocation)
  let (positions, all) = (arrangement.order.positions, state.table.examples.indices)
  let isSubset = Set(positions).count == positions.count && positions.allSatisfy(all.contains)
  #expect(isSubset, sourceLocation: sourceLocation)
  #expect(
    arrangement.filter != nil || positions.count == all.count, sourceLocation: sourceLocation)
  for position in all {
    let place = positions.firstIndex(of: position)
    #expect(state.place(of: position) == place, sourceLocation: sourceLocation)
  }
  let shown = arrangement.filter.map { _ in state.evaluation.restricted(to: positions) }
  #expect(state.shownEvaluation == shown, sourceLocation: sourceLocation)
}

extension ExplorerState {
  var history: History { bench.history }

  /// The shown examples, in order.
  var shownNames: [String] { (0..<shownCount).map { table.exampleName(position(atPlace: $0)) } }

  /// The explorer on the lecture's table.
  static var lecture: ExplorerState { ExplorerState(table: .lecture) }

  /// The explorer on a file's table.
  static var file: ExplorerState { ExplorerState(table: .lecture, document: .file("dir/a.csv")) }

  mutating func select(_ example: Int, _ class: Int) {
    selection = Selection(example: example, class: `class`)
  }

  /// What the keys of a text do, where each goes on typing a number.
  mutating func type(text: String) {
    for character in text { _ = update(.type(character)) }
  }

  /// Types a line after `:` and runs it.
  mutating func run(_ line: String) -> [Effect] {
    _ = update(.startCommand)
    for character in line { _ = update(.typeCommand(character)) }
    return update(.runCommand).withoutJournal
  }
}

extension [Effect] {
  /// What is asked of the outside besides keeping what was changed.
  var withoutJournal: [Effect] {
    filter { if case .journal = $0 { false } else { true } }
  }
}

extension ScoreTable {
  /// Sets the score at a position.
  mutating func set(_ example: Int, _ class: Int, _ score: Double) {
    apply(.setScore(examples[example], classes[`class`], score))
  }
}

extension Facts {
  mutating func set(_ example: Int, _ class: Int, _ score: Double) {
    table.set(example, `class`, score)
  }

  /// The number being typed.
  mutating func types(
    _ text: String, in example: Int, _ class: Int, was original: Double, isInForce: Bool = true
  ) {
    mode = .edit(
      Entry(
        place: .score(Selection(example: example, class: `class`)), text: text,
        original: original, isInForce: isInForce))
  }

  mutating func typesMargin(_ text: String, was original: Double, isInForce: Bool = true) {
    mode = .edit(Entry(place: .margin, text: text, original: original, isInForce: isInForce))
  }
}

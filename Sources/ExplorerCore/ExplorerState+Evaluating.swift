import LossEngine
import Scores

// Losses follow the table: whatever changes the one goes through `apply`, which brings the other up
// to date, at the cost of one example where only one has changed.
extension ExplorerState {
  /// Makes an edit and gives the one that takes it back.
  mutating func apply(_ edit: Edit) -> Edit {
    switch edit {
    case .table(let change):
      if entry == nil { noteForJournal(change) }
      let inverse =
        change.movesExamples
        ? keepingRowSelected { $0.apply(change) } : table.apply(change)
      if let id = change.singleExample, let position = position(of: id) {
        evaluateExample(position)
      } else {
        evaluateTable()
      }
      return .table(inverse)
    case .hinge(let changed):
      defer { evaluateTable() }
      return .hinge(exchange(&hinge, changed))
    case .scale(let k):
      defer { evaluateTable() }
      return .scale(exchange(&scale, k))
    }
  }

  /// The summary of the table as it is; nil while its losses are computed.
  package var summary: TableSummary? {
    isSummarized ? summarized?.summary : nil
  }

  private var isSummarized: Bool {
    !isComputing && summarized?.revision == evaluationRevision
  }

  /// Looks at the whole table again where the screen shows its summary and the losses have changed.
  mutating func summarize() {
    guard viewport.showsSummary, !isComputing, !isSummarized else { return }
    summarized = Summarized(TableSummary(table, evaluation), revision: evaluationRevision)
  }

  private var isLarge: Bool { table.exampleCount * table.classCount > ExplorerState.largest }
  /// How many scores are evaluated between two keys without being felt.
  private static var largest: Int { 100_000 }

  /// Brings the losses up to date, of a large table with the outside world's help.
  mutating func evaluateTable() {
    guard isLarge else {
      computing = nil
      take(request(generation: 0).losses(checking: {}))
      return
    }
    lastGeneration += 1
    computing = Computing(generation: lastGeneration)
    arrangement?.shown = nil
  }

  /// What is to be computed elsewhere.
  package func request(generation: Int) -> EvaluationRequest {
    EvaluationRequest(table: table, hinges: hinges, scale: scale, generation: generation)
  }

  /// Asks for what is to be computed elsewhere, once.
  mutating func askForLosses() -> [Effect] {
    guard let computing, !computing.isAsked else { return [] }
    self.computing?.isAsked = true
    return [.evaluate(generation: computing.generation)]
  }

  mutating func takeLosses(_ losses: Losses, generation: Int) {
    guard let computing, computing.generation == generation else { return }
    self.computing = nil
    take(losses)
    for id in computing.edited { position(of: id).map { evaluateExample($0) } }
  }

  private mutating func take(_ losses: Losses) {
    (evaluation, doubled) = (losses.evaluation, losses.doubled)
    evaluateShown()
  }

  private mutating func evaluateExample(_ position: Int) {
    guard computing == nil else {
      computing?.edited.insert(table.examples[position])
      return
    }
    let row = table.row(position, scale: scale)
    let label = table.label(position)
    let wasSummarized = isSummarized
    evaluation.update(example: position, row: row, label: label)
    if wasSummarized {
      let (table, evaluation, revision) = (table, evaluation, evaluationRevision)
      summarized?.update(example: position, table, evaluation, revision: revision)
    }
    if let place = place(of: position) {
      arrangement?.shown?.update(example: place, row: row, label: label)
    }
    if doubled != nil, table.firstOverflow(at: 2 * scale, ofExample: position) == nil {
      doubled?.update(
        example: position, row: table.row(position, scale: 2 * scale), label: label)
    } else {
      evaluateTable()
    }
  }

  private func position(of id: ExampleID) -> Int? {
    let selected = selection.example
    if table.examples.indices.contains(selected), table.examples[selected] == id { return selected }
    return table.examples.firstIndex(of: id)
  }
}

/// The last summary that was asked for.
struct Summarized {
  private(set) var summary: TableSummary
  /// The losses it was made of.
  private(set) var revision: Int

  init(_ summary: TableSummary, revision: Int) {
    (self.summary, self.revision) = (summary, revision)
  }

  /// Follows one example, where the summary can.
  mutating func update(
    example: Int, _ table: ScoreTable, _ evaluation: Evaluation, revision: Int
  ) {
    if summary.update(example: example, table, evaluation) { self.revision = revision }
  }
}

private func exchange<Value>(_ place: inout Value, _ new: Value) -> Value {
  defer { place = new }
  return place
}

import CMachine
import LossEngine

/// What exact evaluations cost as tables grow: by score for all, by edit, and in memory.
struct GrowthTable {
  var table = MarkdownTable(
    titles: ["scores", "of all, by score", "after an edit", "memory by score"])
  let patience: Patience

  init(_ patience: Patience) { self.patience = patience }

  mutating func add(_ size: TableSize) {
    let before = machine_bytes_in_use()
    let bench = ExactBench(size)
    let evaluation = Evaluation(bench.matrix)
    let memory = withExtendedLifetime(evaluation) { machine_bytes_in_use() - before }
    let count = Double(size.scoreCount)
    table.rows.append([
      "\(size)", time(bench.full(patience).seconds / count), time(bench.edit(patience).seconds),
      memory == 0 ? "unknown" : bytes(Double(memory) / count),
    ])
  }

  static func sizes(isQuick: Bool) -> [TableSize] {
    let powers = isQuick ? [10, 100] : [10, 100, 1000, 10_000, 100_000, 1_000_000]
    let classes = isQuick ? [2, 100] : [2, 10, 100, 1000, 10_000]
    return powers.map { TableSize(examples: $0, classes: 10) }
      + classes.map { TableSize(examples: isQuick ? 10 : 1000, classes: $0) }
  }
}

import CMachine
import LossBatches
import LossEngine

/// What a training loop asks of a batch, and what each answers.
enum Work: String, CaseIterable {
  case hinge = "mean hinge"
  case softmax = "mean softmax"
  case gradients = "both + gradients"
}

/// One batch to measure, with memory for its gradients that is used again.
struct EngineBench<Scalar: BatchScalar> {
  let batch: LossBatch<Scalar>
  private var gradients = LossGradients<Scalar>()

  init(_ size: TableSize) { batch = MadeScores.batch(size, Scalar.self) }

  /// - Returns: the loss; of gradients the sum of both losses.
  mutating func measured(_ work: Work, _ patience: Patience, threads: Int = 1) -> Measurement {
    measure(patience) {
      switch work {
      case .hinge: return batch.meanHingeLoss(threads: threads)
      case .softmax: return batch.meanCrossEntropyLoss(threads: threads)
      case .gradients:
        batch.evaluate(into: &gradients, threads: threads)
        return gradients.meanHingeLoss + gradients.meanCrossEntropyLoss
      }
    }
  }
}

/// Full evaluations of batches by size and type.
struct EngineTable {
  var table = MarkdownTable(
    titles: ["scores", "type", "threads", "processors"] + Work.allCases.map(\.rawValue),
    textColumns: 2)
  /// The sum of both mean losses of each table.
  private(set) var losses: [TableSize: Double] = [:]
  let patience: Patience

  init(_ patience: Patience) { self.patience = patience }

  mutating func add<Scalar: BatchScalar>(_ size: TableSize, _: Scalar.Type) {
    var bench = EngineBench<Scalar>(size)
    for threads in size.scoreCount < 100_000 ? [1] : [1, 2] {
      var measurements: [Measurement] = []
      let processors = processorsUsed {
        measurements = Work.allCases.map { bench.measured($0, patience, threads: threads) }
      }
      let values = measurements.map(\.value)
      expect(values[0] + values[1], toBe: values[2], size)
      losses[size] = values[2]
      table.rows.append(
        ["\(size)", "\(Scalar.self)", "\(threads)", threeDigits(processors)]
          + measurements.map { time($0.seconds) })
    }
  }
}

/// Two ways to the same losses end at the same numbers, or nothing here is worth reading.
private func expect(_ losses: Double, toBe expected: Double, _ size: TableSize) {
  guard abs(losses - expected) <= 1e-5 * expected else {
    fatalError("\(size): the losses are \(losses) and \(expected)")
  }
}

/// The explorer's own evaluations: to the last digits, and kept while scores are edited.
struct ExactTable {
  var table = MarkdownTable(titles: ["scores", "of all", "after an edit"])
  let patience: Patience

  init(_ patience: Patience) { self.patience = patience }

  /// - Parameter losses: the sum of both mean losses, if it is known.
  mutating func add(_ size: TableSize, losses: Double?) {
    let bench = ExactBench(size)
    let full = bench.full(patience)
    if let losses { expect(full.value, toBe: losses, size) }
    table.rows.append(["\(size)", time(full.seconds), time(bench.edit(patience).seconds)])
  }
}

/// One table to measure exact evaluations of.
struct ExactBench {
  let matrix: ScoreMatrix

  init(_ size: TableSize) { matrix = MadeScores.matrix(size) }

  func full(_ patience: Patience) -> Measurement {
    measure(patience) { sum(Evaluation(matrix)) }
  }

  /// One score of an example changes, another example each time; both means are read.
  func edit(_ patience: Patience) -> Measurement {
    var evaluation = Evaluation(matrix)
    var generator = SplitMix64(state: 1)
    return measure(patience) {
      let example = Int(generator.next() % UInt64(matrix.exampleCount))
      var scores = matrix.scores(of: example)
      scores[Int(generator.next() % UInt64(scores.count))] += 0.1
      evaluation.update(example: example, row: ScoreRow(scores), label: matrix.labels[example])
      return sum(evaluation)
    }
  }

  private func sum(_ evaluation: Evaluation) -> Double {
    evaluation.meanHingeLoss() + evaluation.meanCrossEntropyLoss
  }
}

import Foundation
import LossBatches
import LossEngine
import Scores
import TestSupport
import Testing

@testable import ScoreFiles

/// The classifiers of `Examples/classifiers`, and what their note says of them.
@Suite struct ExampleClassifierTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Examples/classifiers").path

  private func classifier(_ name: String) throws -> LinearModel {
    try #require(try ScoreFile.read("\(Self.folder)/\(name).json").model.linear)
  }

  /// The points in hundredths, as they have two decimals.
  private func points(_ model: LinearModel) -> [(x: Int, y: Int, isFirst: Bool)] {
    let inputs = model.labeledInputs
    return (0..<inputs.exampleCount).map { index in
      let hundredths = inputs.row(index).map { Int(($0 * 100).rounded()) }
      return (hundredths[0], hundredths[1], inputs.labels[index] == 0)
    }
  }

  private var note: String {
    get throws { try String(contentsOfFile: Self.folder + "/README.md", encoding: .utf8) }
  }

  @Test func `each opens, says what it is in the note, and is small`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
    #expect(files.count { $0.hasSuffix(".json") } == 8)
    for file in files {
      let path = "\(Self.folder)/\(file)"
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
      #expect(try #require(size) < 300_000, "\(file)")
      #expect(try file == "README.md" || note.contains("(\(file))"), "\(file)")
      guard file.hasSuffix(".json") else { continue }
      let opened = try ScoreFile.read(path)
      #expect(opened.model.isComputed && opened.notes == [], "\(file)")
    }
  }

  @Test func `those of the lecture give its numbers`() throws {
    let losses = Situation(.linear(try classifier("softmax-vs-svm"))).evaluation(at: 1)
    #expect(losses.meanHingeLoss() == 1.58)
    #expect((losses.meanCrossEntropyLoss * 100).rounded() == 104)
    let pixels = try classifier("four-pixels")
    #expect(pixels.table.scores(0) == [-96.8, 437.9, 60.75])
    #expect(pixels.shape == PictureShape(rows: 2, columns: 2))
    let pair = try classifier("w1-w2")
    #expect(pair.table.scores(0) == [1, 1])
    for (regularization, values) in [(Regularization.l2, [1, 0.25]), (.l1, [1.0, 1.0])] {
      let rows = pair.table.classes.map { pair.weights(of: $0).row }
      #expect(rows.map { regularization.value($0.span) } == values)
    }
  }

  /// Softmax and every SVM loss.
  static let losses: [DataLoss] =
    [.softmax, .hinge(HingeLoss(family: .structured)), .hinge(HingeLoss(family: .oneVsAll))]
    + [false, true].flatMap { isSquared in
      [HingeLoss.Reduction.sum, .mean].map {
        .hinge(HingeLoss(reduction: $0, isSquared: isSquared))
      }
    }

  /// A run at η = 0.1 to its end; nil as the start is the file's W.
  private func run(
    _ model: LinearModel, _ data: DataLoss, from start: LinearWeights? = nil, steps: Int = 1000
  ) -> TrainingRun {
    let settings = TrainingSettings(loss: model.fullLoss(data), learningRate: 0.1, steps: steps)
    var run = TrainingRun(settings, model.labeledInputs, from: start ?? model.weights(at: 1))
    while run.advance() != nil {}
    return run
  }

  @Test(arguments: losses)
  func `every loss gets all of the nine points right, from its W and from a random one`(
    data: DataLoss
  ) throws {
    let model = try classifier("nine-points")
    for start in [nil, LinearWeights.random(classCount: 3, inputCount: 2, seed: 7)] {
      #expect(run(model, data, from: start).numbers.accuracy == 1)
    }
    #expect(run(model, data, steps: 0).numbers.accuracy == 0)
  }

  @Test(arguments: ["quadrants", "ring", "three-modes"])
  func `no loss is right more often than the best line, which the note has`(name: String) throws {
    let model = try classifier(name)
    let count = model.table.exampleCount
    let best = rightOfBestLine(points(model))
    #expect(try note.contains("(\(name).json) | \(best) of \(count) "))
    for data in Self.losses {
      for start in [nil, LinearWeights.random(classCount: 2, inputCount: 2, seed: 7)] {
        let run = run(model, data, from: start, steps: 300)
        #expect(run.history.allSatisfy { $0.accuracy * Double(count) < Double(best) + 0.5 })
      }
    }
  }

  @Test func `five steps give the losses of clothes that the note has, to the bit`() throws {
    let model = try classifier("clothes")
    // As train-clothes.sh trains; rates and batches that are powers of two leave nothing to round.
    let settings = TrainingSettings(
      loss: model.fullLoss(.hinge(.lecture)), learningRate: 0x1p-21, batchSize: 16, seed: 1,
      steps: 5)
    var run = TrainingRun(
      settings, model.labeledInputs, from: LinearWeights(zeros: 10, inputCount: 196))
    while run.advance() != nil {}
    let losses = run.history.map { "\($0.loss.total)\n" }.joined()
    #expect(run.step == 5)
    #expect(try note.contains("```\n\(losses)```"))
    let trained = Situation(.linear(model)).evaluation(at: 1)
    let right = (0..<304).count(where: trained.isCorrect)
    #expect(try note.contains("gets \(right) of them right"))
  }
}

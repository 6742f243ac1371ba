import LossEngine
import Testing

/// The losses of libraries. The numbers are those of PyTorch 2.13, scikit-learn 1.9, Optax 0.2 and Keras
/// 3 (floats), which `Examples/Benchmarks/libraries.py` asks.
@Suite struct LibraryLossTests {
  private static let lecture = [[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]]

  private func means(_ rows: [[Double]], _ labels: [Int], margin: Double = 1) -> [Double?] {
    LibraryLoss.allCases.map { loss in
      let losses = zip(rows, labels).compactMap {
        loss.loss(ScoreRow($0), label: $1, margin: margin)
      }
      return losses.count < rows.count ? nil : losses.reduce(0, +) / Double(rows.count)
    }
  }

  /// A refusal is −1 here.
  private func compare(
    _ found: [Double?], _ expected: [Double?], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (index, loss) in LibraryLoss.allCases.enumerated() {
      let (a, b) = (found[index] ?? -1, expected[index] ?? -1)
      let isSame = a == b || a.isNaN && b.isNaN || abs(a - b) <= 1e-7 * abs(b)
      #expect(isSame, "\(loss): \(a), not \(b)", sourceLocation: sourceLocation)
    }
  }

  @Test func `the lecture's table costs what the libraries say`() {
    compare(
      means(Self.lecture, [0, 1, 2]),
      [
        1.7555555555555555, 10.184444444444443, 2.758654710918577, 2.7430991553630215,
        3.1666666666666665, 2.758654710918577, 3.1666666666666665, 3.1666667461395264,
      ])
  }

  @Test func `only PyTorch's margin losses have a margin to choose`() {
    compare(
      means(Self.lecture, [0, 1, 2], margin: 0.5),
      [
        1.5888888888888888, 8.51222222222222, 2.758654710918577, 2.7430991553630215,
        3.1666666666666665, 2.758654710918577, 3.1666666666666665, 3.1666667461395264,
      ])
    #expect(LibraryLoss.allCases.filter(\.hasMargin).count == 2)
  }

  @Test func `Keras counts the label's slot as 0`() {
    compare(
      means([[-5, -6, -7]], [0]),
      [0, 0, 0.4076059644443804, 0.5076059644443804, 0, 0.40760596444438046, 0, 6])
  }

  @Test func `two classes cost what the libraries say`() {
    compare(
      means([[1, 2.5], [3, -1]], [0, 1]),
      [
        1.875, 7.8125, 2.8597816029502807, 2.722281602950281, 3.75, 2.8597816029502816, 3.75, 3.75,
      ])
  }

  @Test func `scikit-learn keeps probabilities away from 0 and 1`() {
    compare(
      means([[40, 0, 0], [0, 50, 0]], [1, 1]),
      [7, 280.3333333333333, 20, 21, 20.5, 18.021826694558577, 20.5, 20.5])
    let sure = LibraryLoss.sklearnLog.loss(ScoreRow([100, 0]), label: 0)
    #expect(sure == 0x1p-52)
  }

  @Test func `masked classes are refused, infinite or no number where the library does that`() {
    compare(
      means([[3, -.infinity, 1]], [0]),
      [0, 0, 0.1269280110429726, .infinity, nil, 0.12692801104297263, .nan, .nan])
  }

  @Test func `the largest scores trap nothing`() {
    for rows in [[[1e308, -1e308]], [[-1e308, 1e308]]] {
      for mean in means(rows, [0]) { #expect(mean?.isNaN == false) }
    }
    let smoothed = LibraryLoss.torchSmoothedCrossEntropy.loss(ScoreRow([1e308, -1e308]), label: 0)
    #expect(smoothed.map { abs($0 / 1e307 - 1) < 1e-15 } == true)
  }
}

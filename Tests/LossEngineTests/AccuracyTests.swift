import Foundation
import LossEngine
import TestSupport
import Testing

/// 20,160 random rows against 60-digit arithmetic: Fixtures/make_accuracy.py makes the same rows from
/// the same numbers and writes what is exact.
@Suite struct AccuracyTests {
  /// The families of rows, in turn.
  private static let families = [
    "one decimal", "differences that round", "lead 690-750", "lead 30-60", "any size", "to 1e300",
    "near ties", "zero margins", "masked classes",
  ]

  /// A row as make_accuracy.py makes it.
  private struct Row {
    let scores: [Double]
    let label: Int
    let hinge: HingeLoss
    /// The class whose probability is compared.
    let shown: Int

    init(_ random: inout SeededGenerator, family: Int) {
      func below(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
      func unit() -> Double { Double(random.next() >> 11) * 0x1p-53 }
      func tenths() -> Double { Double(below(101) - 50) / 10 }
      var margin = Double(1 + below(30)) / 10
      let isWide = (family == 2 || family == 4) && below(16) == 0
      let count = 2 + (isWide ? below(999) : below(9))
      let label = below(count)
      var scores: [Double]
      switch family {
      case 0: scores = (0..<count).map { _ in tenths() }
      case 1: scores = (0..<count).map { _ in unit() * 40 - 20 }
      case 2:
        scores = (0..<count).map { _ in unit() }
        scores[label] = 690 + unit() * 60
      case 3:
        scores = (0..<count).map { _ in tenths() }
        scores[label] = 35 + unit() * 30
      case 4:
        scores = (0..<count).map { _ in
          let tenths = tenths()
          return tenths * [1, 10, 100, 1000][below(4)]
        }
      case 5:
        scores = (0..<count).map { _ in
          let significand = Double(random.next() >> 11)
          let size = Double(sign: .plus, exponent: below(990) - 50, significand: significand)
          return below(2) == 1 ? -size : size
        }
      case 6:
        let base = tenths() + 10
        scores = (0..<count).map { _ in base + Double(below(9)) * 0x1p-49 }
      case 7:
        let (d, n) = (1 + below(30), below(401) - 200)
        margin = Double(d) / 10
        scores = (0..<count).map { _ in
          let isOnMargin = below(2) == 0
          return Double(n - (isOnMargin ? d : below(60))) / 10
        }
        scores[label] = Double(n) / 10
      default:
        scores = (0..<count).map { _ in below(3) == 0 ? -.infinity : tenths() }
        scores[label] = tenths()
      }
      (self.scores, self.label) = (scores, label)
      hinge = Self.hinge(below(8), margin: margin)
      shown = below(count)
    }

    private static func hinge(_ kind: Int, margin: Double) -> HingeLoss {
      switch kind {
      case 5: HingeLoss(family: .structured, margin: margin)
      case 6: HingeLoss(family: .oneVsAll, margin: margin)
      default:
        HingeLoss(
          margin: margin, sumsAllClasses: kind == 1 || kind == 7,
          reduction: [2, 4, 7].contains(kind) ? .mean : .sum, isSquared: kind == 3 || kind == 4)
      }
    }
  }

  /// The worst error of a quantity, in ulps of what is exact, and where it is.
  private struct Worst {
    var ulps = 0.0
    var place = ""

    mutating func add(_ value: Double, _ exact: Double, _ place: @autoclosure () -> String) {
      guard value != exact else { return }
      let error = abs(value - exact) / exact.ulp
      if !(error <= ulps) { (ulps, self.place) = (error.isNaN ? .infinity : error, place()) }
    }
  }

  @Test func `losses, probabilities, gradients and means are within their ulps`() throws {
    let url = try #require(
      Bundle.module.url(forResource: "accuracy", withExtension: "bin", subdirectory: "Fixtures"))
    let data = try Data(contentsOf: url)
    var offset = 0
    func next() -> Double {
      defer { offset += 8 }
      let bits = data.subdata(in: offset..<offset + 8).withUnsafeBytes {
        $0.loadUnaligned(as: UInt64.self)
      }
      return Double(bitPattern: UInt64(littleEndian: bits))
    }

    var random = SeededGenerator(state: 0)
    var (loss, probability, gradient, hinge, mean) = (Worst(), Worst(), Worst(), Worst(), Worst())
    var losses: [Double] = []
    let count = data.count / 33 / 8 * 8
    #expect(count >= 20_000 && data.count == count * 33)
    for index in 0..<count {
      let family = index % Self.families.count
      let row = Row(&random, family: family)
      func place() -> String { "row \(index), \(Self.families[family])" }
      let computed = Softmax.crossEntropyLoss(row.scores.span, label: row.label)
      let probabilities = Softmax.probabilities(row.scores.span)
      let slope = Softmax.gradient(row.scores.span, label: row.label)[row.label]
      loss.add(computed, next(), place())
      probability.add(probabilities[row.shown], next(), place())
      gradient.add(slope, next(), place())
      hinge.add(row.hinge.loss(row.scores.span, label: row.label), next(), place())
      losses.append(computed)
      if losses.count == 8 {
        mean.add(LossSum(losses).mean, next(), place())
        losses = []
      }
    }
    print(
      "worst ulps over \(count) rows: softmax loss \(loss.ulps) (\(loss.place)), "
        + "probability \(probability.ulps) (\(probability.place)), "
        + "gradient \(gradient.ulps) (\(gradient.place)), SVM loss \(hinge.ulps) (\(hinge.place)), "
        + "mean \(mean.ulps) (\(mean.place))")
    #expect(loss.ulps <= 4 && probability.ulps <= 4 && gradient.ulps <= 4)
    #expect(hinge.ulps <= 5, "4, and 5 for a squared mean")
    #expect(mean.ulps <= 5, "1 of the mean and 4 of its losses")
  }
}

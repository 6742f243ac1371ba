import LossEngine
import TestSupport
import Testing

@Suite struct SoftmaxTests {
  @Test func `a tiny loss is not 0`() {
    let by110 = [10.0, -100, -100]
    expect(
      Softmax.crossEntropyLoss(by110.span, label: 0), within: 4, ulpsOf: 3.377823760449065e-48)
    let probabilities = Softmax.probabilities(by110.span)
    #expect(probabilities[0] == 1)
    // p_y − 1 would be 0.
    #expect(Softmax.gradient(by110.span, label: 0)[0] == -(probabilities[1] + probabilities[2]))
  }

  /// A label at 0 and C − 1 classes at −(lead + i·step): log1p(Σ exp) by mpmath with 60 digits.
  @Test(
    arguments: [
      (2, 690.0, 0, "2.171738281389827e-300"),
      (2, 708.5, 0, "2.006132305331306e-308"),
      (2, 744.25, 0, "5e-324"),
      (2, 750.0, 0, "0.0"),
      (10, 690.0, 0x1p-10, "1.9469505177759204e-299"),
      (10, 700.0, 0, "8.873708889383794e-304"),
      (10, 708.5, 0x1p-10, "1.798485740230265e-307"),
      (10, 720.0, 0, "1.82900772218e-312"),
      (10, 735.0, 0x1p-10, "5.57316e-319"),
      (10, 744.25, 0x1p-10, "5.4e-323"),
      (1000, 690.0, 0, "2.169566543108437e-297"),
      (1000, 700.0, 0x1p-10, "6.293360982743336e-302"),
      (1000, 708.5, 0, "2.0041261730259744e-305"),
      (1000, 708.5, 0x1p-10, "1.2804998947540114e-305"),
      (1000, 720.0, 0, "2.03019857162187e-310"),
      (1000, 720.0, 0x1p-10, "1.2971583786895e-310"),
      (1000, 735.0, 0, "6.2104244e-317"),
      (1000, 735.0, 0x1p-10, "3.9680373e-317"),
      (1000, 744.25, 0, "5.97e-321"),
      (1000, 744.25, 0x1p-10, "3.814e-321"),
      (1000, 750.0, 0, "2e-323"),
      (1000, 750.0, 0x1p-10, "1e-323"),
    ])
  func `a lead of hundreds leaves its last bits`(
    classCount: Int, lead: Double, step: Double, loss: String
  ) throws {
    let row = [0] + (0..<classCount - 1).map { -(lead + Double($0) * step) }
    let expected = try #require(Double(loss))
    let computed = Softmax.crossEntropyLoss(row.span, label: 0)
    #expect(abs(computed - expected) <= 4 * expected.ulp)
    #expect(Softmax.gradient(row.span, label: 0)[0] == -computed)
  }

  /// log1p(Σ_{j≠0} exp(s_j − s_0)) by mpmath with 60 digits.
  @Test(
    arguments: [
      ([0.1, -700.3, -700.7], "1.1039377082648107e-304"),
      ([37.46, -640.9, -637.47, -690.1], "7.860819630112686e-294"),
      ([-3.3, -655.1, -653.9], "3.6504986863275407e-283"),
      ([1.1, -720.7, -719.3], "1.6981705373e-313"),
    ])
  func `differences of hundreds keep their rounding error`(row: [Double], loss: String) throws {
    let expected = try #require(Double(loss))
    let computed = Softmax.crossEntropyLoss(row.span, label: 0)
    #expect(abs(computed - expected) <= 4 * expected.ulp)
  }

  @Test(arguments: [3])
  func `adding a constant to all scores changes no loss`(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<500 {
      // Multiples of 1/8: the addition is exact.
      let row = (0..<5).map { _ in Double(Int.random(in: -400...400, using: &generator)) / 8 }
      let shifted = row.map { $0 + 1e6 }
      #expect(
        Softmax.crossEntropyLoss(row.span, label: 2)
          == Softmax.crossEntropyLoss(shifted.span, label: 2))
      #expect(Softmax.probabilities(row.span) == Softmax.probabilities(shifted.span))
    }
  }

  @Test(arguments: [1.0, 10, 100, 1000], [4])
  func `probabilities sum to 1`(spread: Double, seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    for classCount in [2, 3, 10, 100] {
      for _ in 0..<100 {
        let row = generator.row(of: classCount, in: -spread...spread)
        let sum = Softmax.probabilities(row.span).reduce(0, +)
        #expect(abs(sum - 1) <= 2 * 1.0.ulp * Double(classCount))
      }
    }
  }

  @Test(arguments: [5])
  func `the gradient is the slope of the loss`(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    for classCount in 2...6 {
      for _ in 0..<40 {
        let row = generator.row(of: classCount, in: -4...4)
        let label = Int.random(in: 0..<classCount, using: &generator)
        let gradient = Softmax.gradient(row.span, label: label)
        let slopes = centralDifferences(of: row) { Softmax.crossEntropyLoss($0, label: label) }
        for j in row.indices { #expect(abs(gradient[j] - slopes[j]) < 1e-8) }
      }
    }
  }

  @Test func `a masked class drops out`() {
    let masked: [Double] = [1.0, -.infinity, 2.5]
    let without = [1.0, 2.5]
    #expect(
      Softmax.crossEntropyLoss(masked.span, label: 0)
        == Softmax.crossEntropyLoss(without.span, label: 0))
    #expect(Softmax.probabilities(masked.span)[1] == 0)
    #expect(Softmax.gradient(masked.span, label: 0)[1] == 0)
    #expect(Softmax.crossEntropyLoss(masked.span, label: 1) == .infinity)
    #expect(Softmax.gradient(masked.span, label: 1).allSatisfy { !$0.isNaN })
  }

  @Test func `a label that alone is not masked loses nothing`() {
    let row: [Double] = [-.infinity, -3, -.infinity]
    #expect(Softmax.crossEntropyLoss(row.span, label: 1) == 0)
    #expect(Softmax.probabilities(row.span) == [0, 1, 0])
    #expect(Softmax.gradient(row.span, label: 1) == [0, 0, 0])
  }

  @Test func `a label that is no class stops the program`() async {
    await #expect(processExitsWith: .failure) {
      let row = [1.0, 2]
      _ = Softmax.crossEntropyLoss(row.span, label: -1)
    }
  }

  @Test func `a tie at the top counts every class of it`() {
    let row = [7.0, 7, 7, -1e9]
    for label in 0..<3 {
      expect(
        Softmax.crossEntropyLoss(row.span, label: label), within: 1, ulpsOf: 1.0986122886681098)
    }
    #expect(Softmax.crossEntropyLoss(row.span, label: 3) > 1e9)
  }

  @Test func `extreme scores never give NaN`() {
    let extremes: [Double] = [
      1e308, -1e308, 0x1p-1074, 0, 745, 800, .greatestFiniteMagnitude, -.infinity,
    ]
    for a in extremes {
      for b in extremes where a > -.infinity || b > -.infinity {
        let row: [Double] = [a, b, -.infinity]
        #expect(Softmax.crossEntropyLoss(row.span, label: 0) >= 0)
        let sum = Softmax.probabilities(row.span).reduce(0, +)
        #expect(abs(sum - 1) <= 6 * 1.0.ulp)
        #expect(Softmax.gradient(row.span, label: 0).allSatisfy { !$0.isNaN })
      }
    }
    let apart = [-1e308, 1e308]
    #expect(Softmax.crossEntropyLoss(apart.span, label: 0) == .infinity)
    #expect(Softmax.exponentials(apart.span) == [0, .infinity])
  }
}

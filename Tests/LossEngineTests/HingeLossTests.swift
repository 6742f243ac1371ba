import LossEngine
import TestSupport
import Testing

@Suite struct HingeLossTests {
  @Test func `terms are those of the other classes, in class order`() {
    let row = [1.0, 5, 4.5, -3]
    let terms = HingeLoss.lecture.terms(row.span, label: 1)
    #expect(terms.map(\.classIndex) == [0, 2, 3])
    #expect(terms.map(\.value) == [-3, 0.5, -7])
    #expect(terms.map(\.violation) == [0, 0.5, 0])
    #expect(HingeLoss(family: .structured).terms(row.span, label: 1) == terms)
  }

  @Test func `the label has a term of its own where all classes are summed, and one-vs-all`() {
    let row = [1.0, 5, 4.5]
    let all = HingeLoss(margin: 2, sumsAllClasses: true).terms(row.span, label: 1)
    #expect(all.map(\.value) == [-2, 2, 1.5])
    let oneVsAll = HingeLoss(family: .oneVsAll, margin: 2).terms(row.span, label: 1)
    #expect(oneVsAll.map(\.value) == [3, -3, 6.5])
  }

  @Test func `what no loss can be made of stops the program`() async {
    await #expect(processExitsWith: .failure) { _ = HingeLoss(margin: -1) }
    await #expect(processExitsWith: .failure) {
      var hinge = HingeLoss.lecture
      hinge.margin = .nan
    }
    await #expect(processExitsWith: .failure) {
      _ = HingeLoss.lecture.loss(ScoreRow([1, 2]), label: 2)
    }
    await #expect(processExitsWith: .failure) {
      _ = HingeLoss.lecture.terms(ScoreRow([1]), label: 0)
    }
  }

  @Test func `options belong to the multiclass loss and leave the others alone`() {
    let row = [1.0, 2.5, -4]
    for family in [HingeLoss.Family.structured, .oneVsAll] {
      let plain = HingeLoss(family: family)
      let withOptions = HingeLoss(
        family: family, sumsAllClasses: true, reduction: .mean, isSquared: true)
      #expect(withOptions.loss(row.span, label: 0) == plain.loss(row.span, label: 0))
      #expect(withOptions.terms(row.span, label: 0) == plain.terms(row.span, label: 0))
      #expect(withOptions.gradient(row.span, label: 0) == plain.gradient(row.span, label: 0))
    }
  }

  @Test func `a mean divides by the number of terms`() {
    let row = [0.0, 1, 2, 3]
    #expect(HingeLoss(reduction: .mean).loss(row.span, label: 0) == 9.0 / 3)
    #expect(HingeLoss(sumsAllClasses: true, reduction: .mean).loss(row.span, label: 0) == 10.0 / 4)
    #expect(HingeLoss(reduction: .mean, isSquared: true).loss(row.span, label: 0) == 29.0 / 3)
  }

  @Test(arguments: [1, 5, 10, 25, 30])
  func `a margin that is 0 in decimals is 0`(tenths: Int) {
    let hinge = HingeLoss(margin: Double(tenths) / 10)
    let oneVsAll = HingeLoss(family: .oneVsAll, margin: Double(tenths) / 10)
    for a in -100...100 {
      for b in -100...100 {
        let row = [Double(a) / 10, Double(b) / 10]
        let term = hinge.terms(row.span, label: 1)[0].value
        #expect((term == 0) == (a - b + tenths == 0), "\(row)")
        #expect((hinge.gradient(row.span, label: 1)[0] == 1) == (a - b + tenths > 0), "\(row)")
      }
      let row = [Double(a) / 10, Double(a) / 10]
      let terms = oneVsAll.terms(row.span, label: 1).map(\.value)
      #expect((terms[0] == 0) == (a == -tenths) && (terms[1] == 0) == (a == tenths), "\(row)")
    }
  }

  @Test(arguments: [(8.7, 8.8), (8.2, 8.3), (-8.3, -8.2), (36.2, 36.3)])
  func `a margin that is 0 in decimals is 0 at another scale too`(a: Double, b: Double) {
    let row = ScoreRow([a, b], scale: 7)
    #expect(HingeLoss(margin: 0.7).loss(row, label: 1) == 0)
  }

  @Test func `a margin that decimals have is none of 0, however small`() {
    let oneBelow = [0.0, 1.nextDown]
    #expect(HingeLoss.lecture.loss(oneBelow.span, label: 1) == 0x1p-53)
    let large = [1e15, 1e15 + 0.875]
    #expect(HingeLoss.lecture.loss(large.span, label: 1) == 0.125)
    let neighbours = [1 + 0x1p-52, 1]
    #expect(HingeLoss(margin: 0).loss(neighbours.span, label: 1) == 1.0.ulp)
    // Digits of Δ and of k count as those of scores do.
    #expect(HingeLoss(margin: 1.nextUp).loss(ScoreRow([0.3, 1.3]), label: 1) > 0)
    #expect(HingeLoss(margin: 3).loss(ScoreRow([0.3, 1.3], scale: 3), label: 1) == 0)
    #expect(HingeLoss(margin: 3).loss(ScoreRow([0.3, 1.3], scale: 3.0.nextDown), label: 1) > 0)
    #expect(HingeLoss(margin: 1e-300).loss(ScoreRow([1e-300, 2e-300]), label: 1) == 0)
    let least = 0x1p-1074
    #expect(HingeLoss(margin: least).loss(ScoreRow([least, 2 * least]), label: 1) == 0)
  }

  @Test func `computed scores that are no exact decimals are given four ulps, of small scores`() {
    func loss(_ above: Double, over b: Double, isDecimal: [Bool] = [true, false]) -> Double {
      let row = ScoreRow(computed: [b - 1 + above, b], isDecimal: isDecimal)
      return HingeLoss.lecture.loss(row, label: 1)
    }
    #expect(loss(4 * 4.0.ulp, over: 7) == 0 && loss(5 * 4.0.ulp, over: 7) == 5 * 4.0.ulp)
    #expect(loss(4 * 4.0.ulp, over: 7, isDecimal: [false, true]) == 0)
    #expect(loss(4 * 4.0.ulp, over: 7, isDecimal: [true, true]) == 4 * 4.0.ulp)
    let oneVsAll = HingeLoss(family: .oneVsAll)
    let row = ScoreRow(computed: [-1 + 4 * 1.0.ulp, 1 - 4 * 1.0.ulp], isDecimal: [false, false])
    #expect(oneVsAll.loss(row, label: 1) == 0)
    // Four ulps of 2³¹ are more than 2⁻²⁰ Δ, those of 2³⁰ are that.
    #expect(loss(0x1p-21, over: 0x1p31) == 0x1p-21)
    #expect(loss(0x1p-21, over: 0x1p30) == 0)
  }

  @Test(arguments: [7])
  func `doubling the scores keeps a loss of 0 at 0`(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<2_000 {
      var row = generator.row(of: 5, in: -10...10)
      row[2] = row.max()! + 1 + Double.random(in: 0...0.5, using: &generator)
      for hinge in [HingeLoss.lecture, HingeLoss(family: .structured)] {
        #expect(hinge.loss(row.span, label: 2) == 0)
        let doubled = row.map { scaled($0, by: 2) }
        #expect(hinge.loss(doubled.span, label: 2) == 0)
      }
    }
  }

  @Test(arguments: [8])
  func `adding a constant to all scores changes no loss that compares scores`(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<500 {
      // Multiples of 1/8: the addition is exact.
      let row = (0..<4).map { _ in Double(Int.random(in: -80...80, using: &generator)) / 8 }
      let shifted = row.map { $0 + 1024.5 }
      for hinge in allHinges() where hinge.family != .oneVsAll {
        #expect(hinge.loss(row.span, label: 1) == hinge.loss(shifted.span, label: 1))
      }
    }
  }

  @Test(arguments: allHinges())
  func `a masked class adds nothing and a masked label loses everything`(hinge: HingeLoss) {
    let row: [Double] = [2.0, -.infinity, 1.5, 0.25]
    var unmasked = row
    unmasked[1] = -1e6
    #expect(hinge.loss(row.span, label: 0) == hinge.loss(unmasked.span, label: 0))
    #expect(hinge.gradient(row.span, label: 0)[1] == 0)
    #expect(hinge.loss(row.span, label: 1) == .infinity)
    #expect(hinge.gradient(row.span, label: 1).allSatisfy { !$0.isNaN })

    let twoMasked: [Double] = [-.infinity, -.infinity, 1]
    #expect(hinge.loss(twoMasked.span, label: 0) == .infinity)
    #expect(hinge.terms(twoMasked.span, label: 0).allSatisfy { !$0.value.isNaN })
  }

  @Test(arguments: allHinges())
  func `extreme scores never give NaN`(hinge: HingeLoss) {
    let extremes: [Double] = [
      1e308, -1e308, 0x1p-1074, 0, 745, 800, .greatestFiniteMagnitude, -.infinity,
    ]
    for a in extremes {
      for b in extremes where a > -.infinity || b > -.infinity {
        let row: [Double] = [a, b, -.infinity]
        #expect(hinge.loss(row.span, label: 0) >= 0)
        #expect(hinge.gradient(row.span, label: 0).allSatisfy { !$0.isNaN })
      }
    }
  }

  @Test func `a loss beyond doubles is infinite, a mean within them is not`() {
    let row = [-8e307, 9e307, 7e307]
    #expect(HingeLoss.lecture.loss(row.span, label: 0) == .infinity)
    expect(HingeLoss(reduction: .mean).loss(row.span, label: 0), within: 2, ulpsOf: 1.6e308)

    let squares: [Double] = [-1e154, 0.0, 0, -.infinity]
    let squared = HingeLoss(isSquared: true)
    #expect(squared.loss(squares.span, label: 0) == .infinity)
    let mean = HingeLoss(reduction: .mean, isSquared: true)
    expect(mean.loss(squares.span, label: 0), within: 4, ulpsOf: 1e308 / 1.5)
  }
}

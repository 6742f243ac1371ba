import LossEngine
import TestSupport
import Testing

@Suite struct HingeLossGradientTests {
  @Test(arguments: [1, 0.5, 2.75].flatMap { allHinges(margin: $0) }, [11])
  func `the gradient is the slope of the loss away from kinks`(hinge: HingeLoss, seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    for classCount in 2...6 {
      for _ in 0..<40 {
        let row = generator.row(of: classCount, in: -4...4)
        let label = Int.random(in: 0..<classCount, using: &generator)
        let terms = hinge.terms(row.span, label: label).map(\.value).sorted(by: >)
        let isAtKink =
          terms.contains { abs($0) < 1e-3 }
          || (hinge.family == .structured && terms.count > 1 && terms[0] - terms[1] < 1e-3)
        if isAtKink { continue }
        let gradient = hinge.gradient(row.span, label: label)
        let slopes = centralDifferences(of: row) { hinge.loss($0, label: label) }
        for j in row.indices { #expect(abs(gradient[j] - slopes[j]) < 1e-8) }
      }
    }
  }

  @Test func `the gradient is 0 at the kink`() {
    let row = [0.3, 1.3, 0.3]
    for hinge in allHinges() where hinge.family != .oneVsAll {
      #expect(hinge.gradient(row.span, label: 1) == [0, 0, 0])
    }
    let atBothKinks = [-1.0, 1, -1]
    #expect(HingeLoss(family: .oneVsAll).gradient(atBothKinks.span, label: 1) == [0, 0, 0])
  }

  @Test func `the structured gradient takes the first of several most violating classes`() {
    let row = [1.0, 3, 2, 3]
    #expect(HingeLoss(family: .structured).gradient(row.span, label: 0) == [-1, 1, 0, 0])
  }

  @Test func `a label's entry of 0 has no minus sign`() {
    let row = [9.0, 1, 2]
    for hinge in allHinges() where hinge.family != .oneVsAll {
      #expect(hinge.gradient(row.span, label: 0)[0].sign == .plus)
    }
  }
}

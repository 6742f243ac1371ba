import Testing

@testable import LossEngine

@Suite struct DoubleDoubleTests {
  @Test func `a sum keeps what its double leaves out`() {
    let sum = DoubleDouble(1, plus: 0x1p-60)
    #expect(sum.high == 1 && sum.low == 0x1p-60)
    #expect((sum + DoubleDouble(-1, plus: 0)).value == 0x1p-60)
  }

  @Test func `numbers that cancel leave those in between`() {
    var sum = DoubleDouble()
    for x in [1.0, 1e100, 1, -1e100] { sum += x }
    #expect(sum.value == 2)
  }

  @Test func `a sum beyond doubles is infinite and not NaN`() {
    let overflow = DoubleDouble(1.5e308, plus: 1.5e308)
    #expect(overflow.value == .infinity)
    #expect((overflow + overflow).value == .infinity)
  }
}

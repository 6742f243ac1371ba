import Testing

@testable import ExplorerCore

@Suite struct BoxedTests {
  private struct Holder {
    @Boxed var numbers: [Int] = []
  }

  @Test func `a copy keeps its value when the original changes`() {
    var holder = Holder(numbers: [1])
    let copy = holder
    holder.numbers.append(2)
    #expect(holder.numbers == [1, 2])
    #expect(copy.numbers == [1])
  }

  @Test func `what nobody shares is changed in place`() {
    var holder = Holder(numbers: [])
    holder.numbers.reserveCapacity(100)
    let place = holder.numbers.withUnsafeBufferPointer { $0.baseAddress }
    for number in 0..<100 { holder.numbers.append(number) }
    #expect(holder.numbers.withUnsafeBufferPointer { $0.baseAddress } == place)
  }
}

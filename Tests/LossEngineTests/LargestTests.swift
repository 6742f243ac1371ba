import TestSupport
import Testing

@testable import LossEngine

@Suite struct LargestTests {
  @Test func `the largest come first, of equal ones the first`() {
    let values = [1.0, 3, -.infinity, 3, 2, .infinity, 2]
    #expect(indicesOfLargest(4, of: values) == [5, 1, 3, 4])
    #expect(indicesOfLargest(9, of: values) == [5, 1, 3, 4, 6, 0, 2])
    #expect(indicesOfLargest(0, of: values) == [])
    #expect(indicesOfLargest(3, of: []) == [])
  }

  @Test(arguments: [7])
  func `they are what sorting gives`(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    for count in 0..<200 {
      let values = (0..<count).map { _ in Double(Int.random(in: 0..<20, using: &generator)) }
      let sorted = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
      let wanted = Int.random(in: 0...count, using: &generator)
      #expect(indicesOfLargest(wanted, of: values) == Array(sorted.prefix(wanted)))
    }
  }
}

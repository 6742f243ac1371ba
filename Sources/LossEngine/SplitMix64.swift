/// Random numbers from a seed that are the same on every machine and in every version of Swift (Steele,
/// Lea and Flood, 2014).
package struct SplitMix64 {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// A number in 0..<bound. (It is a little likelier to be a small one, by bound / 2⁶⁴.)
  package mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}

extension Array {
  /// Puts the items into an order drawn by a seed (Fisher–Yates).
  package mutating func shuffle(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    shuffle(by: &generator)
  }

  package mutating func shuffle(by generator: inout SplitMix64) {
    for i in indices.reversed() where i > 0 { swapAt(i, generator.below(i + 1)) }
  }
}

import ExplorerCore
import LossEngine
import Scores

/// Round numbers on an axis: multiples of 1, 2 or 5 times a power of ten. On an axis from 0 also its end
/// where no two of these have room.
struct Ticks {
  struct Tick: Equatable {
    let value: Double
    let text: String
  }

  let ticks: [Tick]

  /// - Parameters:
  ///   - end: where the axis ends, above 0.
  ///   - fits: whether ticks so far apart, the widest of them of this text, leave room for each other.
  init(to end: Double, where fits: (_ gap: Double, _ widest: String) -> Bool) {
    var exponent = (ShortestDecimal(end)?.magnitude ?? 0) - 1
    var found: [Tick] = []
    // A gap of ten times the axis leaves only 0, which always fits.
    search: for _ in 0..<4 {
      for digit in [1, 2, 5] {
        found = Ticks.multiples(of: digit, exponent, to: end)
        let widest = found.map(\.text).max { $0.utf8.count < $1.utf8.count } ?? "0"
        let gap = found.count > 1 ? found[1].value : end
        if found.count <= 1 || fits(gap, widest) { break search }
      }
      exponent += 1
    }
    ticks = found.count > 1 ? found : found + [Tick(value: end, text: NumberText.factor(end))]
  }

  /// Those of any range, as close as they have room; none where not even one has.
  init(
    from start: Double, to end: Double, where fits: (_ gap: Double, _ widest: String) -> Bool
  ) {
    var step = RoundStep(atLeast: (end - start) / 100)
    while true {
      let first = (start / step.value).rounded(.up)
      let count = max(0, Int((end / step.value).rounded(.down) - first) + 1)
      let found = (0..<count).map { index in
        let value = step.times(Int(first) + index)
        return Tick(value: value, text: NumberText.factor(value))
      }
      let widest = found.map(\.text).max { $0.utf8.count < $1.utf8.count } ?? ""
      let hasRoom = fits(step.value, widest)
      if hasRoom || found.count <= 1 {
        ticks = hasRoom ? found : []
        return
      }
      step = step.next
    }
  }

  /// Where to end an axis that has to hold a value, so that little of it is left over and its end is a
  /// short number: one or two digits times a power of ten, such as 4, 15 or 250.
  static func end(holding value: Double) -> Double {
    guard value.isFinite, value > 1e-300, let decimal = ShortestDecimal(value) else { return 1 }
    let ends = [10, 15, 20, 25, 30, 40, 50, 60, 80, 100].lazy.map {
      Double("\($0)e\(decimal.magnitude - 1)") ?? value
    }
    return ends.first { $0 >= value && $0.isFinite } ?? value
  }

  private static func multiples(of digit: Int, _ exponent: Int, to end: Double) -> [Tick] {
    var ticks: [Tick] = []
    while true {
      guard let value = Double("\(ticks.count * digit)e\(exponent)"), value <= end,
        ticks.last.map({ $0.value < value }) ?? true
      else { return ticks }
      ticks.append(Tick(value: value, text: NumberText.factor(value)))
    }
  }
}

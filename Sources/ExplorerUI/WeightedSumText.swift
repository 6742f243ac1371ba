import ExplorerCore
import LossEngine
import Scores

/// The selected score as on the slide: 0.2·56 + (−0.5)·231 + 0.1·24 + 2.0·2 + 1.1 = −96.8. Where not all
/// products fit, the largest ones, and the sum of the others.
struct WeightedSumText {
  private let className: String
  private let products: [(weight: Double, x: Double)]
  private let bias: Double
  private let k: Double
  private let hasBiasTrick: Bool
  private let score: String
  private let writesLastProduct: Bool

  /// - Parameters:
  ///   - order: the inputs in the order of the panel's columns.
  ///   - writesLastProduct: whether under the bias trick the product of b and 1 is written out.
  init(
    _ readings: Readings, _ linear: LinearModel, order: [Int], writesLastProduct: Bool = false
  ) {
    self.writesLastProduct = writesLastProduct
    let (state, cell) = (readings.state, readings.state.selection)
    let x = linear.input(of: cell.example)
    let row = linear.weights(of: state.table.classes[cell.class]).row
    products = order.map { (row[$0], x[$0]) }
    bias = linear.bias(ofClass: cell.class)
    (k, hasBiasTrick) = (state.scale, linear.classifier.hasBiasTrick)
    className = state.table.className(cell.class)
    let shown = state.situation.row(of: cell.example).shown(cell.class)
    score = state.hidesScore(cell) ? Readings.unknown : NumberText.score(shown)
  }

  /// In at most two lines of `width` columns.
  func lines(width: Int, _ glyphs: Glyphs) -> [String] {
    // More products than this fit no two lines.
    let most = 24
    let all = products.count <= most ? [products.count] : []
    for count in all + (1..<max(1, min(12, products.count))).reversed() {
      let lines = glyphs.wrapped(text(count), width: width)
      if lines.count <= (count == products.count ? 2 : 1) { return lines }
    }
    // In narrow panels two lines have some products.
    return [3, 2, 1].lazy.filter { $0 < products.count }.map {
      glyphs.wrapped(text($0), width: width)
    }
    .first { $0.count <= 2 } ?? glyphs.wrapped(text(0), width: width)
  }

  /// The sum with its first `count` products written out; "≈" where a number in it is rounded.
  private func text(_ count: Int) -> String {
    let shown = products.prefix(count)
    var terms = shown.map { number($0.weight) + "·" + number($0.x, minimumDecimals: 0) }
    let rest = products.dropFirst(count)
    if !rest.isEmpty {
      let sum = score == Readings.unknown ? score : signed(rest.reduce(0) { $0 + $1.weight * $1.x })
      terms.append("\(rest.count) others (\(sum))")
    }
    let b = number(bias) + (hasBiasTrick && writesLastProduct ? "·1" : "")
    let (sum, factor) = (terms.joined(separator: " + "), NumberText.factor(k))
    let whole =
      if k == 1 {
        "\(sum) + \(b)"
      } else if hasBiasTrick {
        "\(factor)·(\(sum) + \(b))"
      } else {
        "\(factor)·(\(sum)) + \(b)"
      }
    let isExact =
      rest.isEmpty && (shown.flatMap { [$0.weight, $0.x] } + [bias]).allSatisfy(isWhole)
    return "\(className): \(whole) \(isExact ? "=" : "≈") \(score)"
  }

  /// A negative number in parentheses.
  private func number(_ value: Double, minimumDecimals: Int = 1) -> String {
    value < 0 ? "(\(signed(value)))" : signed(value, minimumDecimals: minimumDecimals)
  }

  /// A number in at most eight columns, with the minus of a formula.
  private func signed(_ value: Double, minimumDecimals: Int = 1) -> String {
    let text = NumberText.score(abs(value), width: 8, minimumDecimals: minimumDecimals)
    return value < 0 ? "−" + text : text
  }

  /// Whether the number is written with all its digits.
  private func isWhole(_ value: Double) -> Bool {
    Double(NumberText.score(abs(value), width: 8)) == abs(value)
  }
}

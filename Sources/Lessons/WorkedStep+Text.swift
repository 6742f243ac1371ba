import LossEngine
import Scores

extension WorkedStep {
  /// A text with its numbers as the screen writes them; one without a value is `?`.
  /// - Parameter moment: the moment of quantities that name none.
  /// - Parameter hidden: numbers computed from what is hidden here are `?`.
  package func text(
    of prose: Prose, moment: Quantity.Moment = .before, hiding hidden: Hidden = .nothing
  ) -> String {
    prose.parts.map { part in
      switch part {
      case .text(let literal): literal
      case .place(let expression, let width):
        padded(
          tells(expression, of: hidden) ? "?" : text(of: expression, moment: moment), to: width)
      }
    }.joined()
  }

  /// Whether a number would tell something hidden.
  private func tells(_ expression: Expression, of hidden: Hidden) -> Bool {
    !hidden.isEmpty
      && expression.quantities.contains { quantity in
        Hideable.items(showing: quantity).first.map { hidden.hides($0, in: start.table) } ?? false
      }
  }

  /// A number as the screen writes it; `?` without a value.
  package func text(of expression: Expression, moment: Quantity.Moment = .before) -> String {
    guard let value = try? number(expression, moment: moment) else { return "?" }
    switch expression {
    case .number(_, let text): return text
    case .log, .binary: return NumberText.loss(value)
    case .quantity(let quantity):
      let isBefore = (quantity.moment ?? moment) == .before
      return quantity.text(of: value, in: isBefore ? start : end)
    }
  }
}

private func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

extension Quantity {
  /// A value of this quantity as the screen writes it.
  fileprivate func text(of value: Double, in situation: Situation) -> String {
    switch subject {
    case .score(let cell):
      // As in a list: [10, -2, 3], but 2.0 beside 1.3.
      let decimals = situation.hasWholeScores(cell.example) ? 0 : 1
      return NumberText.score(value, width: 8, minimumDecimals: decimals)
    case .margin: return NumberText.worked(value).text
    case .svm, .l2, .l1, .elasticNet, .full, .penalty: return NumberText.loss(value)
    case .weight, .bias, .input, .gradient:
      return NumberText.score(value, width: 8, minimumDecimals: 0)
    case .exponential(let cell):
      let score = try? Quantity(.score(cell), scale: scale).value(in: situation)
      return NumberText.exponential(ofScore: score ?? .nan, exp: value)
    case .probability(let cell):
      let score = try? Quantity(.score(cell), scale: scale).value(in: situation)
      let isExact = score == -.infinity || situation.hasSingleOpenClass(cell.example)
      return NumberText.probability(value, isExact: isExact)
    case .softmax(let name):
      return NumberText.loss(value, isExactlyZero: situation.hasSingleOpenClass(name))
    case .accuracy:
      let count = situation.table.exampleCount
      return "\(Int((value * Double(count)).rounded()))/\(count)"
    case .classCount, .exampleCount: return String(Int(value))
    case .weightScale, .delta, .lambda: return NumberText.factor(value)
    }
  }
}

extension Situation {
  fileprivate func hasWholeScores(_ example: String) -> Bool {
    guard let position = table.examplePosition(named: example) else { return false }
    let scores = table.scores(position)
    return scores.indices.allSatisfy { scores[$0] == scores[$0].rounded() }
  }

  /// Whether all classes but one are masked out in an example, or (nil) in every example: only then is a
  /// probability exactly 1 and a softmax loss exactly 0.
  fileprivate func hasSingleOpenClass(_ name: String?) -> Bool {
    let positions =
      name.map { table.examplePosition(named: $0).map { [$0] } ?? [] }
      ?? Array(0..<table.exampleCount)
    return positions.allSatisfy { LossEngine.hasSingleOpenClass(table.scores($0).span) }
  }
}

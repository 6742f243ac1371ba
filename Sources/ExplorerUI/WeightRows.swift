import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// The columns of the panel: names, some inputs, b, and scores.
struct WeightsColumns {
  let nameWidth: Int
  /// The width of a number.
  let numberWidth: Int
  /// The width of a score with its mark. In narrow columns the mark takes a digit's place, as the number
  /// before may reach up to the blank.
  var scoreWidth: Int { numberWidth < 8 ? numberWidth : numberWidth + 1 }

  /// How many inputs have room beside the names, b and the scores.
  static func count(in area: Area) -> Int {
    let (name, number) = widths(in: area)
    return max(1, (area.width - 3 - name) / (number + 1) - 2)
  }

  /// The widths of names and of numbers, before which there is a blank.
  private static func widths(in area: Area) -> (name: Int, number: Int) {
    area.width < 50 ? (8, 6) : (12, 8)
  }

  /// The inputs on the screen, from left to right.
  let inputs: [Int]
  private let left: Int
  let isWhole: Bool

  /// - Parameter order: the inputs in the order of their columns.
  init(_ state: ExplorerState, order: [Int], in area: Area) {
    let count = min(order.count, WeightsColumns.count(in: area))
    let selected = state.look.weights.column.flatMap(order.firstIndex) ?? 0
    // The window moves by pages, so that it needs no memory of where it was.
    let first = min(selected / count * count, order.count - count)
    inputs = Array(order[first..<first + count])
    isWhole = count == order.count
    (nameWidth, numberWidth) = WeightsColumns.widths(in: area)
    left = area.left + nameWidth
  }

  /// The column after the numbers at `index`; b has the index after the last input, scores the next.
  func end(_ index: Int) -> Int { left + (index + 1) * (numberWidth + 1) - 1 }
}

/// The rows of the panel: heads, x, some classes, remarks on them, and the selected score as the sum of
/// its products.
struct WeightRows {
  let columns: WeightsColumns
  let classes: Range<Int>
  /// Of a class: its weights and, where they are shown, their slopes.
  let rowsPerClass: Int
  /// In one line, where there is anything to say.
  let remarks: String?
  let sum: [String]
  /// The slopes that are shown; nil where none are.
  private(set) var request: WeightSlopes.Request?

  init(_ readings: Readings, _ linear: LinearModel, in area: Area) {
    // Not the screen's glyphs: what the panel needs is known before them.
    let glyphs = Glyphs(isUnicode: true)
    let state = readings.state
    let order = state.inputOrder
    columns = WeightsColumns(state, order: order, in: area)
    sum = WeightedSumText(readings, linear, order: order).lines(width: area.width - 2, glyphs)
    rowsPerClass =
      switch state.look.weights.gradient {
      case .none: 1
      case .exact: 2
      case .checked: 3
      }
    let classCount = state.table.classCount
    let isWhole =
      rowsPerClass == 1 && classCount <= area.height - 2 - sum.count
    let room = max(1, (area.height - 2 - sum.count - (isWhole ? 0 : 1)) / rowsPerClass)
    let count = min(room, classCount)
    let first = min(max(0, state.selection.class - count / 2), classCount - count)
    classes = first..<first + count
    remarks = isWhole ? nil : WeightRows.remarks(state, linear, classes, area.width - 2, glyphs)
    guard rowsPerClass > 1 else { return }
    request = WeightSlopes.Request(
      isOfSoftmax: state.look.isOfSoftmax, checked: rowsPerClass == 3 ? entries(linear) : [])
  }

  /// Which classes are on the screen, and what stands under their weights.
  private static func remarks(
    _ state: ExplorerState, _ linear: LinearModel, _ classes: Range<Int>, _ width: Int,
    _ glyphs: Glyphs
  ) -> String {
    let count = state.table.classCount
    let part =
      classes.count < count
      ? "classes \(classes.lowerBound + 1)–\(classes.upperBound) of \(count)" : nil
    let loss = state.look.isOfSoftmax ? "softmax" : hingeNames(state.hinge)[0]
    let isPenalized = linear.regularizer.kind != .none && linear.regularizer.lambda > 0
    let name = isPenalized ? "full \(loss)" : loss
    func text(_ slope: String, _ digits: String) -> String {
      let slopes: [String?] =
        switch state.look.weights.gradient {
        case .none: []
        case .exact: [slope]
        case .checked: [slope, digits]
        }
      return ([part] + slopes).compactMap(\.self).joined(separator: "   ")
    }
    return glyphs.fitting(
      [
        text("∂: slope of the \(name) loss", "digits that the central difference agrees on"),
        text("∂ of \(name)", "digits: agreeing with differences"),
        text("∂ \(name)", "digits agreeing"),
        text("∂ \(name)", ""),
      ], width: width)
  }

  /// The numbers on the screen, class by class.
  func entries(_ linear: LinearModel) -> [LinearWeights.Entry] {
    classes.flatMap { c in
      columns.inputs.map { .weight(classIndex: c, input: $0) } + [.bias(classIndex: c)]
    }
  }

  /// The slopes that are shown; nil where none are.
  static func request(_ state: ExplorerState, in area: Area) -> WeightSlopes.Request? {
    guard let linear = state.model.linear, state.look.weights.gradient != .none else { return nil }
    return WeightRows(Readings(state: state), linear, in: area).request
  }
}

import LossEngine
import Scores

/// How the panel Weights is looked at. Its rows are x of the selected example and W's row of each class;
/// the selected class is the table's.
package struct WeightsLook: Equatable, Sendable {
  /// The selected column: an input, or b after the last. nil: until the panel has the keys, none.
  package internal(set) var column: Int?
  /// Whether the row of x is selected, and not that of the class.
  package internal(set) var isOnInputs = false
  /// Whether inputs stand in the file's order even where not all fit.
  package internal(set) var isInFileOrder = false
  package internal(set) var gradient = Gradient.none

  /// What stands under each weight.
  package enum Gradient: Hashable, Sendable {
    case none
    /// The gradient of the full loss in force.
    case exact
    /// That, and the central difference.
    case checked
  }

  /// What its keys do.
  package enum Change: Hashable, Sendable {
    case toggleOrder
    case showGradient(Gradient)
    case toggleBiasTrick
    /// The SVM loss in force, or softmax.
    case toggleLoss
  }
}

extension ExplorerState {
  /// The number of inputs of a classifier; b stands in the column after the last.
  var inputCount: Int { model.linear?.classifier.inputCount ?? 0 }

  /// The place of the cell that is selected in the panel Weights; nil for a bare table.
  package var weightsPlace: Place? {
    guard model.isComputed else { return nil }
    let column = min(look.weights.column ?? 0, inputCount)
    if look.weights.isOnInputs {
      return .input(example: selection.example, input: min(column, inputCount - 1))
    }
    return column == inputCount
      ? .bias(class: selection.class) : .weight(class: selection.class, input: column)
  }

  /// The inputs in the order of the panel's columns: the file's, or where not all fit those first that
  /// make most of the selected score.
  package var inputOrder: [Int] {
    let inputs = Array(0..<inputCount)
    guard let linear = model.linear, let room = look.viewport.inputColumns,
      room < inputs.count, !look.weights.isInFileOrder
    else { return inputs }
    let x = linear.input(of: selection.example)
    let row = linear.weights(of: table.classes[selection.class]).row
    var sizes = zip(row, x).map { abs($0 * $1) }
    // A number that is being typed moves its column only when it is kept.
    switch entry.map({ ($0.place, $0.original) }) {
    case (.weight(selection.class, let d), let before)?: sizes[d] = abs(before * x[d])
    case (.input(selection.example, let d), let before)?:
      sizes[d] = abs(row[d] * before)
    default: break
    }
    return inputs.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
  }

  mutating func change(_ change: WeightsLook.Change) {
    switch change {
    case .toggleOrder:
      bench.look.weights.isInFileOrder.toggle()
      notice(
        look.weights.isInFileOrder
          ? "inputs in the order of the file" : "inputs by the size of w·x, largest first")
    case .showGradient(let wanted):
      bench.look.weights.gradient = look.weights.gradient == wanted ? .none : wanted
    case .toggleLoss:
      bench.look.isOfSoftmax.toggle()
      let loss = look.isOfSoftmax ? "softmax" : "SVM"
      notice(
        look.focus == Panel.training
          ? "training lowers the full \(loss) loss"
          : "gradients of the full \(loss) loss, which training lowers")
    case .toggleBiasTrick: setBiasTrick(model.linear?.classifier.hasBiasTrick == false)
    }
  }

  mutating func moveInWeights(_ direction: Action.Direction) {
    let columns = inputOrder + [inputCount]
    let place = look.weights.column.flatMap(columns.firstIndex) ?? 0
    switch direction {
    case .left: bench.look.weights.column = columns[max(0, place - 1)]
    case .right: bench.look.weights.column = columns[min(columns.count - 1, place + 1)]
    case .up where look.weights.isOnInputs: break
    case .up where selection.class == 0: bench.look.weights.isOnInputs = true
    case .up: selection.class -= 1
    case .down where look.weights.isOnInputs:
      (bench.look.weights.isOnInputs, selection.class) = (false, 0)
    case .down: selection.class = min(table.classCount - 1, selection.class + 1)
    }
    // b has no x.
    if look.weights.isOnInputs, look.weights.column == inputCount {
      bench.look.weights.column = columns[columns.count - 2]
    }
  }

  mutating func jumpInWeights(_ edge: Action.Edge) {
    switch edge {
    case .rowStart: bench.look.weights.column = inputOrder[0]
    case .rowEnd:
      bench.look.weights.column = look.weights.isOnInputs ? inputOrder.last ?? 0 : inputCount
    case .pageUp: for _ in 0..<8 { moveInWeights(.left) }
    case .pageDown: for _ in 0..<8 { moveInWeights(.right) }
    }
  }

  /// `:goto input 1204`: selects an input, counted from 1.
  mutating func goToInput(_ number: Int) {
    guard model.isComputed else { return complain("a bare table has no inputs") }
    guard (1...inputCount).contains(number) else {
      return complain("there are inputs 1 to \(inputCount), not \(number)")
    }
    bench.look.weights.column = number - 1
    notice("input \(inputName(number - 1))")
  }
}

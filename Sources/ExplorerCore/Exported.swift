import Lessons
import LossEngine

/// What `:export` writes.
package enum Exported: String, Hashable, Sendable, CaseIterable {
  /// A copy of the table or the classifier.
  case table
  /// The losses of the examples that are shown, in their order.
  case losses
  /// What is on the screen.
  case screen

  /// The words that can stand before the file.
  static let words = [Exported.losses, .screen].map { "\($0.rawValue) " }

  /// The formats, by the end of the file's name.
  package var extensions: [String] {
    switch self {
    case .table: ["csv", "tsv", "json", "npy"]
    case .losses: ["csv", "tsv", "json", "md"]
    case .screen: ["svg", "txt", "ansi"]
    }
  }

  /// The end of a file's name, in lower case; empty where it has none.
  package static func ending(of path: String) -> String {
    let parts = name(of: path).split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 ? parts[parts.count - 1].lowercased() : ""
  }

  private static func name(of path: String) -> Substring { path.split(separator: "/").last ?? "" }

  /// What a file without a word before it gets: what only one of them is written as, the losses where it
  /// is called so, else the table.
  init(file path: String) {
    let ending = Self.ending(of: path)
    let isCalledLosses = Self.name(of: path).dropLast(ending.count) == "losses."
    let fitting = Self.allCases.filter { $0.extensions.contains(ending) }
    self =
      isCalledLosses && fitting.contains(.losses)
      ? .losses : fitting.count == 1 ? fitting[0] : .table
  }

  /// The argument of `:export`: what is to be written, and the file.
  static func reading(_ text: String) -> (exported: Exported, path: String) {
    for (exported, word) in zip([Exported.losses, .screen], words) where text.hasPrefix(word) {
      return (exported, String(text.dropFirst(word.count).drop { $0 == " " }))
    }
    return (Exported(file: text), text)
  }
}

/// The losses of an example as they are shown; what is hidden is nil.
package struct LossRow: Equatable, Sendable {
  package let name: String
  package let label: String?
  /// The class that wins; "tie" where several do.
  package let prediction: String?
  /// The SVM loss in force.
  package let svm: Double?
  package let softmax: Double?
  /// The probability of the label.
  package let probability: Double?
  /// Whether all classes but one are masked out: only then are a probability of 0 or 1 and a softmax
  /// loss of 0 exact.
  package let isExact: Bool
}

extension ExplorerState {
  /// The losses of the shown examples, in their order on the screen. They have to be computed.
  package var lossRows: [LossRow] {
    (0..<shownCount).map { place in
      let position = self.position(atPlace: place)
      let id = table.examples[position]
      func shown<Value>(_ reading: Hidden.Reading, _ value: @autoclosure () -> Value) -> Value? {
        hidden.hides(reading, of: id) ? nil : value()
      }
      let scores = situation.row(of: position).scores
      let best = winners(scores.span)
      let hidesSVM = hinge != .lecture && hidden.hides(.changedSVM, of: id)
      return LossRow(
        name: table.exampleName(position),
        label: shows(.labels) ? table.className(table.label(position)) : nil,
        prediction: shown(.prediction, best.count == 1 ? table.className(best[0]) : "tie"),
        svm: hidesSVM
          ? nil
          : shown(.svm, evaluation.hingeLoss(of: position, hinge: hinges.count - 1)),
        softmax: shown(.softmax, evaluation.crossEntropyLoss(of: position)),
        probability: shown(.probability, evaluation.labelProbability(of: position)),
        isExact: hasSingleOpenClass(scores.span))
    }
  }
}

import LossEngine
import Scores

/// Settings of a classifier that are chosen where it is opened and beat those of its file.
package struct ClassifierOptions: Hashable, Sendable {
  package var kind: Regularizer.Kind?
  /// λ and β, finite and ≥ 0.
  package var lambda: Double?
  package var beta: Double?
  package var hasBiasTrick: Bool?
  package var shape: PictureShape?
  package var isChannelsFirst: Bool?

  package init() {}

  /// The options that are given, as words of the command line.
  var words: [String] {
    let values = [
      ("--regularization", kind?.rawValue.lowercased()), ("--lambda", lambda.map { "\($0)" }),
      ("--beta", beta.map { "\($0)" }), ("--shape", shape?.description.replacing("×", with: "x")),
      ("--channels", isChannelsFirst.map { $0 ? "first" : "last" }),
    ]
    return values.flatMap { option, value in value.map { [option, $0] } ?? [] }
      + (hasBiasTrick.map { [$0 ? "--bias-trick" : "--no-bias-trick"] } ?? [])
  }

  /// The model with these settings; an error for a bare table, and for a shape that doesn't fit. Says how
  /// a picture of three channels is taken to lie where nobody tells.
  func applied(to opened: OpenedModel) throws(ScoreFileError.Problem) -> OpenedModel {
    guard var linear = opened.model.linear else {
      if self == ClassifierOptions() { return opened }
      let names = words.filter { $0.hasPrefix("--") }
      throw .contents(
        "a bare table has no W, and so no use for \(conjoined(names)); "
          + "leave \(names.count == 1 ? "it" : "them") out, or open a classifier")
    }
    var regularizer = linear.regularizer
    regularizer.kind = kind ?? regularizer.kind
    regularizer.lambda = lambda ?? regularizer.lambda
    regularizer.beta = beta ?? regularizer.beta
    linear.apply(.setRegularizer(regularizer))
    if let hasBiasTrick { linear.apply(.setBiasTrick(hasBiasTrick)) }
    let inputCount = linear.classifier.inputCount
    if let shape {
      guard shape.inputCount == inputCount else {
        throw .otherShape(shape, inputCount: inputCount)
      }
      linear.shape = shape
    }
    let guess = PictureShape(guessedFor: inputCount)
    if let isChannelsFirst {
      guard var shape = linear.shape ?? guess, shape.channels == 3 else {
        throw .contents("--channels needs pictures of three channels, such as --shape 32x32x3")
      }
      shape.isChannelsFirst = isChannelsFirst
      linear.shape = shape
    }
    var notes = opened.notes
    if linear.shape == nil, guess?.channels == 3 {
      notes.append(
        "3,072 inputs: 32×32×3, row, column, colour; --channels first for raw batches")
    }
    return OpenedModel(model: .linear(linear), origin: opened.origin, notes: notes)
  }
}

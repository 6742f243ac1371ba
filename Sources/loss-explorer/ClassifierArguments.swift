import ArgumentParser
import ScoreFiles
import Scores

/// The options of a classifier: the arrays that it is read from, and settings that beat its file's.
struct ClassifierArguments: ParsableArguments {
  enum Channels: String, CaseIterable, ExpressibleByArgument { case first, last }

  @Option(help: "W, saved by NumPy, C×D or D×C: FILE has inputs x then, N×D, and no scores.")
  var weights: String?

  @Option(help: "b, saved by NumPy (default: 0, or W's last weights where W has one more input).")
  var bias: String?

  @Option(help: "The shape of a picture x: 32x32x3.", transform: pictureShape)
  var shape: PictureShape?

  @Option(help: "Where the channels of a picture are: \(Channels.allNames) (raw CIFAR-10: first).")
  var channels: Channels?

  @Option(help: "R(W) of a classifier: \(regularizations).", transform: regularizationKind)
  var regularization: Regularizer.Kind?

  @Option(parsing: .unconditional, help: "λ, at least 0: the full loss is data loss + λ R(W).")
  var lambda: FiniteNumber?

  @Option(parsing: .unconditional, help: "β of the elastic net, at least 0.")
  var beta: FiniteNumber?

  @Flag(inversion: .prefixedNo, help: "b is W's last column: k scales it, and R(W) counts it.")
  var biasTrick: Bool?

  var settings: ClassifierOptions {
    var settings = ClassifierOptions()
    (settings.kind, settings.hasBiasTrick, settings.shape) = (regularization, biasTrick, shape)
    (settings.lambda, settings.beta) = (lambda?.value, beta?.value)
    settings.isChannelsFirst = channels.map { $0 == .first }
    return settings
  }

  func validate() throws {
    try refuseNegative([("--lambda", lambda), ("--beta", beta)])
    if bias != nil, weights == nil { throw ValidationError("--bias needs --weights FILE.") }
  }
}

private let regularizations = Regularizer.Kind.allCases.map { $0.rawValue.lowercased() }
  .joined(separator: ", ")

private func regularizationKind(_ text: String) throws -> Regularizer.Kind {
  for kind in Regularizer.Kind.allCases where kind.rawValue.lowercased() == text.lowercased() {
    return kind
  }
  throw ValidationError("expected \(regularizations)")
}

private func pictureShape(_ text: String) throws -> PictureShape {
  let sides = text.split(omittingEmptySubsequences: false) { $0 == "x" || $0 == "×" }.map {
    Int($0) ?? 0
  }
  guard [2, 3].contains(sides.count),
    let shape = PictureShape(
      rows: sides[0], columns: sides[1], channels: sides.count == 3 ? sides[2] : 1)
  else {
    throw ValidationError("expected rows and columns, and 3 for colours: 32x32x3")
  }
  return shape
}

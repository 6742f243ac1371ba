import Scores

/// Something that a lesson's step can hide until the reader has answered.
package enum Hideable: Hashable, Sendable {
  case score(CellName)
  case svm(Extent)
  /// The SVM loss in force, if it is not the lecture's.
  case changedSVM
  case softmax(Extent)
  case exponential(Extent)
  case probability(Extent)
  /// Predictions, the accuracy, and the marks of classes that win.
  case accuracy
  case regularization
  /// The full loss with the SVM loss in force, or with softmax.
  case full(isOfSoftmax: Bool)
  /// All slopes of a full loss along weights.
  case gradient
  /// All that the box says of W × 2.
  case otherScale
  /// The entropy of a target.
  case entropy

  package enum Extent: Hashable, Sendable {
    /// All examples and the mean.
    case everything
    case example(String)
    case mean
  }
}

/// What is hidden of a table. Everything on the screen that shows a reading asks here first.
package struct Hidden: Hashable, Sendable {
  /// The kinds of numbers shown of an example or a table.
  package enum Reading: Hashable, CaseIterable, Sendable {
    case score, svm, changedSVM, softmax, exponential, probability, prediction, regularization
    case fullSVM, fullSoftmax, gradient
    /// Whatever is computed at another k than the present one.
    case otherScale
    case entropy
  }

  /// A reading of a class of an example, of an example (no class), or of the table (no example).
  package struct Place: Hashable, Sendable {
    package var reading: Reading
    package var example: ExampleID?
    package var `class`: ClassID?

    package init(_ reading: Reading, _ example: ExampleID? = nil, _ class: ClassID? = nil) {
      (self.reading, self.example, self.class) = (reading, example, `class`)
    }
  }

  /// Hidden for all examples and the table.
  private var everywhere: Set<Reading> = []
  private var places: Set<Place> = []
  /// Shown, though `everywhere` or `places` hides it.
  private var revealed: Set<Place> = []

  package static let nothing = Hidden()

  /// Every loss and probability is hidden, and what they are computed from.
  package static func everyLoss() -> Hidden {
    Hidden(everywhere: [
      .svm, .changedSVM, .softmax, .exponential, .probability, .fullSVM, .fullSoftmax, .gradient,
    ])
  }

  /// Hides a kind of reading of every example, and of the table.
  package mutating func hide(_ reading: Reading) { everywhere.insert(reading) }

  package var isEmpty: Bool { everywhere.isEmpty && places.isEmpty }

  /// Hides items; those of classes or examples that the table doesn't have are ignored.
  package mutating func hide(_ items: [Hideable], in table: ScoreTable) {
    for item in items {
      switch item.extent {
      case .everything: everywhere.insert(item.reading)
      default: places.formUnion(item.places(in: table))
      }
    }
  }

  /// Shows an item, whatever hides it.
  package mutating func reveal(_ item: Hideable, in table: ScoreTable) {
    switch item.extent {
    case .everything:
      everywhere.remove(item.reading)
      places = places.filter { $0.reading != item.reading }
    default: revealed.formUnion(item.places(in: table))
    }
  }

  /// Whether a reading of an example, or of the table (nil), is hidden.
  package func hides(_ reading: Reading, of example: ExampleID? = nil) -> Bool {
    guard !isEmpty, !revealed.contains(Place(reading, example)) else { return false }
    if everywhere.contains(reading) || places.contains(Place(reading, example)) { return true }
    if let example {
      // Everything computed from a hidden score would give it away.
      let hidesScore = places.contains { place in
        place.reading == .score && place.example == example && !revealed.contains(place)
      }
      return hidesScore || everywhere.contains(.score)
        || reading == .prediction && places.contains(Place(.prediction))
    }
    // R(W) and a target's entropy are not computed from scores, and from losses at another k no hidden
    // loss can be told.
    if [.regularization, .otherScale, .entropy].contains(reading) { return false }
    // A mean would give away the one hidden loss among shown ones.
    return places.contains { place in
      place.example != nil && !revealed.contains(place)
        && (place.reading == reading || place.reading == .score)
    }
  }

  package func hidesScore(of example: ExampleID, _ class: ClassID) -> Bool {
    !isEmpty && (everywhere.contains(.score) || places.contains(Place(.score, example, `class`)))
      && !revealed.contains(Place(.score, example, `class`))
  }

  /// Whether an item is hidden.
  package func hides(_ item: Hideable, in table: ScoreTable) -> Bool {
    if case .score = item {
      guard let place = item.places(in: table).first, let example = place.example,
        let `class` = place.class
      else { return false }
      return hidesScore(of: example, `class`)
    }
    guard item.extent == .everything else {
      return item.places(in: table).contains { hides(item.reading, of: $0.example) }
    }
    return everywhere.contains(item.reading)
      || places.contains { $0.reading == item.reading && !revealed.contains($0) }
  }
}

extension Hideable {
  var reading: Hidden.Reading {
    switch self {
    case .score: .score
    case .svm: .svm
    case .changedSVM: .changedSVM
    case .softmax: .softmax
    case .exponential: .exponential
    case .probability: .probability
    case .accuracy: .prediction
    case .regularization: .regularization
    case .full(let isOfSoftmax): isOfSoftmax ? .fullSoftmax : .fullSVM
    case .gradient: .gradient
    case .otherScale: .otherScale
    case .entropy: .entropy
    }
  }

  var extent: Extent {
    switch self {
    case .score(let cell): .example(cell.example)
    case .svm(let extent), .softmax(let extent), .exponential(let extent),
      .probability(let extent):
      extent
    case .changedSVM, .accuracy, .regularization, .full, .gradient, .otherScale, .entropy:
      .everything
    }
  }

  /// The places that it hides; none for a class or an example that the table doesn't have.
  func places(in table: ScoreTable) -> [Hidden.Place] {
    switch (self, extent) {
    case (.score(let cell), _):
      guard let example = table.examplePosition(named: cell.example),
        let `class` = table.classPosition(named: cell.class)
      else { return [] }
      return [Hidden.Place(.score, table.examples[example], table.classes[`class`])]
    case (_, .example(let name)):
      guard let example = table.examplePosition(named: name) else { return [] }
      return [Hidden.Place(reading, table.examples[example])]
    case (_, .mean), (_, .everything):
      // In a table of one example, the mean is the loss of that example.
      let only = table.exampleCount == 1 ? [Hidden.Place(reading, table.examples[0])] : []
      return [Hidden.Place(reading)] + only
    }
  }
}

import Scores

/// Something that a step keeps from the reader until it is predicted, as the lesson names it.
package enum Hideable: Hashable, Sendable {
  case score(CellName)
  /// Of every example and the table, of one example, or of the table alone: its mean.
  case svm(Extent)
  /// The SVM loss where its options are not the lecture's.
  case changedSVM
  case softmax(Extent)
  case exponential(Extent)
  case probability(Extent)
  /// Who wins: marks, predictions, accuracy.
  case accuracy
  case regularization

  package enum Extent: Hashable, Sendable {
    case everything
    case example(String)
    case mean
  }
}

/// What is hidden of a table: every place of the screen that shows a reading asks here first.
package struct Hidden: Hashable, Sendable {
  /// The kinds of readings of an example or a table.
  package enum Reading: Hashable, CaseIterable, Sendable {
    case score, svm, changedSVM, softmax, exponential, probability, prediction, regularization
    /// Whatever is computed at another k than the present one.
    case otherScale
  }

  /// A reading of one class of an example, of an example (no class), or of the table (neither).
  package struct Place: Hashable, Sendable {
    package var reading: Reading
    package var example: ExampleID?
    package var `class`: ClassID?

    package init(_ reading: Reading, _ example: ExampleID? = nil, _ class: ClassID? = nil) {
      (self.reading, self.example, self.class) = (reading, example, `class`)
    }
  }

  /// Hidden for every example, and of the table.
  private var everywhere: Set<Reading> = []
  private var places: Set<Place> = []
  private var revealed: Set<Place> = []

  package static let nothing = Hidden()

  package init() {}

  /// Hides every loss and probability, and what gives them away.
  package static func everyLoss() -> Hidden {
    var hidden = Hidden()
    hidden.everywhere = [.svm, .changedSVM, .softmax, .exponential, .probability]
    return hidden
  }

  /// Hides a kind of reading of every example, and of the table.
  package mutating func hide(_ reading: Reading) { everywhere.insert(reading) }

  package var isEmpty: Bool { everywhere.isEmpty && places.isEmpty }

  /// Hides what a lesson names; names that the table doesn't have hide nothing.
  package mutating func hide(_ items: [Hideable], in table: ScoreTable) {
    for item in items {
      switch item.extent {
      case .everything: everywhere.insert(item.reading)
      default: places.formUnion(item.places(in: table))
      }
    }
  }

  /// Shows one thing, whatever hides it.
  package mutating func reveal(_ item: Hideable, in table: ScoreTable) {
    switch item.extent {
    case .everything:
      everywhere.remove(item.reading)
      places = places.filter { $0.reading != item.reading }
    default: revealed.formUnion(item.places(in: table))
    }
  }

  /// Whether a reading of an example, or of the table where `example` is nil, shows `?`.
  package func hides(_ reading: Reading, of example: ExampleID? = nil) -> Bool {
    guard !isEmpty, !revealed.contains(Place(reading, example)) else { return false }
    if everywhere.contains(reading) || places.contains(Place(reading, example)) { return true }
    if let example {
      // A hidden score would be found by what is computed of it.
      return hidesScore(of: example)
        || reading == .prediction && places.contains(Place(.prediction))
    }
    // R(W) is made of no score, and another k tells none that is hidden at this one.
    if reading == .regularization || reading == .otherScale { return false }
    // A mean gives the one hidden loss away that it is made of.
    return places.contains { place in
      place.example != nil && !revealed.contains(place)
        && (place.reading == reading || place.reading == .score)
    }
  }

  package func hidesScore(of example: ExampleID, _ class: ClassID) -> Bool {
    !isEmpty && (everywhere.contains(.score) || places.contains(Place(.score, example, `class`)))
      && !revealed.contains(Place(.score, example, `class`))
  }

  /// Whether something that a lesson names shows `?`.
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

  /// Whether any score of an example is hidden.
  private func hidesScore(of example: ExampleID) -> Bool {
    if everywhere.contains(.score) { return true }
    return places.contains { place in
      place.reading == .score && place.example == example && !revealed.contains(place)
    }
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
    }
  }

  var extent: Extent {
    switch self {
    case .score(let cell): .example(cell.example)
    case .svm(let extent), .softmax(let extent), .exponential(let extent),
      .probability(let extent):
      extent
    case .changedSVM, .accuracy, .regularization: .everything
    }
  }

  /// What it stands for; nothing where the table has no such name.
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
      // The mean of one example is its loss.
      let only = table.exampleCount == 1 ? [Hidden.Place(reading, table.examples[0])] : []
      return [Hidden.Place(reading)] + only
    }
  }
}

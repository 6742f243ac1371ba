/// A part of the lecture's matter that a step can have on the screen, or leave off it because no step
/// before has introduced it. What is hidden (see ``Hidden``) has a place with a `?`; a topic that isn't
/// shown has none.
package enum Topic: String, Hashable, CaseIterable, Sendable {
  /// Labels, the marks of classes that win over them, predictions and the accuracy.
  case labels
  /// The SVM losses. They need labels.
  case svm
  /// Softmax losses and probabilities. They need labels.
  case softmax
  /// What is computed at W × 2.
  case twice
  /// R(W) and full losses.
  case regularization = "R"

  /// The readings that are on the screen only with it.
  package var readings: [Hidden.Reading] {
    switch self {
    case .labels: [.prediction]
    case .svm: [.svm, .changedSVM, .fullSVM, .gradient]
    case .softmax: [.softmax, .exponential, .probability, .fullSoftmax]
    case .twice: [.otherScale]
    case .regularization: [.regularization, .fullSVM, .fullSoftmax]
    }
  }
}

extension Step {
  /// What has to be on the screen for a panel to say anything.
  package static func topics(ofPanel name: String) -> Set<Topic> {
    switch name {
    case "Terms": [.svm]
    case "Softmax": [.softmax]
    case "Curve": [.svm]
    case "Summary", "Gradient", "Libraries": [.svm, .softmax]
    case "Scale": [.svm, .softmax, .twice]
    case "Plane": [.labels]
    case "Training": [.svm, .softmax]
    default: []
    }
  }
}

extension Set<Topic> {
  package static var all: Set<Topic> { Set(Topic.allCases) }

  /// Reads `all`, or a list of topics.
  init(_ field: Field) throws(LessonProblem) {
    self = []
    if case .scalar = field.node {
      guard try field.lineOfText() == "all" else {
        throw field.problem("expected all or a list of topics, found \(field.found)")
      }
      self = .all
      return
    }
    for item in try field.list(of: "topics") {
      let name = try item.lineOfText()
      guard let topic = Topic(rawValue: name) else {
        throw item.problem(unknown(name, known: Topic.allCases.map(\.rawValue), kind: "topic"))
      }
      insert(topic)
    }
    let needLabels = intersection([.svm, .softmax])
    if let topic = needLabels.first(where: { _ in !contains(.labels) }) {
      throw field.problem("\(topic.rawValue) needs labels, which the list leaves out")
    }
  }
}

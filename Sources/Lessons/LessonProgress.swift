/// How far a reader has come in a lesson.
package struct LessonProgress: Hashable, Sendable, Codable {
  /// The id of the step that was read last.
  package var step: String?
  /// By the id of the step.
  package var records: [String: Record] = [:]

  package init() {}

  /// What a reader did in one step.
  package struct Record: Hashable, Sendable, Codable {
    /// What was predicted first; nil where only the answer was asked for.
    package var prediction: String?
    /// Right at the first attempt.
    package var isCorrect = false
    /// Whether it is done with: predicted right, or the answer was asked for.
    package var isAnswered = false
    package var attempts = 0
    package var hints = 0
    /// From seeing the question to its answer.
    package var seconds = 0.0

    package init() {}
  }
}

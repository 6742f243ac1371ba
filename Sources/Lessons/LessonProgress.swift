/// A reader's progress in a lesson.
package struct LessonProgress: Hashable, Sendable, Codable {
  /// The id of the step that was shown last.
  package var step: String?
  /// By the id of the step.
  package var records: [String: Record] = [:]

  package init() {}

  /// What a reader did in one step.
  package struct Record: Hashable, Sendable, Codable {
    /// The first prediction; nil if the reader asked for the answer without any.
    package var prediction: String?
    /// Whether the first prediction was right.
    package var isCorrect = false
    /// Whether the answer was shown, after a right prediction or since the reader asked for it.
    package var isAnswered = false
    package var attempts = 0
    /// The attempt that was right; nil: none was, or a file of an older version says nothing.
    package var rightAt: Int?
    /// When it is asked again; nil before it was answered.
    package var review: Review?
    /// Whether the reader saw the answer without having answered.
    package var wasOnlyShown: Bool { isAnswered && attempts == 0 }
    package var hints = 0
    /// The time from the question to its answer.
    package var seconds = 0.0

    package init() {}
  }
}

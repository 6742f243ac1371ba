/// What many readers did in one step.
package struct StepStatistics: Equatable, Sendable {
  package let id: String
  /// How many answered, or had the answer shown.
  package let answered: Int
  /// How many were right at the first attempt.
  package let right: Int
  /// The commonest first predictions that were wrong, the most frequent first, with their counts.
  package let wrong: [Wrong]
  /// The median of the seconds from the question to its answer; nil where nobody answered.
  package let seconds: Double?

  package struct Wrong: Equatable, Sendable {
    package let prediction: String
    package let count: Int
  }
}

extension Lesson {
  /// What readers did in each step that asks something.
  package func statistics(of all: [LessonProgress]) -> [StepStatistics] {
    steps.filter { $0.question != nil }.map { step in
      let records = all.compactMap { $0.records[step.id] }.filter(\.isAnswered)
      let wrong = Dictionary(grouping: records.filter { !$0.isCorrect }.compactMap(\.prediction)) {
        $0
      }
      .map { StepStatistics.Wrong(prediction: $0, count: $1.count) }
      .sorted { ($1.count, $0.prediction) < ($0.count, $1.prediction) }
      let seconds = records.map(\.seconds).sorted()
      return StepStatistics(
        id: step.id, answered: records.count, right: records.count { $0.isCorrect }, wrong: wrong,
        seconds: seconds.isEmpty ? nil : seconds[seconds.count / 2])
    }
  }
}

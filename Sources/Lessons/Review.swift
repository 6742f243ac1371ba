/// When a step that was answered is asked again: one that was not right comes back the next day, then
/// after 3, 7 and 21 days; one that was right after 7, then 21. What is retrieved after a while is kept.
package struct Review: Hashable, Sendable, Codable {
  /// The days until the next time, by stage.
  private static let intervals = [1, 3, 7, 21]

  /// The index of the present interval.
  package var stage: Int
  /// The day of the last answer, counted from 1 January 1970.
  package var day: Int

  private init(stage: Int, day: Int) { (self.stage, self.day) = (stage, day) }

  /// After an answer on some day.
  /// - Parameter previous: how it stood before; nil for the first answer.
  package init(isRight: Bool, day: Int, after previous: Review?) {
    let stage =
      switch previous {
      case nil: isRight ? 2 : 0
      case let review?: isRight ? review.stage + 1 : 0
      }
    self.init(stage: min(max(0, stage), Self.intervals.count - 1), day: day)
  }

  /// The day on which it is asked again.
  package var due: Int { day + Self.intervals[min(max(0, stage), Self.intervals.count - 1)] }
}

extension LessonProgress.Record {
  /// The day on which it is asked again; nil for what was never answered. Of what an older version of
  /// the program kept no day is known: it is due at once, unless it was right.
  package var due: Int? {
    guard isAnswered else { return nil }
    return review?.due ?? (isCorrect ? nil : 0)
  }
}

extension WorkedLesson {
  /// The positions of the steps that are due on a day, in an order drawn by that day, so that chapters
  /// are mixed.
  package func due(on day: Int, _ progress: LessonProgress) -> [Int] {
    var due = steps.indices.filter { position in
      let step = steps[position].step
      guard step.question != nil, let due = progress.records[step.id]?.due else { return false }
      return due <= day
    }
    due.shuffle(seed: UInt64(bitPattern: Int64(day)))
    return due
  }

  /// The next day on which steps are due, and how many; nil if none will be.
  package func nextDue(
    after day: Int, _ progress: LessonProgress
  ) -> (day: Int, count: Int)? {
    let days = steps.compactMap { progress.records[$0.step.id]?.due }.filter { $0 > day }
    return days.min().map { next in (next, days.count { $0 == next }) }
  }
}

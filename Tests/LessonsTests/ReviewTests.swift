import Testing

@testable import Lessons

/// When steps come back.
@Suite struct ReviewTests {
  /// The days from each answer to the next time.
  private func intervals(_ answers: [Bool]) -> [Int] {
    var review: Review?
    var day = 100
    return answers.map { isRight in
      let next = Review(isRight: isRight, day: day, after: review)
      defer { (review, day) = (next, next.due) }
      return next.due - day
    }
  }

  @Test func `what was not right comes back the next day, then after 3, 7 and 21`() {
    #expect(intervals([false, true, true, true, true]) == [1, 3, 7, 21, 21])
    #expect(intervals([false, false, true, false, true]) == [1, 1, 3, 1, 3])
  }

  @Test func `what was right comes back after 7 days, then 21`() {
    #expect(intervals([true, true, true]) == [7, 21, 21])
    #expect(intervals([true, false, true]) == [7, 1, 3])
  }

  @Test func `due is what was answered, mixed in an order that the day draws`() throws {
    let steps = (1...12).map {
      """
      - id: S\($0)
        title: T
        text: Read.
        question: {ask: a, answer: svm.x1}
      """
    }.joined(separator: "\n")
    let indented = steps.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n")
    let yaml = "title: T\nchapters:\n  - title: C\n    steps:\n" + indented
    let lesson = try Lesson(yaml: yaml).worked(playing: nudged)
    var progress = LessonProgress()
    for number in 1...11 {
      var record = LessonProgress.Record()
      record.isAnswered = number != 11
      record.review = Review(isRight: number == 1, day: 100, after: nil)
      progress.records["S\(number)"] = record
    }
    #expect(lesson.due(on: 100, progress) == [])
    #expect(lesson.due(on: 101, progress).sorted() == Array(1...9))
    #expect(lesson.due(on: 107, progress).sorted() == Array(0...9))
    #expect(lesson.due(on: 101, progress) != Array(1...9))
    #expect(lesson.due(on: 101, progress) == lesson.due(on: 101, progress))
    #expect(try #require(lesson.nextDue(after: 100, progress)) == (101, 9))
    #expect(try #require(lesson.nextDue(after: 101, progress)) == (107, 1))
    #expect(lesson.nextDue(after: 107, progress) == nil)
  }

  @Test func `of an older version's records those that were not right are due`() {
    var record = LessonProgress.Record()
    #expect(record.due == nil)
    record.isAnswered = true
    #expect(record.due == 0)
    record.isCorrect = true
    #expect(record.due == nil)
  }
}

extension WorkedLesson {
  /// A progress as far as it is about what the lesson asks now. A step's id may be that of an older version
  /// of the lesson which asked something else: what was answered then is kept as seen, no more.
  package func fitting(_ progress: LessonProgress) -> LessonProgress {
    var fitting = progress
    for step in steps {
      guard var record = progress.records[step.step.id], !step.fits(record) else { continue }
      (record.prediction, record.isCorrect) = (nil, false)
      (record.attempts, record.rightAt) = (0, nil)
      fitting.records[step.step.id] = record
    }
    return fitting
  }
}

extension WorkedStep {
  /// Whether a first prediction is one of this question, and as right or wrong as the record says.
  fileprivate func fits(_ record: LessonProgress.Record) -> Bool {
    guard let prediction = record.prediction else {
      return !record.isCorrect && record.attempts == 0
    }
    switch step.question?.kind {
    case .choices(let choices)?:
      return choices.contains {
        text(of: $0.text) == prediction && $0.isRight == record.isCorrect
      }
    case .number?:
      switch judgement(ofNumber: prediction) {
      case .right: return record.isCorrect
      case .wrong: return !record.isCorrect
      case .tooFewDigits, .cut, .near, .notANumber: return false
      }
    case nil: return false
    }
  }
}

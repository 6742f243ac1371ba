import LossEngine
import Scores

extension WorkedStep {
  func problem(_ text: String, line: Int? = nil) -> LessonProblem {
    LessonProblem(line: line ?? step.line, step: step.id, text: text)
  }

  /// All mistakes in what the step states, in the order of the file.
  func problems() -> [LessonProblem] {
    var problems: [LessonProblem] = []
    for moment in step.edits.isEmpty ? [Quantity.Moment.before] : [.before, .after] {
      let situation = moment == .before ? start : end
      do { _ = try situation.evaluation(scale: situation.scale) } catch {
        problems.append(problem(moment == .before ? "table: \(error)" : "edits: \(error)"))
      }
    }
    problems += check(step.text, "text")
    if let question = step.question { problems += check(question) }
    for (index, hint) in step.hints.enumerated() {
      problems += check(hint, "hints \(index + 1)")
    }
    if !step.edits.isEmpty, start == end { problems.append(problem("edits: they change nothing")) }
    problems += check(step.explanation, "explanation", moment: .after)
    problems += step.checks.compactMap { check in
      check.failure(in: self).map { problem($0, line: check.line) }
    }
    problems += check(step.hides ?? [], "hides") + check(step.reveals ?? [], "reveals")
    if let panel = step.panel, Step.ofWeights.contains(panel), !start.model.isComputed {
      problems.append(problem("panel: \(panel) needs a table with W"))
    }
    if let panel = step.panel {
      let missing = Step.topics(ofPanel: panel).subtracting(topics).map(\.rawValue).sorted()
      if !missing.isEmpty {
        let text = "panel: \(panel) needs \(missing.joined(separator: " and ")) in shows"
        problems.append(problem(text))
      }
    }
    if step.lines != nil, start.model.linear?.classifier.inputCount != 2 {
      problems.append(problem("lines: only a table with W and two inputs has a plane"))
    }
    return problems + check(step.notes, "notes")
  }

  /// The mistakes in the numbers of a text.
  private func check(
    _ prose: Prose?, _ name: String, moment: Quantity.Moment = .before
  ) -> [LessonProblem] {
    (prose?.parts ?? []).compactMap { part in
      guard case .place(let expression, _) = part else { return nil }
      return check(expression, moment: moment).map { problem("\(name): \($0)", line: prose?.line) }
    }
  }

  private func check(_ expression: Expression, moment: Quantity.Moment = .before) -> Mistake? {
    do {
      _ = try number(expression, moment: moment)
      return nil
    } catch {
      return Mistake("{\(expression)}: \(error)")
    }
  }

  private func check(_ question: StepQuestion) -> [LessonProblem] {
    var problems = check(question.ask, "ask")
    switch question.kind {
    case .choices(let choices):
      for (index, choice) in choices.enumerated() {
        problems += check(choice.text, "choices \(index + 1)")
        problems += check(choice.feedback, "choices \(index + 1), feedback")
        problems += check(choice, "choices \(index + 1)")
        let texts = choices[..<index].map { text(of: $0.text) }
        if let twin = texts.firstIndex(of: text(of: choice.text)) {
          problems.append(
            problem(
              "choices \(index + 1): it reads as \(twin + 1) does: \(texts[twin])",
              line: choice.text.line))
        }
      }
      if !choices.contains(where: \.isRight) {
        problems.append(problem("choices: none of them is right", line: question.ask.line))
      }
    case .number(let answer): problems += check(answer, line: question.ask.line)
    }
    return problems
  }

  /// Whether a choice is right where it says so, and for the reason that it gives.
  private func check(_ choice: StepQuestion.Choice, _ name: String) -> [LessonProblem] {
    var problems = choice.reasons.compactMap { check in
      check.failure(in: self).map { problem("\(name), checks: \($0)", line: check.line) }
    }
    if let claim = choice.claim, (claim.failure(in: self) == nil) != choice.isRight {
      let words = choice.isRight ? "is right, but this fails" : "is wrong, but this holds"
      problems.append(problem("\(name): it \(words): \(claim.text)", line: claim.line))
    }
    return problems
  }

  private func check(_ answer: StepQuestion.NumberAnswer, line: Int) -> [LessonProblem] {
    var problems: [LessonProblem] = []
    let value = try? number(answer.answer)
    if let error = check(answer.answer) {
      problems.append(problem("answer: \(error)", line: line))
    } else if value?.isFinite == false {
      problems.append(problem("answer: it is infinite, which can't be typed", line: line))
    }
    for (index, wrong) in answer.wrong.enumerated() {
      let name = "wrong \(index + 1)"
      problems += check(wrong.feedback, "\(name), feedback")
      if let error = check(wrong.number) {
        problems.append(problem("\(name): \(error)", line: wrong.feedback.line))
      } else if let value, let text = typedAs(wrong.number), isRight(text, answer, value) {
        problems.append(
          problem(
            "\(name): \(wrong.number) would be judged right, as the answer is "
              + NumberText.factor(value), line: wrong.feedback.line))
      }
    }
    return problems + check(answer.feedback, "feedback")
  }

  /// A number as a reader would type it: as the screen writes it, or else with all its digits.
  private func typedAs(_ expression: Expression) -> TypedNumber? {
    TypedNumber(text(of: expression)) ?? (try? number(expression)).flatMap { TypedNumber("\($0)") }
  }

  private func check(_ items: [Hideable], _ name: String) -> [LessonProblem] {
    items.compactMap { item in
      do {
        try item.find(in: start)
        return nil
      } catch {
        return problem("\(name): \(error)")
      }
    }
  }
}

extension Hideable {
  /// Throws an error if the table doesn't have it.
  fileprivate func find(in situation: Situation) throws(Mistake) {
    switch (self, extent) {
    case (.score(let cell), _):
      _ = try situation.position(ofExample: cell.example)
      _ = try situation.position(ofClass: cell.class)
    case (.regularization, _), (.full, _), (.gradient, _): _ = try situation.classifier
    case (_, .example(let name)): _ = try situation.position(ofExample: name)
    case (_, .mean), (_, .everything): break
    }
  }
}

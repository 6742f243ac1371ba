extension StepQuestion {
  /// Each choice is chosen by a digit of its own, 1 to 9.
  private static let mostChoices = 9

  init(_ field: Field) throws(LessonProblem) {
    let fields = try field.fields([
      "ask", "choices", "answer", "within", "rounded", "wrong", "feedback",
    ])
    let ask = try fields.required("ask").prose()
    switch (fields["choices"], fields["answer"]) {
    case (let choices?, nil):
      if let key = ["within", "rounded", "wrong", "feedback"].first(where: { fields[$0] != nil }) {
        throw fields[key]?.problem("belongs to answer, not to choices") ?? field.problem(key)
      }
      let read = try choices.list(of: "choices").map(Choice.init)
      guard (2...Self.mostChoices).contains(read.count) else {
        throw choices.problem("expected 2 to \(Self.mostChoices) choices, found \(read.count)")
      }
      self.init(ask: ask, kind: .choices(read))
    case (nil, let answer?):
      self.init(ask: ask, kind: .number(try NumberAnswer(answer, fields)))
    case (nil, nil): throw field.problem("expected choices or an answer")
    case (_?, let answer?): throw answer.problem("a question has choices or an answer, not both")
    }
  }
}

extension StepQuestion.Choice {
  init(_ field: Field) throws(LessonProblem) {
    let fields = try field.fields(["text", "right", "feedback", "when", "checks"])
    self.init(
      text: try fields.required("text").prose(), isRight: try fields["right"]?.bool() ?? false,
      feedback: try fields["feedback"]?.prose(), claim: try fields["when"]?.check())
    for check in try fields["checks"]?.list(of: "checks") ?? [] {
      reasons.append(try check.check())
    }
    guard isRight || feedback != nil else {
      throw field.problem("expected right: true, or the feedback for whoever chooses it")
    }
  }
}

extension StepQuestion.NumberAnswer {
  init(_ answer: Field, _ fields: Fields) throws(LessonProblem) {
    self.init(
      answer: try answer.expression(), tolerance: nil, wrong: [],
      feedback: try fields["feedback"]?.prose())
    if let within = fields["within"] {
      let value = try within.number()
      guard value > 0 else { throw within.problem("expected a number above 0") }
      tolerance = value
    }
    if let rounded = fields["rounded"] {
      guard try rounded.lineOfText() == "up" else { throw rounded.problem("expected up") }
      guard tolerance == nil else {
        throw rounded.problem("an answer has within or rounded, not both")
      }
      isRoundedUp = true
    }
    for field in try fields["wrong"]?.list(of: "numbers with their feedback") ?? [] {
      let wrong = try field.fields(["number", "feedback"])
      self.wrong.append(
        StepQuestion.WrongNumber(
          number: try wrong.required("number").expression(),
          feedback: try wrong.required("feedback").prose()))
    }
  }
}

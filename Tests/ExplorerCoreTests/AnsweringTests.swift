import Lessons
import Scores
import Testing

@testable import ExplorerCore

/// Answering a step of a lesson, and revealing it in a presentation.
@Suite struct AnsweringTests {
  @Test func `Space records what is typed or chosen, and shows the answer`() throws {
    var state = try explorer()
    for character in "3.9" { state.play(.answerWith(character)) }
    let shown = state.update(.reveal)
    var record = state.lesson?.progress.records["A"]
    #expect(record?.prediction == "3.9" && record?.isCorrect == false && record?.attempts == 1)
    #expect(record?.isAnswered == true && state.finish(shown) == 2)
    state.play(.nextStep)
    state.play(.answerWith("2"))
    _ = state.update(.reveal)
    record = state.lesson?.progress.records["B"]
    #expect(record?.prediction == "Nothing" && record?.isCorrect == true)
    #expect(record?.isAnswered == true)
  }

  @Test func `Space after a wrong prediction shows the answer, and records nothing twice`() throws {
    for (step, wrong) in [(0, "3.9"), (1, "1")] {
      var state = try explorer { $0.position = step }
      _ = state.predict(wrong)
      #expect(state.session?.isAsking == true)
      _ = state.update(.reveal)
      let record = state.lesson?.progress.records[step == 0 ? "A" : "B"]
      #expect(record?.attempts == 1 && record?.isAnswered == true && record?.isCorrect == false)
    }
  }

  @Test func `what is too rough to be judged is not recorded by Space either`() throws {
    var state = try explorer()
    state.play(.answerWith("3"))
    state.play(.reveal)
    #expect(state.lesson?.progress.records["A"] == nil && state.session?.card.typed == "3")
    #expect(state.message?.text.contains("too rough") == true)
    state.play(.reveal)
    let record = state.lesson?.progress.records["A"]
    #expect(record?.prediction == nil && record?.attempts == 0 && record?.isAnswered == true)
  }

  @Test func `what was too rough is gone on with`() throws {
    var state = try explorer()
    #expect(state.predict("3") == [])
    #expect(state.message?.text == "3 is too rough: 3 digits, please")
    #expect(state.predict(".9") != [])
    #expect(state.lesson?.progress.records["A"]?.prediction == "3.9")
    _ = state.predict("3")
    state.play(.eraseAnswer)
    _ = state.predict("2.9")
    #expect(state.lesson?.progress.records["A"]?.rightAt == 2)
  }

  @Test(arguments: ["-1", "1.2", "-2.1", "2-1", "1e", "−2"])
  func `what is no single digit chooses nothing, until it is taken back`(text: String) throws {
    var state = try explorer { $0.position = 1 }
    for character in text { state.play(.answerWith(character)) }
    #expect(state.session?.card.choice == nil)
    #expect(state.message?.text.hasSuffix(" is no choice: Esc, then 1 to 2") == true)
    #expect(state.update(.recordPrediction) == [])
    #expect(state.lesson?.progress.records["B"] == nil)
    for character in text { state.play(.answerWith(character)) }
    state.play(.cancel)
    for digit in "12" { state.play(.answerWith(digit)) }
    #expect(state.session?.card.choice == 1 && state.session?.card.typed == "")
  }

  @Test func `an arrow chooses, whatever was typed before`() throws {
    var state = try explorer { $0.position = 1 }
    for character in "1.5" { state.play(.answerWith(character)) }
    state.play(.moveInCard(by: 1))
    #expect(state.session?.card.choice == 0 && state.session?.card.typed == "")
  }

  @Test func `a number too rough or none is not recorded`() throws {
    var state = try explorer()
    for text in ["", "3", "-"] {
      #expect(state.predict(text) == [], "\(text)")
      state.play(.cancel)
    }
    #expect(state.lesson?.progress.records["A"] == nil)
    #expect(state.session?.card.typed == "")
    _ = state.update(.answerWith("x"))
    #expect(state.session?.card.typed == "", "not the beginning of a number")
  }

  @Test func `asking for the answer records no prediction`() throws {
    var state = try explorer()
    _ = state.update(.takeHint)
    _ = state.update(.takeHint)
    #expect(state.update(.takeHint) == [])
    #expect(state.message?.text == "no more hints; Space twice shows the answer")
    #expect(state.update(.reveal) == [] && state.session?.isAsking == true)
    #expect(
      state.message?.text == "Space again shows the answer; it counts as not answered")
    _ = state.update(.reveal)
    let record = state.lesson?.progress.records["A"]
    #expect(record?.prediction == nil && record?.isAnswered == true && record?.hints == 2)
    #expect(record?.isCorrect == false)
  }

  @Test func `only a Space right after the warning shows the answer`() throws {
    let others: [Action] = [
      .moveInCard(by: -1), .moveFocus(to: .card), .showHelp, .repaint, .answerWith("x"),
    ]
    for other in others {
      var state = try explorer()
      for action in [.reveal, other, .cancel, .reveal] { state.play(action) }
      #expect(
        state.session?.isAsking == true && state.message?.text.hasPrefix("Space again") == true)
      state.play(.reveal)
      #expect(state.session?.isAsking == false)
    }
  }

  @Test func `once a prediction was wrong, one Space shows the answer, and the last hint says so`()
    throws
  {
    var state = try explorer()
    _ = state.predict("3.9")
    for _ in 0..<3 { state.play(.takeHint) }
    #expect(state.message?.text == "no more hints; Space shows the answer")
    state.play(.reveal)
    #expect(state.session?.isAsking == false)
  }

  @Test func `correct means at the first attempt`() throws {
    var state = try explorer()
    _ = state.predict("3.9")
    _ = state.predict("2.9")
    var record = state.lesson?.progress.records["A"]
    #expect(record?.prediction == "3.9" && record?.isCorrect == false)
    #expect(record?.attempts == 2 && record?.isAnswered == true)
    state.play(.nextStep)
    _ = state.predict("2")
    record = state.lesson?.progress.records["B"]
    #expect(record?.prediction == "Nothing" && record?.isCorrect == true)
    #expect(state.lesson.map { $0.score.right } == 1)
    #expect(state.lesson.map { $0.score.questions } == 2)
  }

  @Test func `once the answer is shown, Enter and Space in the card go on`() throws {
    for (isPresented, action) in [
      (false, Action.recordPrediction), (false, .reveal), (true, .recordPrediction),
      (true, .reveal),
    ] {
      var state = try explorer(isPresented: isPresented)
      let answer = isPresented ? [] : state.predict("2.9")
      _ = state.finish(answer)
      while isPresented, state.session?.card.phase != .done {
        _ = state.finish(state.update(.reveal))
      }
      state.play(.answerWith("1"))
      #expect(state.message?.text == "nothing is asked now; F2, then type a score")
      #expect(state.table.score(0, 1) == 4.9 && state.stepID == "A")
      state.play(action)
      #expect(state.stepID == "B" && state.mode == .panel)
    }
  }

  @Test func `a presenter marks a choice, and the answer undoes no edits for good`() throws {
    var state = try explorer({ $0.position = 1 }, isPresented: true)
    state.play(.answerWith("2"))
    state.play(.moveInCard(by: -1))
    #expect(state.session?.card.choice == 0)
    state.play(.moveFocus(to: .card))
    let before = state.table
    state.play(.nudge(tenths: 10))
    let edited = state.table
    while state.session?.card.phase != .done { _ = state.finish(state.update(.reveal)) }
    #expect(state.mode == .table && state.table != edited)
    state.play(.hideLast)
    #expect(state.table == before && state.session?.card.phase == .open)
    // Backspace, the edits of the answer, and what made room for them.
    for _ in 0..<3 { state.play(.undo) }
    #expect(state.table == edited)
    state.play(.undo)
    #expect(state.table == before)
  }

  @Test func `a presenter reveals one item after the other, and hides the last again`() throws {
    var state = try explorer(isPresented: true)
    let x1 = state.table.examples[0]
    #expect(state.mode == .panel && state.hidden.hides(.svm, of: x1))
    #expect(state.hidden.hides(.softmax) && state.hidden.hides(.probability, of: x1))
    #expect(state.update(.reveal) == [.tellPlace(PresentedPlace(step: "A", revealed: 1))])
    #expect(!state.hidden.hides(.svm, of: x1) && state.hidden.hides(.softmax, of: x1))
    let answer = state.update(.reveal)
    #expect(state.hidden.isEmpty && state.finish(answer) == 2)
    #expect(state.table.score(0, 1) == 4.9)
    state.play(.hideLast)
    #expect(state.table == .lecture && !state.hidden.hides(.svm, of: x1))
    state.play(.hideLast)
    #expect(state.hidden.hides(.svm, of: x1))
    state.play(.hideLast)
    #expect(state.message != nil)
    let told = Effect.tellPlace(PresentedPlace(step: "B"))
    #expect(state.update(.nextStep) == [told], "no progress is kept")
    #expect(state.hidden.hides(.svm), "a new step hides again")
    state.play(.previousStep)
    #expect(state.session?.card.phase == .open && state.lesson?.progress.records.isEmpty == true)
  }

  @Test func `a step that only tells keeps what it hides for the steps that ask`() throws {
    for isPresented in [false, true] {
      var state = try explorer({ $0.position = 4 }, isPresented: isPresented)
      #expect(state.hidden.hides(.svm) && state.session?.itemCount == 0)
      state.play(.moveFocus(to: .card))
      #expect(state.update(.reveal) == [] && state.hidden.hides(.svm))
      #expect(state.message?.text == "what shows ? comes later; n goes on")
    }
    var state = try explorer({ $0.position = 2 }, isPresented: true)
    #expect(state.hidden.hides(.svm) && state.session?.itemCount == 1)
    _ = state.update(.reveal)
    #expect(state.hidden.isEmpty, "nothing is asked of it later")
  }

  @Test func `a presentation keeps W × 2 back where the answer is a change of k`() throws {
    var state = try explorer({ $0.position = 3 }, isPresented: true)
    _ = state.update(.reveal)
    #expect(!state.hidden.hides(.svm) && state.hidden.hides(.otherScale))
    _ = state.finish(state.update(.reveal))
    #expect(!state.hidden.hides(.otherScale))
    #expect(try !explorer(isPresented: true).hidden.hides(.otherScale))
    #expect(try !explorer { $0.position = 3 }.hidden.hides(.otherScale))
  }

  @Test func `a presenter's text does not tell what the table hides`() throws {
    var state = try explorer(isPresented: true)
    let prose = try Prose(parsing: "{svm.x1}")
    #expect(state.session?.text(of: prose) == "?")
    _ = state.update(.reveal)
    #expect(state.session?.text(of: prose) == "2.9")
    #expect(try explorer().session?.text(of: prose) == "2.9", "its author says what a text tells")
  }

  @Test(arguments: ["2,9", "+2,9", "2.9"])
  func `a comma in an answer is its decimal point`(text: String) throws {
    var state = try explorer()
    _ = state.predict(text)
    #expect(state.lesson?.progress.records["A"]?.isCorrect == true)
  }

  @Test func `an answer that is no number is seen whole, and is no attempt`() throws {
    var state = try explorer()
    #expect(state.predict("1,234.5") == [])
    #expect(state.session?.card.typed == "1.234.5")
    #expect(state.lesson?.progress.records["A"] == nil)
  }
}

import Lessons
import Scores
import Testing

@testable import ExplorerCore

/// A lesson of five steps: a number, choices with edits, a text, what is only shown, and a text that
/// hides something.
private let small = """
  title: Small
  chapters:
    - title: First
      steps:
        - id: A
          title: The loss of x1
          text: Look at x1.
          select: x1 car
          question:
            ask: What is the SVM loss of x1?
            answer: svm.x1
            wrong:
              - number: 3.9
                feedback: That counts the label too.
            feedback: Add the terms up.
          hints: [Two terms., One of them is 0.]
          edits: "[ ["
          explanation: It is {svm.x1 before}, then {svm.x1}.
          checks: [svm.x1 = 2.9, svm.x1 after = 2.7]
        - id: B
          title: On from there
          text: Carry on.
          table: carry on
          select: x2 frog
          question:
            ask: What happens to x2?
            choices:
              - text: It gets larger
                feedback: Look at the margin.
              - {text: Nothing, right: true}
          edits: "] ]"
          explanation: Nothing.
          checks: [svm.x2 unchanged]
    - title: Second
      steps:
        - {id: C, title: Only read, text: Read this., table: lecture}
        - id: D
          title: Shown
          text: Press Space.
          edits: ">"
          explanation: Twice as large.
          checks: [svm.mean after > svm.mean]
        - {id: E, title: Told before it is asked, text: Later., table: lecture, hides: [svm]}
  """

/// The explorer in the lesson, with a play that only knows nudges and the doubling of k.
private func explorer(
  _ change: (inout LessonSession) -> Void = { _ in }, own: ExplorerState = .lecture,
  progress: LessonProgress = LessonProgress(), isPresented: Bool = false
) throws -> ExplorerState {
  var session = try session(progress: progress, isPresented: isPresented)
  change(&session)
  var state = own
  _ = state.update(.lessonOpened(session, complaint: nil, showsList: false))
  return state
}

private func session(
  progress: LessonProgress = LessonProgress(), isPresented: Bool = false
) throws -> LessonSession {
  let worked = try Lesson(yaml: small).worked { start, keys in
    var state = ExplorerState(start, document: Document(title: "", path: nil))
    for key in keys { state.play(key == .character(">") ? .doubleScale : nudge(key.name)) }
    return state.situation
  }
  #expect(worked.problems.isEmpty)
  return LessonSession(worked, progress: progress, isPresented: isPresented)
}

private func nudge(_ name: String) -> Action { .nudge(tenths: name == "]" ? 1 : -1) }

extension ExplorerState {
  fileprivate mutating func play(_ action: Action) { _ = update(action) }

  fileprivate mutating func predict(_ text: String) -> [Effect] {
    for character in text { _ = update(.answerWith(character)) }
    return update(.recordPrediction)
  }

  /// Ends every pause and types every edit, as the loop does; counts the edits.
  fileprivate mutating func finish(_ effects: [Effect]) -> Int {
    var (left, count) = (effects, 0)
    while !left.isEmpty {
      switch left.removeFirst() {
      case .pause(_, let generation): left += update(.pauseOver(generation: generation))
      case .typeEdit(let index, let generation):
        count += 1
        let key = session?.step.edits[index].name ?? ""
        play(key == ">" ? .doubleScale : nudge(key))
        left += update(.editTyped(generation: generation))
      default: break
      }
    }
    return count
  }

  fileprivate var stepID: String? { session?.step.id }
}

@Suite struct LessonTests {
  @Test func `n asks for the lecture, then goes through its steps`() throws {
    var state = ExplorerState.lecture
    #expect(state.update(.nextStep) == [.openLesson(showsList: false)])
    state = try explorer()
    #expect(state.stepID == "A")
    for id in ["B", "C", "D", "E", "E"] {
      state.play(.nextStep)
      #expect(state.stepID == id)
    }
    #expect(state.message?.text.contains("last step") == true)
    for id in ["D", "C", "B", "A", "A"] {
      state.play(.previousStep)
      #expect(state.stepID == id)
    }
  }

  @Test func `one's own table waits with its history`() throws {
    var own = ExplorerState.lecture
    own.play(.nudge(tenths: 1))
    own.play(.doubleScale)
    var state = try explorer(own: own)
    #expect(state.table == .lecture && state.scale == 1)
    state.play(.nudge(tenths: 10))
    state.play(.nextStep)
    state.play(.showList)
    state.play(.moveInList(by: -100))
    _ = state.update(.goFromList)
    #expect(state.session == nil && state.table == own.table && state.scale == 2)
    state.play(.undo)
    state.play(.undo)
    #expect(state.table == .lecture && state.scale == 1)
    state.play(.nextStep)
    #expect(state.stepID == "B", "the lesson goes on where it was left")
  }

  @Test func `what a step asks about is hidden until it is predicted`() throws {
    var state = try explorer()
    let x1 = state.table.examples[0]
    #expect(state.mode == .panel && state.hidden.hides(.svm, of: x1))
    _ = state.update(.takeHint)
    #expect(state.hidden.hides(.svm, of: x1))
    _ = state.predict("3.9")
    #expect(state.hidden.hides(.svm, of: x1))
    #expect(state.session?.card.feedback == "3.9: That counts the label too.")
    state.play(.moveFocus(to: .card))
    state.play(.nudge(tenths: 1))
    #expect(state.hidden.hides(.svm, of: x1), "in free play too")
    state.play(.moveFocus(to: .card))
    _ = state.predict("2.9")
    #expect(state.hidden.isEmpty)
  }

  @Test func `an answer's edits play on the step's table one at a time`() throws {
    var state = try explorer()
    state.play(.moveFocus(to: .card))
    state.play(.nudge(tenths: 10))
    state.play(.moveFocus(to: .card))
    let effects = state.predict("2.9")
    #expect(state.table == .lecture, "from where the lesson starts")
    #expect(state.isPlayingEdits && state.table.score(0, 1) == 5.1)
    #expect(effects.last == .pause(seconds: 0.4, generation: state.generation))
    #expect(state.finish(effects) == 2)
    #expect(!state.isPlayingEdits && state.table.score(0, 1) == 4.9)
    #expect(state.session?.card.phase == .done && state.mode == .table)
    state.play(.undo)
    #expect(state.table == .lecture, "a run of nudges is one undo")
    state.play(.undo)
    #expect(state.table.score(0, 1) == 6.1, "free play can be brought back")
  }

  @Test func `a key hurries the edits, and a pause under way ends nothing`() throws {
    var state = try explorer()
    let stale = state.predict("2.9")
    #expect(state.finish(state.update(.hurry)) == 2)
    #expect(state.finish(stale) == 0)
    #expect(state.table.score(0, 1) == 4.9)
  }

  @Test func `a pause of a step that was left ends nothing`() throws {
    var state = try explorer()
    let stale = state.predict("2.9")
    _ = state.update(.nextStep)
    let table = state.table
    #expect(state.finish(stale) == 0)
    #expect(state.table == table)
  }

  @Test func `a step starts as the lesson defines it, whatever was done before`() throws {
    var state = try explorer()
    state.play(.moveFocus(to: .card))
    for _ in 0..<3 { state.play(.nudge(tenths: 10)) }
    state.play(.doubleScale)
    state.play(.nextStep)
    #expect(state.table.score(0, 1) == 4.9, "carried on from the scripted end")
    #expect(state.scale == 1 && state.selection == Selection(example: 1, class: 2))
    state.play(.previousStep)
    #expect(state.table == .lecture && state.scale == 1)
  }

  @Test func `an answered step shows its end when one comes back to it`() throws {
    var state = try explorer()
    let answered = state.predict("2.9")
    _ = state.finish(answered)
    state.play(.nextStep)
    state.play(.previousStep)
    #expect(state.session?.card.phase == .done)
    #expect(state.table.score(0, 1) == 4.9 && state.hidden.isEmpty && state.mode == .table)
    state.play(.reset)
    #expect(state.table == .lecture, "r brings back the step's table")
    state.play(.undo)
    #expect(state.table.score(0, 1) == 4.9)
  }

  @Test func `r brings back the step's table and scale in one undo`() throws {
    var state = try explorer()
    state.play(.moveFocus(to: .card))
    state.play(.nudge(tenths: 1))
    state.play(.doubleScale)
    let changed = state.table
    state.play(.reset)
    #expect(state.table == .lecture && state.scale == 1)
    state.play(.undo)
    #expect(state.table == changed && state.scale == 2)
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

  @Test func `asking for the answer records no prediction`() throws {
    var state = try explorer()
    _ = state.update(.takeHint)
    _ = state.update(.takeHint)
    #expect(state.update(.takeHint) == [])
    _ = state.update(.reveal)
    let record = state.lesson?.progress.records["A"]
    #expect(record?.prediction == nil && record?.isAnswered == true && record?.hints == 2)
    #expect(record?.isCorrect == false)
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

  @Test func `seconds run from the question to its answer`() throws {
    var state = try explorer()
    state.play(.nextStep)
    _ = state.update(.time(100))
    state.play(.previousStep)
    _ = state.update(.time(107.5))
    _ = state.predict("2.9")
    #expect(state.lesson?.progress.records["A"]?.seconds == 7.5)
  }

  @Test func `every step and every attempt is saved, with where the reader is`() throws {
    var state = try explorer()
    guard case .saveProgress(let moved)? = state.update(.nextStep).first else {
      Issue.record("moving is not saved")
      return
    }
    #expect(moved.step == "B")
    guard case .saveProgress(let wrong)? = state.predict("1").first else {
      Issue.record("a wrong attempt is not saved")
      return
    }
    #expect(wrong.records["B"]?.attempts == 1)
    let resumed = try explorer(progress: wrong)
    #expect(resumed.stepID == "B" && resumed.mode == .panel)
  }

  @Test func `the card has the focus while it asks, and F2 moves it`() throws {
    var state = try explorer()
    #expect(state.mode == .panel)
    state.play(.moveFocus(to: .card))
    #expect(state.mode == .table && state.panel == .card)
    state.play(.moveFocus(to: .card))
    #expect(state.mode == .panel)
    state.play(.showPanel(.terms))
    #expect(state.mode == .table && state.panel == .terms)
    state.play(.showPanel(.card))
    #expect(state.mode == .panel && state.panel == .card)
    state.play(.toggleCard)
    #expect(state.mode == .table && state.panel == .terms)
    state.play(.toggleCard)
    #expect(state.mode == .panel && state.panel == .card)
    state.play(.showHelp)
    state.play(.cancel)
    #expect(state.mode == .panel, "what lay over the screen gives the keys back")
    state.play(.startCommand)
    state.play(.cancel)
    #expect(state.mode == .panel)
  }

  @Test func `a presenter reveals one item after the other, and hides the last again`() throws {
    var state = try explorer(isPresented: true)
    let x1 = state.table.examples[0]
    #expect(state.mode == .table && state.hidden.hides(.svm, of: x1))
    #expect(state.hidden.hides(.softmax) && state.hidden.hides(.probability, of: x1))
    #expect(state.update(.reveal) == [])
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
    #expect(state.update(.nextStep) == [], "no progress is kept")
    #expect(state.hidden.hides(.svm), "a new step hides again")
    state.play(.previousStep)
    #expect(state.session?.card.phase == .open && state.lesson?.progress.records.isEmpty == true)
  }

  @Test func `a step that only tells keeps what it hides for the steps that ask`() throws {
    for isPresented in [false, true] {
      var state = try explorer({ $0.position = 4 }, isPresented: isPresented)
      #expect(state.hidden.hides(.svm) && state.session?.itemCount == 0)
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

  @Test func `the list is searched, goes to steps and clears predictions`() throws {
    var state = try explorer()
    _ = state.update(.reveal)
    state.play(.nextStep)
    state.play(.showList)
    for character in "loss" { state.play(.searchList(character)) }
    guard case .overlay(.list(let list)) = state.mode, let lesson = state.lesson else {
      Issue.record("no list")
      return
    }
    #expect(list.steps(of: lesson.lesson.lesson) == [0] && list.chosen == 1)
    let cleared = state.update(.clearFromList)
    #expect(state.lesson?.progress.records["A"] == nil)
    #expect(cleared == [.saveProgress(state.lesson?.progress ?? LessonProgress())])
    _ = state.update(.goFromList)
    #expect(state.stepID == "A" && state.session?.isAsking == true)
  }

  @Test func `a search without a result goes nowhere`() throws {
    var state = try explorer()
    state.play(.showList)
    for character in "zzz" { state.play(.searchList(character)) }
    #expect(state.update(.goFromList) == [])
    guard case .overlay(.list) = state.mode else {
      Issue.record("the list is gone")
      return
    }
    for _ in 0..<3 { state.play(.eraseSearch) }
    _ = state.update(.goFromList)
    #expect(state.stepID == "A")
  }

  @Test func `clearing the prediction of the step on the screen asks again`() throws {
    var state = try explorer()
    _ = state.update(.reveal)
    state.play(.showList)
    _ = state.update(.clearFromList)
    state.play(.cancel)
    #expect(state.session?.isAsking == true && state.mode == .panel && !state.hidden.isEmpty)
  }

  @Test func `quitting a lesson asks about one's own unsaved table`() throws {
    var own = ExplorerState.file
    own.play(.nudge(tenths: 1))
    var state = try explorer(own: own)
    #expect(state.update(.quit) == [])
    #expect(state.mode == .overlay(.question(.quitUnsaved)) && state.table == own.table)
    state = try explorer()
    #expect(state.update(.quit) == [.quit])
  }

  @Test func `a text without a question plays its edits when asked to`() throws {
    var state = try explorer { $0.position = 3 }
    #expect(state.mode == .table && state.hidden.isEmpty)
    let shown = state.update(.reveal)
    #expect(state.finish(shown) == 1)
    #expect(state.scale == 2)
    #expect(state.update(.reveal) == [], "it is shown already")
  }

  @Test func `keys of the lesson explain themselves without one`() {
    for action: Action in [.previousStep, .toggleCard] {
      var state = ExplorerState.lecture
      #expect(state.update(action) == [])
      #expect(state.message?.text.contains("n opens it") == true)
    }
    var state = ExplorerState.lecture
    #expect(state.update(.showList) == [.openLesson(showsList: true)])
  }
}

extension ExplorerState {
  fileprivate var generation: Int { session?.card.generation ?? -1 }
}

import Lessons
import Scores
import Testing

@testable import ExplorerCore

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

  @Test func `in the core n, p and Space skip what goes beyond it, and the list leads there`()
    throws
  {
    var state = try explorer(isCore: true)
    var numbers: [String] = []
    for id in ["A", "C", "D", "D"] {
      #expect(state.stepID == id)
      numbers.append(state.session?.place.number ?? "")
      state.play(.nextStep)
    }
    #expect(numbers == ["1", "2", "3", "3"] && state.session?.place.count == 3)
    #expect(state.message?.text.contains("last step") == true)
    state.play(.showList)
    state.play(.moveInList(by: -2))
    _ = state.update(.goFromList)
    #expect(state.stepID == "B" && state.session?.place.number == "1+")
    state.play(.nextStep)
    #expect(state.stepID == "C")
    state.play(.previousStep)
    #expect(state.stepID == "A")
    var presented = try explorer(isPresented: true, isCore: true)
    for _ in 0..<3 where presented.stepID == "A" { presented.play(.reveal) }
    #expect(presented.stepID == "C")
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
    #expect(state.session?.card.phase == .done && state.mode == .panel)
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
    #expect(state.table.score(0, 1) == 4.9 && state.hidden.isEmpty && state.mode == .panel)
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

  @Test func `only F2 takes the keys from the card, and gives them back`() throws {
    var state = try explorer()
    #expect(state.mode == .panel)
    state.play(.moveFocus(to: .card))
    #expect(state.mode == .table && state.panel == .card)
    for action: Action in [.showPanel(.terms), .showPanel(.card), .toggleCard] {
      state.play(action)
      #expect(state.mode == .table)
    }
    state.play(.toggleCard)
    #expect(state.mode == .panel && state.panel == .card, "c brings it back with its keys")
    for action: Action in [.showPanel(.terms), .showPanel(.card), .toggleCard, .toggleCard] {
      state.play(action)
      #expect(state.mode == .panel && state.look.focus == .card)
    }
    state.play(.showPanel(.terms))
    state.play(.answerWith("2"))
    #expect(state.session?.card.typed == "2" && state.panel == .card, "it comes to be seen")
    state.play(.showPanel(.terms))
    state.play(.moveFocus(to: .card))
    #expect(state.mode == .table && state.panel == .terms, "F2 leaves the panel in front")
    state.play(.moveFocus(to: .card))
    #expect(state.mode == .panel && state.panel == .card)
    state.play(.showHelp)
    state.play(.cancel)
    #expect(state.mode == .panel, "what lay over the screen gives the keys back")
    state.play(.startCommand)
    state.play(.cancel)
    #expect(state.mode == .panel)
  }

  @Test func `the list is filtered by how steps were answered`() throws {
    var state = try explorer()
    for _ in 0..<2 { _ = state.update(.reveal) }
    state.play(.nextStep)
    _ = state.predict("1")
    state.play(.showList)
    func listed() -> [Int] {
      guard case .overlay(.list(let list)) = state.mode, let lesson = state.lesson else {
        return []
      }
      return list.steps(of: lesson)
    }
    var found: [[Int]] = []
    for _ in 0..<7 {
      found.append(listed())
      state.play(.filterList)
    }
    #expect(found == [[0, 1, 2, 3, 4], [1], [], [], [0], [], [0, 1, 2, 3, 4]])
  }

  @Test func `the list is searched, goes to steps and clears predictions`() throws {
    var state = try explorer()
    for _ in 0..<2 { _ = state.update(.reveal) }
    state.play(.nextStep)
    state.play(.showList)
    for character in "loss" { state.play(.searchList(character)) }
    guard case .overlay(.list(let list)) = state.mode, let lesson = state.lesson else {
      Issue.record("no list")
      return
    }
    #expect(list.steps(of: lesson) == [0] && list.chosen == 1)
    #expect(state.update(.clearFromList) == [] && state.lesson?.progress.records["A"] != nil)
    guard case .overlay(.list(let whole)) = state.mode else {
      Issue.record("no list")
      return
    }
    #expect(whole.query.isEmpty && whole.chosen == 1, "only the search is cleared")
    #expect(state.update(.clearFromList) == [])
    #expect(state.message?.text == "Del again forgets that the answer of A was shown")
    let cleared = state.update(.clearFromList)
    #expect(state.lesson?.progress.records["A"] == nil)
    #expect(cleared == [.saveProgress(state.lesson?.progress ?? LessonProgress())])
    #expect(state.message?.text == "forgotten: that the answer of A was shown")
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
    for _ in 0..<2 { _ = state.update(.reveal) }
    state.play(.showList)
    for _ in 0..<2 { state.play(.clearFromList) }
    state.play(.cancel)
    #expect(state.session?.isAsking == true && state.mode == .panel && !state.hidden.isEmpty)
  }

  @Test func `a prediction is forgotten at the second Del right after the first, and named`() throws
  {
    var state = try explorer()
    _ = state.predict("3.9")
    state.play(.showList)
    for action: Action in [.clearFromList, .moveInList(by: 1), .moveInList(by: -1)] {
      state.play(action)
    }
    state.play(.clearFromList)
    #expect(state.lesson?.progress.records["A"] != nil)
    #expect(state.message?.text == "Del again forgets the prediction of A, 3.9")
    state.play(.clearFromList)
    #expect(state.lesson?.progress.records["A"] == nil)
  }

  @Test(arguments: [("A", "A"), ("b", "B"), ("second", "C"), ("shown", "D"), ("e", "E")])
  func `a search chooses an id first, then ids that begin with it, titles, and chapters last`(
    text: String, step: String
  ) throws {
    var state = try explorer()
    state.play(.showList)
    for character in text { state.play(.searchList(character)) }
    state.play(.goFromList)
    #expect(state.stepID == step)
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
    #expect(state.mode == .panel && state.hidden.isEmpty)
    let shown = state.update(.reveal)
    #expect(state.finish(shown) == 1)
    #expect(state.scale == 2)
    state.play(.moveFocus(to: .card))
    #expect(state.update(.reveal) == [], "it is shown already")
    #expect(state.stepID == "D")
  }

  @Test func `a failure to keep progress is said once, and known until it is over`() throws {
    var state = try explorer()
    _ = state.update(.progressWritten(complaint: "no room"))
    #expect(state.message?.text == "no room" && state.progressComplaint == "no room")
    state.play(.answerWith("2"))
    _ = state.update(.progressWritten(complaint: "no room"))
    #expect(state.message == nil && state.progressComplaint == "no room")
    _ = state.update(.progressWritten(complaint: nil))
    #expect(state.progressComplaint == nil)
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

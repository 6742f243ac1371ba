import Lessons
import Testing

@testable import ExplorerCore

/// Where a presentation is, as the outside world is told, and how the next one goes on there.
@Suite struct PresentedPlaceTests {
  private func places(_ effects: [Effect]) -> [PresentedPlace] {
    effects.compactMap { if case .tellPlace(let place) = $0 { place } else { nil } }
  }

  @Test func `each new place is told once`() throws {
    var state = try explorer(isPresented: true)
    #expect(state.toldPlace == PresentedPlace(step: "A"))
    #expect(places(state.update(.explain("nothing new"))).isEmpty)
    #expect(places(state.update(.advance)) == [PresentedPlace(step: "A", revealed: 1)])
    #expect(places(state.update(.hideLast)) == [PresentedPlace(step: "A")])
    #expect(places(state.update(.nextStep)) == [PresentedPlace(step: "B")])
    #expect(
      places(state.update(.toggleAll)) == [PresentedPlace(step: "B", revealed: 1)],
      "the answer's edits are still to come")
  }

  @Test func `nobody is told where a reader is`() throws {
    var state = try explorer()
    #expect(places(state.update(.nextStep)).isEmpty && state.toldPlace == nil)
  }

  @Test func `a place leads back to the session as it is presented`() throws {
    var state = try explorer(isPresented: true, isCore: true)
    _ = state.update(.advance)
    let session = try #require(state.session)
    let place = try #require(session.presentedPlace)
    let again = try #require(LessonSession(session.lesson, presentedAt: place) { _, _ in nil })
    #expect(again.presentedPlace == place && again.next == session.next)
    let wild = PresentedPlace(step: "A", revealed: -7)
    #expect(LessonSession(session.lesson, presentedAt: wild) { _, _ in nil }?.card.revealed == 0)
    let unknown = PresentedPlace(step: "Z")
    #expect(LessonSession(session.lesson, presentedAt: unknown) { _, _ in nil } == nil)
  }

  @Test func `the next presentation says where the last one ended, and resumes there`() throws {
    var state = try explorer(
      { $0.lastPresented = PresentedPlace(step: "C") }, isPresented: true)
    #expect(state.message?.text == "last time C: :resume" && state.stepID == "A")
    _ = state.run("resume")
    #expect(state.stepID == "C" && state.mode == state.restingMode)
    state = try explorer({ $0.lastPresented = PresentedPlace(step: "A") }, isPresented: true)
    #expect(state.message == nil, "it begins there anyway")
  }

  /// A presentation that resumes where one before ended.
  private func resumed(_ place: PresentedPlace) throws -> ExplorerState {
    var state = try explorer({ $0.lastPresented = place }, isPresented: true)
    #expect(state.message?.text == "last time \(place.step): :resume")
    _ = state.run("resume")
    return state
  }

  @Test func `what was shown at that step is shown again`() throws {
    var state = try resumed(PresentedPlace(step: "A", revealed: 1))
    #expect(state.session?.card.revealed == 1 && state.session?.card.phase == .open)
    #expect(!state.hidden.hides(.svm, of: state.table.examples[0]))
    state = try resumed(PresentedPlace(step: "B", isAnswered: true))
    #expect(state.session?.card.phase == .done && state.hidden.isEmpty)
    #expect(state.table == state.session?.worked.end.table)
    state = try resumed(PresentedPlace(step: "A", revealed: 99))
    #expect(state.session?.card.revealed == state.session?.reveals.count)
  }

  @Test func `other numbers are drawn again, and what was shown of them is shown`() throws {
    for place in [
      PresentedPlace(step: "A", isAnswered: true, seed: 7),
      PresentedPlace(step: "A", revealed: 1, seed: 7),
    ] {
      var state = try explorer({ $0.lastPresented = place }, isPresented: true)
      #expect(state.run("resume").contains(.drawAgain(0, seed: 7)))
      let worked = try #require(state.lesson?.lesson.steps[0])
      let drawn = try worked.again(seed: 7, playing: typed)
      _ = state.update(.drawnAgain(drawn, position: 0, seed: 7))
      #expect(state.toldPlace == place && state.session?.step.id == "A")
      _ = state.update(.drawnAgain(drawn, position: 0, seed: 8))
      #expect(state.toldPlace == PresentedPlace(step: "A", seed: 8), "only once")
    }
  }

  @Test func `the votes are told, and come back`() throws {
    var state = try explorer(isPresented: true)
    for action: Action in [.nextStep, .vote, .typeVote("7"), .countHands, .countHands] {
      state.play(action)
    }
    let told = try #require(state.toldPlace)
    #expect(told.votes == ["B": [[7, 0]]])
    state.play(.nextStep)
    #expect(state.toldPlace?.votes == ["B": [[7, 0]]])
    state = try resumed(told)
    #expect(state.session?.card.votes.done.map(\.counts) == [[7, 0]])
    #expect(state.toldPlace == told)
  }

  @Test func `votes that are not on the choices of their step are left out`() throws {
    let votes = ["A": [[1, 2]], "B": [[1, 2, 3]], "Z": [[1]]]
    var state = try resumed(PresentedPlace(step: "B", votes: votes))
    #expect(state.session?.card.votes == Votes() && state.toldPlace?.votes == nil)
    for wrong in [[[1, -2]], [[1, 100_000]], [[1, 2], [1, 2], [1, 2]]] {
      state = try resumed(PresentedPlace(step: "B", votes: ["B": wrong]))
      #expect(state.session?.card.votes == Votes())
    }
  }

  @Test func `a vote of now is not lost for one of then`() throws {
    let place = PresentedPlace(step: "B", votes: ["B": [[7, 0]]])
    var state = try explorer({ $0.lastPresented = place }, isPresented: true)
    for action: Action in [.nextStep, .vote, .typeVote("3"), .countHands, .countHands] {
      state.play(action)
    }
    _ = state.run("resume")
    #expect(state.session?.card.votes.done.map(\.counts) == [[3, 0]])
  }

  @Test func `without a place to resume it says why`() throws {
    var state = try explorer(isPresented: true)
    _ = state.run("resume")
    #expect(state.message?.text == "no place to resume: this lesson was not presented before")
    state = try explorer()
    _ = state.run("resume")
    #expect(state.message?.text.hasSuffix(":resume is for presentations") == true)
  }
}

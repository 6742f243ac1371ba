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
      places(state.update(.toggleAll)) == [PresentedPlace(step: "B", isAnswered: true)])
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
    var state = try explorer({ $0.lastPresented = 2 }, isPresented: true)
    #expect(state.message?.text == "last time C: :resume" && state.stepID == "A")
    _ = state.run("resume")
    #expect(state.stepID == "C" && state.mode == state.restingMode)
    state = try explorer({ $0.lastPresented = 0 }, isPresented: true)
    #expect(state.message == nil, "it begins there anyway")
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

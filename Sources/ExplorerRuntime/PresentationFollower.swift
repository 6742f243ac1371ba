import ExplorerCore
import ExplorerUI
import Lessons

/// Says on a second terminal where a presentation is.
package struct PresentationFollower {
  private let store: PresentationStore
  /// Whether the page is given again when only the clock goes on.
  private let repeatsClock: Bool
  private var last: Page?

  /// What a page is made from.
  private struct Page: Hashable {
    let kept: PresentationStore.Kept?
    let minutes: Int
  }

  package init(_ store: PresentationStore, repeatsClock: Bool) {
    (self.store, self.repeatsClock) = (store, repeatsClock)
  }

  /// The lines to print now; nil while those that were printed last still hold.
  /// - Parameter now: the time in seconds since 1970.
  package mutating func page(now: Double) -> [String]? {
    let kept = store.kept.flatMap { $0.isRunning ? $0 : nil }
    // A file may hold any number.
    let seconds = kept.map { min(max(0, now - $0.began), 1e6) } ?? 0
    let page = Page(kept: kept, minutes: Int((seconds.isFinite ? seconds : 0) / 60))
    let isOld = repeatsClock ? page == last : page.kept == last?.kept
    guard last == nil || !isOld else { return nil }
    last = page
    guard let kept else {
      return ["No presentation runs; loss-explorer lecture --present begins one."]
    }
    do throws(LessonError) {
      // Read anew for each page, as its author may be changing it.
      let lesson = try Lesson(kept.lesson.map(LessonSource.file) ?? .lecture).worked
      let session = LessonSession(lesson, presentedAt: kept.place) { step, seed in
        try? step.again(seed: seed, playing: situation)
      }
      return session.map { presenterNotes($0, minutes: page.minutes) }
        ?? ["The lesson has no step \(kept.place.step) any more."]
    } catch { return [error.description] }
  }
}

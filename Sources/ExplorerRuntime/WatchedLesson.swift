import ExplorerCore
import ScoreFiles

/// A lesson's file that is read again whenever it is saved.
package struct WatchedLesson: Sendable {
  let path: String
  private var identity: FileIdentity?

  package init(_ path: String) {
    (self.path, identity) = (path, FileIdentity(path: path))
  }

  /// Whether the file holds something else than when it was looked at last. A file that isn't there is just
  /// being saved.
  mutating func hasChanged() -> Bool {
    guard identity?.isStill(at: path) != true, let now = FileIdentity(path: path) else {
      return false
    }
    identity = now
    return true
  }
}

extension LessonLoader {
  /// Opens the lesson again at a step, or where the reader left off if there is no such step any more.
  func openingAgain(at id: String?) throws(LessonError) -> Report {
    do throws(LessonError) { return try opening(from: id) } catch {
      guard case .noStep = error else { throw error }
      return try opening()
    }
  }
}

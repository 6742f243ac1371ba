import ExplorerCore
import Lessons
import Platform
import ScoreFiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Keeps where a presentation is in a file that only the user can read, for a second terminal that
/// follows it and for the next presentation.
package struct PresentationStore: Sendable {
  /// What the file holds.
  package struct Kept: Hashable, Sendable, Codable {
    /// The absolute path of the lesson; nil: the lecture.
    package var lesson: String?
    package var place: PresentedPlace
    /// When the presentation began, in seconds since 1970.
    package var began: Double
    /// The program that presents; nil once it has ended.
    package var process: Int32?

    package init(lesson: String?, place: PresentedPlace, began: Double, process: Int32?) {
      (self.lesson, self.place, self.began, self.process) = (lesson, place, began, process)
    }

    /// Whether the program that presents has not ended, nor crashed.
    package var isRunning: Bool {
      guard let process, process > 0 else { return false }
      return kill(process, 0) == 0 || errno == EPERM
    }
  }

  /// nil if the user has no home folder, or the lesson no file to be read again.
  package let path: String?
  private let lesson: String?
  private let began = PresentationStore.now

  package init(
    lesson: LessonSource, environment: (String) -> String? = environmentVariable
  ) {
    self.init(lesson: lesson, folder: ProgressStore.folder(environment: environment))
  }

  package init(lesson: LessonSource, folder: String?) {
    guard case .file(let file) = lesson else {
      (path, self.lesson) = (folder.map(Self.path), nil)
      return
    }
    path = file == ScoreFile.standardInput ? nil : folder.map(Self.path)
    self.lesson = ProgressStore.absolute(file)
  }

  private static func path(inFolder folder: String) -> String { "\(folder)/presenting.json" }

  /// The time in seconds since 1970.
  package static var now: Double { Double(time(nil)) }

  /// The last presentation, of whichever lesson; nil if none is known.
  package var kept: Kept? {
    guard let path, let bytes = try? contents(ofFile: path, limit: 1 << 16) else { return nil }
    return try? JSONDecoder().decode(Kept.self, from: Data(bytes))
  }

  /// Where the last presentation of this lesson ended, or is; nil if another lesson was presented since.
  var lastPlace: PresentedPlace? { kept.flatMap { $0.lesson == lesson ? $0.place : nil } }

  /// - Returns: why it can't be kept; nil if it is, or if there is no place to keep it in.
  func write(_ place: PresentedPlace) -> String? {
    write(Kept(lesson: lesson, place: place, began: began, process: getpid()))
  }

  /// Notes that the presentation is over, unless another one has begun meanwhile.
  func end() {
    guard var kept, kept.process == getpid() else { return }
    kept.process = nil
    _ = write(kept)
  }

  package func write(_ kept: Kept) -> String? {
    guard let path else { return nil }
    ProgressStore.makeFolder(path.prefixUpToLastSlash)
    guard let data = try? JSONEncoder().encode(kept) else {
      preconditionFailure("finite numbers and strings have a JSON")
    }
    do throws(ScoreFileError.Problem) {
      try replaceFile(
        at: path, mayOverwrite: true, isPrivate: true, with: Array(data) + [0x0A])
      return nil
    } catch { return "where the presentation is can't be told: \(error) (\(path))" }
  }
}

import Lessons
import Platform
import ScoreFiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Keeps the progress in a lesson in a JSON file. Errors don't stop the lesson: they are returned as a
/// line to show.
package struct ProgressStore: Sendable {
  /// nil if the user has no home folder.
  package let path: String?
  private static let sizeLimit = 1 << 20

  /// - Parameters:
  ///   - environment: gives the value of an environment variable.
  ///   - isFolder: whether there is a folder at a path.
  package init(
    lesson: LessonSource, environment: (String) -> String? = environmentVariable,
    isFolder: (String) -> Bool = ScoreFiles.isFolder
  ) {
    self.init(
      lesson: lesson, folder: Self.folder(environment: environment, isFolder: isFolder))
  }

  package init(lesson: LessonSource, folder: String?) {
    path = folder.map { "\($0)/\(Self.fileName(of: lesson))" }
  }

  /// Reads the progress; without a file it is empty. A file that can't be used is renamed, so that the
  /// next `write` doesn't replace it.
  package func read() -> (progress: LessonProgress, complaint: String?) {
    guard let path else { return (LessonProgress(), nil) }
    let reason: String
    do throws(ScoreFileError.Problem) {
      let bytes = try contents(ofFile: path, limit: Self.sizeLimit)
      if let kept = try? JSONDecoder().decode(LessonProgress.self, from: Data(bytes)) {
        return (kept.plausible, nil)
      }
      reason = "what was kept is not a lesson's progress"
    } catch .missing {
      return (LessonProgress(), nil)
    } catch .notAFile {
      return (LessonProgress(), notAFile(path))
    } catch { reason = error.description }
    let fate =
      Self.moveAside(path).map { "is kept as \($0)" }
      ?? "can't be kept aside: \(systemError()) (\(path))"
    return (LessonProgress(), "progress starts anew: \(reason); it \(fate)")
  }

  /// The progress in a file that somebody handed in.
  package static func progress(inFile path: String) throws(ScoreFileError) -> LessonProgress {
    do throws(ScoreFileError.Problem) {
      let bytes = try contents(ofFile: path, limit: sizeLimit)
      if let kept = try? JSONDecoder().decode(LessonProgress.self, from: Data(bytes)) {
        return kept.plausible
      }
    } catch { throw ScoreFileError(file: path, problem: error) }
    throw ScoreFileError(file: path, problem: .notProgress)
  }

  /// Puts into the file what has changed since `base`, step by step: what another copy of the program
  /// has written meanwhile about other steps stays.
  /// - Parameter base: the progress as it was read or written before.
  /// - Returns: why that failed; the old file is then unchanged.
  package func write(
    _ progress: LessonProgress, since base: LessonProgress = LessonProgress()
  ) -> String? {
    guard let path else {
      return "progress is not kept: there is no home folder; XDG_STATE_HOME can name another"
    }
    Self.makeFolder(path.prefixUpToLastSlash)
    let lock = Self.lock(folder: path.prefixUpToLastSlash)
    defer { close(lock) }
    var kept = read().progress
    kept.step = progress.step
    for id in Set(progress.records.keys).union(base.records.keys)
    where progress.records[id] != base.records[id] { kept.records[id] = progress.records[id] }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(kept.plausible) else {
      preconditionFailure("finite numbers and strings have a JSON")
    }
    do throws(ScoreFileError.Problem) {
      // `read` refuses larger files.
      guard data.count < Self.sizeLimit else { throw .tooBig(limit: Self.sizeLimit) }
      try replaceFile(
        at: path, mayOverwrite: true, isPrivate: true, with: Array(data) + [0x0A])
      return nil
    } catch .notReplaceable {
      return notAFile(path)
    } catch { return "progress is not kept: \(error) (\(path))" }
  }

  /// Locks a folder against other copies of the program until the descriptor is closed. After half a
  /// second, or where there are no locks, it goes on without.
  /// - Returns: -1 if the folder can't be opened.
  private static func lock(folder: String) -> Int32 {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    for _ in 0..<100 where descriptor >= 0 {
      guard flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR else {
        break
      }
      usleep(5_000)
    }
    return descriptor
  }

  private func notAFile(_ path: String) -> String {
    "progress is not kept: \(path) is not a file but a folder, a pipe or a device"
  }
}

extension LessonProgress {
  /// The progress with its numbers clamped to plausible ones; a file may hold any.
  fileprivate var plausible: LessonProgress {
    var progress = self
    progress.records = records.mapValues { record in
      var record = record
      record.attempts = min(max(record.attempts, 0), 1_000_000)
      record.hints = min(max(record.hints, 0), 1_000_000)
      record.seconds = record.seconds.isFinite ? min(max(record.seconds, 0), 1e9) : 0
      return record
    }
    return progress
  }
}

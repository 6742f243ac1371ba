import Lessons
import Platform
import ScoreFiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Keeps how far a reader has come in a lesson, in a JSON file. Whatever goes wrong, the lesson goes
/// on: complaints are one line to show.
package struct ProgressStore: Sendable {
  /// nil without a place to keep it in.
  package let path: String?
  private static let sizeLimit = 1 << 20

  /// - Parameter environment: the value of a variable.
  package init(lesson: LessonSource, environment: (String) -> String? = variable) {
    self.init(lesson: lesson, folder: Self.folder(environment: environment))
  }

  package init(lesson: LessonSource, folder: String?) {
    path = folder.map { "\($0)/\(Self.fileName(of: lesson))" }
  }

  /// What was kept; nothing yet is no complaint. A file that can't be used is kept aside.
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
    guard let newName = Self.moveAside(path) else {
      let obstacle = String(cString: strerror(errno))
      return (
        LessonProgress(),
        "progress starts anew: \(reason); it can't be kept aside: \(obstacle) (\(path))"
      )
    }
    return (LessonProgress(), "progress starts anew: \(reason); it is kept as \(newName)")
  }

  /// Puts the progress in the place of what was kept.
  /// - Returns: why that failed, if it did; the old file is then unchanged.
  package func write(_ progress: LessonProgress) -> String? {
    guard let path else {
      return "progress is not kept: there is no home folder; XDG_STATE_HOME can name another"
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(progress.plausible) else {
      preconditionFailure("finite numbers and strings have a JSON")
    }
    Self.makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
    do throws(ScoreFileError.Problem) {
      // More would not be read.
      guard data.count < Self.sizeLimit else { throw .tooBig(limit: Self.sizeLimit) }
      try replaceFile(at: path, mayOverwrite: true, with: Array(data) + [0x0A])
      return nil
    } catch .notReplaceable {
      return notAFile(path)
    } catch { return "progress is not kept: \(error) (\(path))" }
  }

  private func notAFile(_ path: String) -> String {
    "progress is not kept: \(path) is not a file but a folder, a pipe or a device"
  }
}

/// A variable of the environment.
package func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

extension LessonProgress {
  /// With the numbers that a reader can bring about; files hold others.
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

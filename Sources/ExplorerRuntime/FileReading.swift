import Dispatch
import ScoreFiles
import Synchronization

/// A file that is read on a thread of its own, so that a large or slow one can be waited for, seen
/// coming and given up.
package final class FileReading: Sendable {
  package let path: String
  package let options: ReadingOptions
  /// What the file was before it was read.
  package let identity: FileIdentity?
  let progress = ReadingProgress()
  private let outcome = Mutex<Result<OpenedModel, ScoreFileError>?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  /// How long a file is waited for before anything is said of it, in seconds.
  package static let patience = 0.5

  package init(_ path: String, _ options: ReadingOptions = ReadingOptions()) {
    (self.path, self.options, identity) = (path, options, FileIdentity(path: path))
    DispatchQueue.global(qos: .userInitiated).async { [self] in
      let result: Result<OpenedModel, ScoreFileError>
      do throws(ScoreFileError) {
        result = .success(try ScoreFile.read(path, options, progress: progress))
      } catch { result = .failure(error) }
      outcome.withLock { $0 = result }
      isDone.signal()
    }
  }

  /// The table, or why there is none; nil if that is not known within some time.
  package func result(within seconds: Double) -> Result<OpenedModel, ScoreFileError>? {
    let deadline: DispatchTime = seconds < .infinity ? .now() + seconds : .distantFuture
    if isDone.wait(timeout: deadline) == .success { isDone.signal() }
    return outcome.withLock { $0 }
  }
}

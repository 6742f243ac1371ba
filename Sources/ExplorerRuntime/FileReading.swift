import Dispatch
import ScoreFiles
import Synchronization

/// Reads a file on another thread, so that the explorer can show how far a large or slow file is and
/// cancel it. Where the system allows no other thread, `init` returns when it is read.
package final class FileReading: Sendable {
  package let path: String
  /// The file's identity before it was read; nil if there is no such file.
  package let identity: FileIdentity?
  let progress = ReadingProgress()
  private let outcome = Mutex<Result<OpenedModel, ScoreFileError>?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  /// How many seconds to wait for a file before the screen says that it is being read.
  package static let patience = 0.5

  package init(_ path: String, _ options: ReadingOptions = ReadingOptions()) {
    (self.path, identity) = (path, FileIdentity(path: path, with: options.companions))
    let read: @Sendable () -> Void = { [self] in
      let result: Result<OpenedModel, ScoreFileError>
      do throws(ScoreFileError) {
        result = .success(try ScoreFile.read(path, options, progress: progress))
      } catch { result = .failure(error) }
      outcome.withLock { $0 = result }
      isDone.signal()
    }
    if !startThread(read) { read() }
  }

  /// The model or the error; nil if the file has not been read within some seconds.
  package func result(within seconds: Double) -> Result<OpenedModel, ScoreFileError>? {
    let deadline: DispatchTime = seconds < .infinity ? .now() + seconds : .distantFuture
    if isDone.wait(timeout: deadline) == .success { isDone.signal() }
    return outcome.withLock { $0 }
  }
}

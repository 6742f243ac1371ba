import Platform
import ScoreFiles

/// A journal that is being written. Each change is written to the file at once, so that it survives a
/// crash of the program; the file is locked while the program runs.
final class JournalFile {
  let path: String
  private let descriptor: Int32
  private var check = Journal.firstCheck
  private var size = 0
  /// The first line, which is written together with the first change; then nil.
  private var header: String?
  /// Whether the folder's entry of the file has not been flushed yet.
  private var isNew = true

  /// Creates a journal under a free name: other running programs and crashed ones may have journals of
  /// the same file.
  /// - Returns: nil if it can't be created; `errno` has the reason.
  init?(for journal: Journal, in folder: String) {
    ProgressStore.makeFolder(folder)
    let name = ProgressStore.safeName(ofFileAt: journal.path)
    let made = createLocked(mode: 0o600) { attempt in
      "\(folder)/\(name)\(attempt == 0 ? "" : ".\(attempt + 1)").journal"
    }
    guard let made else { return nil }
    (path, descriptor) = made
    fchmod(descriptor, 0o600)  // whatever the umask, it can be read by the next session
    header = journal.header
  }

  deinit {
    flock(descriptor, LOCK_UN)  // the copy that a flush has open would keep the lock
    close(descriptor)
  }

  /// Writes a change, whole or not at all.
  /// - Returns: whether it was written; if not, `errno` has the reason.
  func append(_ change: String) -> Bool {
    var check = check
    let text =
      (header.map { Journal.line($0, check: &check) } ?? "")
      + Journal.line(change, check: &check)
    let bytes = Array(text.utf8)
    guard size + bytes.count <= Journal.sizeLimit else {
      errno = EFBIG
      return false
    }
    let count = uninterrupted { write(descriptor, bytes, bytes.count) }
    guard count == bytes.count else {
      let reason = count < 0 ? errno : ENOSPC
      ftruncate(descriptor, off_t(size))
      errno = reason
      return false
    }
    (self.check, header, size) = (check, nil, size + count)
    return true
  }

  /// Makes the changes so far survive a power cut. That can take long, so it is done on another thread,
  /// except when the program ends.
  func flush(atEnd: Bool = false) {
    if atEnd {
      fsync(descriptor)
      return
    }
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    let folder =
      isNew ? open(path.prefixUpToLastSlash, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1
    isNew = false
    Task.detached {
      for file in [copy, folder] where file >= 0 {
        fsync(file)
        close(file)
      }
    }
  }

  func remove() { unlink(path) }
}

extension String {
  /// The folder of a path with a slash.
  var prefixUpToLastSlash: String { String(self[..<(lastIndex(of: "/") ?? startIndex)]) }
}

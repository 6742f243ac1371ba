import Platform
import ScoreFiles

/// A journal being written: each change goes to the system at once, and so outlives the program.
/// The file is locked for as long as the program lives.
final class JournalFile {
  let path: String
  private let descriptor: Int32
  private var check = Journal.firstCheck
  private var size = 0
  /// What is written together with the first change.
  private var header: String?
  /// Whether the folder doesn't have the file's name for good yet.
  private var isNew = true

  /// Takes a name in a folder that no other journal has, of another program on the same file or of
  /// one that is gone.
  /// - Returns: nil if that can't be done, for which `errno` has the reason.
  init?(for journal: Journal, in folder: String) {
    ProgressStore.makeFolder(folder)
    let name = ProgressStore.safeName(ofFileAt: journal.path)
    let made = createLocked(mode: 0o600) { attempt in
      "\(folder)/\(name)\(attempt == 0 ? "" : ".\(attempt + 1)").journal"
    }
    guard let made else { return nil }
    (path, descriptor) = made
    header = journal.header
  }

  deinit {
    flock(descriptor, LOCK_UN)  // a flush under way has the file open still
    close(descriptor)
  }

  /// Writes a change, whole or not at all.
  /// - Returns: whether that was done; if not, `errno` has the reason.
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

  /// Makes what is written outlive a power cut, in a thread of its own where that is not the last
  /// thing to do: it can take long.
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
  /// The folder of a path that has one.
  var prefixUpToLastSlash: String { String(self[..<(lastIndex(of: "/") ?? startIndex)]) }
}

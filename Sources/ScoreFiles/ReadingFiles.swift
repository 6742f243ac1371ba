import Platform
import Scores
import Synchronization

/// The bytes of a file, or of standard input where that is allowed.
/// - Parameter limit: the most bytes to read; a longer file is an error, so that an endless one ends.
package func contents(
  ofFile path: String, orStandardInput: Bool = false, limit: Int
) throws(ScoreFileError.Problem) -> [UInt8] {
  if path == ScoreFile.standardInput {
    guard orStandardInput else { throw .notAFile(pipesAreRead: false) }
    return try contents(of: STDIN_FILENO, limit: limit)
  }
  // O_NONBLOCK: without it, `open` would wait for a pipe that nobody writes to.
  let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else { throw errno == ENOENT ? .missing : .cannotRead(errno) }
  defer { close(descriptor) }
  guard let status = status(of: descriptor) else { throw .cannotRead(errno) }
  guard status.isFile else { throw .notAFile(pipesAreRead: orStandardInput) }
  return try contents(of: descriptor, expectedSize: Int(status.st_size), limit: limit)
}

func contents(
  of descriptor: Int32, expectedSize: Int = 0, limit: Int
) throws(ScoreFileError.Problem) -> [UInt8] {
  guard expectedSize <= limit else { throw .tooBig(limit: limit) }
  var contents: [UInt8] = []
  contents.reserveCapacity(expectedSize)
  guard try append(from: descriptor, to: &contents, upTo: limit) else {
    throw .tooBig(limit: limit)
  }
  return contents
}

/// Reads more of standard input, until it ends or there are more than `limit` bytes.
/// - Returns: whether it has ended.
func readStandardInput(
  into contents: inout [UInt8], upTo limit: Int
) throws(ScoreFileError.Problem) -> Bool {
  try append(from: STDIN_FILENO, to: &contents, upTo: limit)
}

private func append(
  from descriptor: Int32, to contents: inout [UInt8], upTo limit: Int
) throws(ScoreFileError.Problem) -> Bool {
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = uninterrupted {
      buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    }
    guard count >= 0 else { throw .cannotRead(errno) }
    if count == 0 { return true }
    contents.append(contentsOf: buffer[..<count])
    if contents.count > limit { return false }
  }
}

// MARK: Large files

/// The bytes of a file: a copy, which no other program can change, or of a larger file a mapping. If
/// another program shortens a mapped file, reading the missing part ends this program by SIGBUS, unless
/// `areUnchanged` has been asked before.
/// - Parameter size: the largest file that is copied, in bytes.
package func stableBytes(
  ofFile path: String, copyingUpTo size: Int = 64 << 20
) throws(ScoreFileError.Problem) -> StableBytes {
  let isStandardInput = path == ScoreFile.standardInput
  if isStandardInput {
    // A header comes first: what has none is not read on.
    var bytes: [UInt8] = []
    if try readStandardInput(into: &bytes, upTo: 1 << 16) || !bytes.starts(with: NPYHeader.magic) {
      return StableBytes(copying: bytes)
    }
    guard try readStandardInput(into: &bytes, upTo: 1 << 30) else { throw .tooBig(limit: 1 << 30) }
    return StableBytes(copying: bytes)
  }
  do {
    return StableBytes(copying: try contents(ofFile: path, orStandardInput: true, limit: size))
  } catch .tooBig {
    return try mapped(path)
  }
}

private func mapped(_ path: String) throws(ScoreFileError.Problem) -> StableBytes {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .cannotRead(errno) }
  // It stays open, to notice that the file is changed.
  let opened = status(of: descriptor).map { FileIdentity($0, hash: 0) }
  guard let opened,
    let start = mmap(nil, opened.size, PROT_READ, MAP_PRIVATE, descriptor, 0),
    start != MAP_FAILED
  else {
    let reason = errno
    close(descriptor)
    throw .cannotRead(reason)
  }
  let isChanged = Mutex(false)
  return StableBytes(
    UnsafeRawBufferPointer(start: start, count: opened.size),
    check: { mapping in
      isChanged.withLock { isChanged in
        if isChanged { return false }
        guard status(of: descriptor).map({ FileIdentity($0, hash: 0) }) != opened else {
          return true
        }
        // Zeros in its place can be read by whoever still does.
        mmap(
          UnsafeMutableRawPointer(mutating: mapping.baseAddress), mapping.count, PROT_READ,
          MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0)
        isChanged = true
        return false
      }
    },
    free: {
      munmap(UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count)
      close(descriptor)
    })
}

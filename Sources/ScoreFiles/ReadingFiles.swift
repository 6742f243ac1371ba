import Platform

/// The bytes of a file, or of standard input where that is allowed.
/// - Parameter limit: how many bytes are read at most, so that an endless file ends.
package func contents(
  ofFile path: String, orStandardInput: Bool = false, limit: Int
) throws(ScoreFileError.Problem) -> [UInt8] {
  if path == ScoreFile.standardInput {
    guard orStandardInput else { throw .notAFile(pipesAreRead: false) }
    return try contents(of: STDIN_FILENO, limit: limit)
  }
  // O_NONBLOCK: a pipe that nobody writes to would keep `open` waiting.
  let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else { throw errno == ENOENT ? .missing : .cannotRead(errno) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw .cannotRead(errno) }
  guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(pipesAreRead: orStandardInput) }
  return try contents(of: descriptor, expectedSize: Int(status.st_size), limit: limit)
}

private func contents(
  of descriptor: Int32, expectedSize: Int = 0, limit: Int
) throws(ScoreFileError.Problem) -> [UInt8] {
  guard expectedSize <= limit else { throw .tooBig(limit: limit) }
  var contents: [UInt8] = []
  contents.reserveCapacity(expectedSize)
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = uninterrupted {
      buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    }
    guard count >= 0 else { throw .cannotRead(errno) }
    if count == 0 { return contents }
    contents.append(contentsOf: buffer[..<count])
    guard contents.count <= limit else { throw .tooBig(limit: limit) }
  }
}

/// Makes a system call again for as long as signals interrupt it.
package func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}

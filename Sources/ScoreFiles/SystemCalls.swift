import Platform

/// The system calls that saving makes, as closures, so that tests can let each of them fail.
package struct SystemCalls: Sendable {
  package var open: @Sendable (_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32
  /// Whether this user may write a file: 0, or -1 with the reason in `errno`.
  package var mayWrite: @Sendable (String) -> Int32
  package var write: @Sendable (Int32, UnsafeRawBufferPointer) -> Int
  package var changeOwner: @Sendable (Int32, uid_t, gid_t) -> Int32
  package var changeMode: @Sendable (Int32, mode_t) -> Int32
  package var flush: @Sendable (Int32) -> Int32
  package var rename: @Sendable (_ old: String, _ new: String) -> Int32
  package var delete: @Sendable (String) -> Int32

  package static let real = realCalls
}

// Inside the type, `open`, `write` and `rename` would mean its own members.
private let realCalls = SystemCalls(
  open: { open($0, $1, $2) },
  mayWrite: { access($0, W_OK) },
  write: { write($0, $1.baseAddress, $1.count) },
  changeOwner: { fchown($0, $1, $2) },
  changeMode: { fchmod($0, $1) },
  flush: { fsync($0) },
  rename: { rename($0, $1) },
  delete: { unlink($0) })

// MARK: Helpers

/// Makes a system call again for as long as signals interrupt it.
package func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}

/// The system's words for an `errno`; by default for that of the call that has just failed.
package func systemError(_ code: Int32 = errno) -> String { String(cString: strerror(code)) }

/// The `stat` of an open file; nil if the system refuses it.
func status(of descriptor: Int32) -> stat? {
  var status = stat()
  return fstat(descriptor, &status) == 0 ? status : nil
}

extension stat {
  package var isFile: Bool { st_mode & S_IFMT == S_IFREG }
}

/// Whether there is a folder at a path.
package func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

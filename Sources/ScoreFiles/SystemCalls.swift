import Platform

/// The steps of saving that change something, as values, so that tests can let each of them fail.
package struct SystemCalls: Sendable {
  package var open: @Sendable (_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32
  package var write: @Sendable (Int32, UnsafeRawBufferPointer) -> Int
  package var changeOwner: @Sendable (Int32, uid_t, gid_t) -> Int32
  package var changeMode: @Sendable (Int32, mode_t) -> Int32
  package var flush: @Sendable (Int32) -> Int32
  package var rename: @Sendable (_ old: String, _ new: String) -> Int32
  package var delete: @Sendable (String) -> Int32

  package static let real = SystemCalls(
    open: { openFile($0, $1, $2) },
    write: { writeBytes($0, $1.baseAddress, $1.count) },
    changeOwner: { fchown($0, $1, $2) },
    changeMode: { fchmod($0, $1) },
    flush: { fsync($0) },
    rename: { renameFile($0, $1) },
    delete: { unlink($0) })
}

// By names that the value's own members don't hide.
private func openFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}
private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
private func renameFile(_ old: String, _ new: String) -> Int32 { rename(old, new) }

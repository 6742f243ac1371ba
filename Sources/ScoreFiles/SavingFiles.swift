import Platform

/// Puts `bytes` in the place of the file at `path`, if there is one: whatever happens on the way,
/// the path names the old file or the new one, whole. A symbolic link stays one. What saves that
/// were killed have left beside it is deleted.
/// - Parameters:
///   - mayOverwrite: whether any file is replaced that is there already, or `exists` thrown.
///   - known: the file that is replaced even so, if it is still what it was.
/// - Returns: what the new file is.
@discardableResult
package func replaceFile(
  at path: String, mayOverwrite: Bool, known: FileIdentity? = nil, with bytes: [UInt8],
  system: SystemCalls = .real
) throws(ScoreFileError.Problem) -> FileIdentity {
  let path = try linkTarget(of: path)
  let old = try replaceableFile(at: path, mayOverwrite: mayOverwrite, known: known)
  let folder = folder(of: path)
  // Beside the old file: a rename never crosses file systems.
  let mode = old.map { $0.st_mode & 0o777 } ?? 0o666
  let made = createLocked(mode: mode, system: system) { _ in
    "\(folder)/\(newFilePrefix)\(String(UInt64.random(in: 0...(.max)), radix: 36))"
  }
  guard let (newPath, descriptor) = made else { throw .cannotSave(errno) }
  defer { close(descriptor) }
  let identity: FileIdentity
  do throws(ScoreFileError.Problem) {
    if let old {
      // Not every file system and user can: then the file is as it was created, no more open.
      _ = system.changeOwner(descriptor, old.st_uid, old.st_gid)
      _ = system.changeMode(descriptor, old.st_mode & 0o7777)
    }
    try write(bytes, to: descriptor, system)
    guard uninterrupted({ system.flush(descriptor) }) == 0 else { throw .cannotSave(errno) }
    identity = try newIdentity(of: descriptor, bytes)
    // Once more: writing may have taken long.
    _ = try replaceableFile(at: path, mayOverwrite: mayOverwrite, known: known)
    guard system.rename(newPath, path) == 0 else { throw .cannotSave(errno) }
  } catch {
    _ = system.delete(newPath)
    throw error
  }
  flush(folder: folder, system)
  for name in names(inFolder: folder) where name.hasPrefix(newFilePrefix) {
    guard let left = openAbandoned("\(folder)/\(name)") else { continue }
    _ = system.delete("\(folder)/\(name)")
    close(left)
  }
  return identity
}

/// How the names of files begin that are not in their places yet.
let newFilePrefix = ".loss-explorer-"

private func newIdentity(
  of descriptor: Int32, _ bytes: [UInt8]
) throws(ScoreFileError.Problem) -> FileIdentity {
  guard let status = status(of: descriptor) else { throw .cannotSave(errno) }
  return FileIdentity(status, hash: ContentHash(of: bytes).value)
}

/// The path that symbolic links lead to, whether anything is there or not.
private func linkTarget(of path: String) throws(ScoreFileError.Problem) -> String {
  var path = path
  for _ in 0..<40 {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, Int(PATH_MAX))
    guard count >= 0 else { return path }
    let target = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    path = target.hasPrefix("/") ? target : "\(folder(of: path))/\(target)"
  }
  throw .cannotSave(ELOOP)
}

/// What is known of the file that will be replaced; nil if there is none.
private func replaceableFile(
  at path: String, mayOverwrite: Bool, known: FileIdentity?
) throws(ScoreFileError.Problem) -> stat? {
  var status = stat()
  guard stat(path, &status) == 0 else {
    if errno == ENOENT { return nil }
    throw .cannotSave(errno)
  }
  guard status.isFile else { throw .notReplaceable }
  guard mayOverwrite || known?.isStill(at: path) == true else { throw .exists }
  // A rename needs no leave to write the old file; saving does.
  guard access(path, W_OK) == 0 else { throw .cannotSave(errno) }
  return status
}

private func folder(of path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

private func write(
  _ bytes: [UInt8], to descriptor: Int32, _ system: SystemCalls
) throws(ScoreFileError.Problem) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = uninterrupted { rest.withUnsafeBytes { system.write(descriptor, $0) } }
    guard count > 0 else { throw .cannotSave(count < 0 ? errno : EIO) }
    rest = rest.dropFirst(count)
  }
}

/// Makes the rename outlive a power cut. The new file is in its place already, so that a file system
/// that can't do this is no failure.
private func flush(folder: String, _ system: SystemCalls) {
  let descriptor = system.open(folder, O_RDONLY | O_CLOEXEC, 0)
  guard descriptor >= 0 else { return }
  _ = uninterrupted { system.flush(descriptor) }
  close(descriptor)
}

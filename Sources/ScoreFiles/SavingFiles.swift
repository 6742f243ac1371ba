import Platform

/// Creates or replaces the file at `path` atomically: whatever fails, the path names the whole old file
/// or the whole new one. A symbolic link stays a link to the replaced file. Temporary files that killed
/// saves left in the folder are deleted.
/// - Parameters:
///   - mayOverwrite: whether an existing file is replaced; if not, `exists` is thrown.
///   - isPrivate: whether only the user may read the new file; if not, its mode is that of the old one.
///   - known: a file that is replaced in any case, provided nobody has changed it since.
/// - Returns: the identity of the new file.
@discardableResult
package func replaceFile(
  at path: String, mayOverwrite: Bool, isPrivate: Bool = false, known: FileIdentity? = nil,
  with bytes: [UInt8], system: SystemCalls = .real
) throws(ScoreFileError.Problem) -> FileIdentity {
  let path = try linkTarget(of: path)
  let old = try replaceableFile(at: path, mayOverwrite: mayOverwrite, known: known)
  let folder = folder(of: path)
  // The new file is written into the same folder, since a rename can't cross file systems.
  let mode = isPrivate ? 0o600 : old.map { $0.st_mode & 0o777 } ?? 0o666
  let made = createLocked(mode: mode, system: system) { _ in
    "\(folder)/\(newFilePrefix)\(String(UInt64.random(in: 0...(.max)), radix: 36))"
  }
  guard let (newPath, descriptor) = made else { throw .cannotSave(errno) }
  defer { close(descriptor) }
  let identity: FileIdentity
  do throws(ScoreFileError.Problem) {
    if let old {
      // Not every file system and user can do this; the file then keeps its mode of creation, which
      // lets nobody read who could not read the old file.
      _ = system.changeOwner(descriptor, old.st_uid, old.st_gid)
      _ = system.changeMode(descriptor, isPrivate ? 0o600 : old.st_mode & 0o7777)
    }
    guard writeAll(bytes, to: descriptor, system) else { throw .cannotSave(errno) }
    guard uninterrupted({ system.flush(descriptor) }) == 0 else { throw .cannotSave(errno) }
    guard let status = status(of: descriptor) else { throw .cannotSave(errno) }
    identity = FileIdentity(status, hash: ContentHash(of: bytes).value)
    // Checked again: another program may have changed the file during a long write.
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

/// The prefix of temporary files, which are renamed once they are complete.
let newFilePrefix = ".loss-explorer-"

/// The path that symbolic links lead to, whether a file is there or not.
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

/// The status of the file that will be replaced; nil if there is none.
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
  // A rename would replace even a file that this user may not write.
  guard access(path, W_OK) == 0 else { throw .cannotSave(errno) }
  return status
}

private func folder(of path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// - Returns: whether all bytes were written; if not, `errno` has the reason.
package func writeAll(
  _ bytes: [UInt8], to descriptor: Int32, _ system: SystemCalls = .real
) -> Bool {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = uninterrupted { rest.withUnsafeBytes { system.write(descriptor, $0) } }
    if count == 0 { errno = EIO }
    guard count > 0 else { return false }
    rest = rest.dropFirst(count)
  }
  return true
}

/// Makes the rename outlive a power cut. Failing to do so is no error, as the new file is in place.
private func flush(folder: String, _ system: SystemCalls) {
  let descriptor = system.open(folder, O_RDONLY | O_CLOEXEC, 0)
  guard descriptor >= 0 else { return }
  _ = uninterrupted { system.flush(descriptor) }
  close(descriptor)
}

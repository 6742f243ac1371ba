#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Puts `bytes` in the place of the file at `path`, if there is one: whatever happens on the way,
/// the path names the old file or the new one, whole. A symbolic link stays one.
package func replaceFile(
  at path: String, mayOverwrite: Bool, with bytes: [UInt8]
) throws(ScoreFileError.Problem) {
  let path = try linkTarget(of: path)
  let old = try replaceableFile(at: path)
  if old != nil, !mayOverwrite { throw .exists }
  let folder = folder(of: path)
  // Beside the old file: a rename never crosses file systems.
  let newPath = "\(folder)/.loss-explorer-\(String(UInt64.random(in: 0...(.max)), radix: 36))"
  let mode = old.map { $0.st_mode & 0o777 } ?? 0o666
  let descriptor = open(newPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
  guard descriptor >= 0 else { throw .cannotSave(errno) }
  defer { close(descriptor) }
  do throws(ScoreFileError.Problem) {
    if let old {
      // Not every file system and user can: then the file is as it was created, no more open.
      _ = fchown(descriptor, old.st_uid, old.st_gid)
      _ = fchmod(descriptor, old.st_mode & 0o7777)
    }
    try write(bytes, to: descriptor)
    guard uninterrupted({ fsync(descriptor) }) == 0, rename(newPath, path) == 0 else {
      throw .cannotSave(errno)
    }
  } catch {
    unlink(newPath)
    throw error
  }
  flush(folder: folder)
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
private func replaceableFile(at path: String) throws(ScoreFileError.Problem) -> stat? {
  var status = stat()
  guard stat(path, &status) == 0 else {
    if errno == ENOENT { return nil }
    throw .cannotSave(errno)
  }
  guard status.st_mode & S_IFMT == S_IFREG else { throw .notReplaceable }
  // A rename needs no leave to write the old file; saving does.
  guard access(path, W_OK) == 0 else { throw .cannotSave(errno) }
  return status
}

private func folder(of path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

private func write(_ bytes: [UInt8], to descriptor: Int32) throws(ScoreFileError.Problem) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = uninterrupted {
      rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }
    guard count >= 0 else { throw .cannotSave(errno) }
    rest = rest.dropFirst(count)
  }
}

/// Makes the rename outlive a power cut. The new file is in its place already, so that a file system
/// that can't do this is no failure.
private func flush(folder: String) {
  let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  fsync(descriptor)
  close(descriptor)
}

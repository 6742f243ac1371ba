import Platform

/// What a file is to hold from now on.
struct Replacement {
  let path: String
  let bytes: [UInt8]
  /// Whether only the user may read the new file; if not, its mode is that of the old one.
  var isPrivate = false
  /// A file that is replaced in any case, provided nobody has changed it since.
  var known: FileIdentity?
}

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
  let file = Replacement(path: path, bytes: bytes, isPrivate: isPrivate, known: known)
  do throws(ScoreFileError) {
    return try replaceFiles([file], mayOverwrite: mayOverwrite, system: system)[0]
  } catch { throw error.problem }
}

/// Creates or replaces several files, each as `replaceFile` does, and all of them or none: the new ones
/// are complete before the first takes its place, and if a later one can't take its own, the earlier
/// get their old contents back. Only a program that is killed, or a power cut, between two renames
/// leaves some files new and others old, each of them whole.
/// - Returns: the identities of the new files.
func replaceFiles(
  _ files: [Replacement], mayOverwrite: Bool, system: SystemCalls = .real
) throws(ScoreFileError) -> [FileIdentity] {
  var staged: [StagedFile] = []
  defer { for file in staged { close(file.descriptor) } }
  do throws(ScoreFileError) {
    for file in files {
      do throws(ScoreFileError.Problem) {
        staged.append(try StagedFile(file, mayOverwrite: mayOverwrite, system))
      } catch { throw failure(of: file.path, error) }
    }
    // Checked again: another program may have changed a file during a long write.
    for file in staged {
      do throws(ScoreFileError.Problem) {
        _ = try replaceableFile(
          at: file.path, mayOverwrite: mayOverwrite, known: file.wanted.known, system)
      } catch { throw failure(of: file.wanted.path, error) }
    }
    var replaced: [(path: String, old: [UInt8]?)] = []
    for (index, file) in staged.enumerated() {
      let isLast = index == staged.count - 1
      let old = isLast ? nil : try? contents(ofFile: file.path, limit: .max)
      guard system.rename(file.newPath, file.path) == 0 else {
        let reason = errno
        for (path, old) in replaced {
          guard let old else {
            _ = system.delete(path)
            continue
          }
          _ = try? replaceFile(at: path, mayOverwrite: true, with: old, system: system)
        }
        throw failure(of: file.wanted.path, .cannotSave(reason))
      }
      replaced.append((file.path, old))
    }
  } catch {
    for file in staged { _ = system.delete(file.newPath) }
    throw error
  }
  for folder in Set(staged.map { folder(of: $0.path) }) {
    flush(folder: folder, system)
    for name in names(inFolder: folder) where name.hasPrefix(newFilePrefix) {
      guard let left = openAbandoned("\(folder)/\(name)") else { continue }
      _ = system.delete("\(folder)/\(name)")
      close(left)
    }
  }
  return staged.map(\.identity)
}

/// The error of a file that can't be saved.
private func failure(of path: String, _ problem: ScoreFileError.Problem) -> ScoreFileError {
  var status = stat()
  if case .cannotSave(let reason) = problem, stat(path, &status) != 0,
    errno == ENOENT || errno == ENOTDIR
  {
    return ScoreFileError(file: path, problem: .cannotCreate(reason))
  }
  return ScoreFileError(file: path, problem: problem)
}

/// A new file, complete and locked, that stands beside the one it will replace.
private struct StagedFile {
  let wanted: Replacement
  /// Where symbolic links lead to.
  let path: String
  let newPath: String
  let descriptor: Int32
  let identity: FileIdentity

  init(
    _ wanted: Replacement, mayOverwrite: Bool, _ system: SystemCalls
  ) throws(ScoreFileError.Problem) {
    self.wanted = wanted
    path = try linkTarget(of: wanted.path)
    let old = try replaceableFile(
      at: path, mayOverwrite: mayOverwrite, known: wanted.known, system)
    let folder = folder(of: path)
    // The new file is written into the same folder, since a rename can't cross file systems.
    let mode = wanted.isPrivate ? 0o600 : old.map { $0.st_mode & 0o777 } ?? 0o666
    let made = createLocked(mode: mode, system: system) { _ in
      "\(folder)/\(newFilePrefix)\(String(UInt64.random(in: 0...(.max)), radix: 36))"
    }
    guard let made else { throw .cannotSave(errno) }
    let (newPath, descriptor) = made
    (self.newPath, self.descriptor) = made
    do throws(ScoreFileError.Problem) {
      if let old {
        // Not every file system and user can do this; the file then keeps its mode of creation, which
        // lets nobody read who could not read the old file.
        _ = system.changeOwner(descriptor, old.st_uid, old.st_gid)
        _ = system.changeMode(descriptor, wanted.isPrivate ? 0o600 : old.st_mode & 0o7777)
      }
      guard writeAll(wanted.bytes, to: descriptor, system) else { throw .cannotSave(errno) }
      guard uninterrupted({ system.flush(descriptor) }) == 0 else { throw .cannotSave(errno) }
      guard let status = status(of: descriptor) else { throw .cannotSave(errno) }
      identity = FileIdentity(status, hash: ContentHash(of: wanted.bytes).value)
    } catch {
      _ = system.delete(newPath)
      close(descriptor)
      throw error
    }
  }
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
  at path: String, mayOverwrite: Bool, known: FileIdentity?, _ system: SystemCalls
) throws(ScoreFileError.Problem) -> stat? {
  var status = stat()
  guard stat(path, &status) == 0 else {
    if errno == ENOENT { return nil }
    throw .cannotSave(errno)
  }
  guard status.isFile else { throw .notReplaceable }
  guard mayOverwrite || known?.isStill(at: path) == true else { throw .exists }
  // A rename would replace even a file that this user may not write.
  guard system.mayWrite(path) == 0 else { throw .cannotSave(errno) }
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

import Platform

// A file that a program is still at work on is locked, and so one that can be locked was left by a
// program that is gone. Only who holds the lock deletes such a file.

/// Makes a file that is this process's own until it is closed.
/// - Parameter name: paths to try, until one is free.
/// - Returns: nil if none can be made, for which `errno` has the reason.
package func createLocked(
  mode: mode_t, system: SystemCalls = .real, path: (_ attempt: Int) -> String
) -> (path: String, descriptor: Int32)? {
  for attempt in 0..<1000 {
    let path = path(attempt)
    let descriptor = uninterrupted {
      system.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    }
    guard descriptor >= 0 else {
      if errno == EEXIST { continue }
      return nil
    }
    // Where nothing can be locked nobody deletes either.
    let isTaken = uninterrupted { flock(descriptor, LOCK_EX | LOCK_NB) } < 0 && errno == EWOULDBLOCK
    if !isTaken, status(of: descriptor)?.st_nlink != 0 { return (path, descriptor) }
    close(descriptor)  // somebody took it for left behind before it was locked
  }
  errno = EEXIST
  return nil
}

/// Opens a file that a program which is gone has left, and locks it.
/// - Returns: nil if it is not left but in use, or no file.
package func openAbandoned(_ path: String) -> Int32? {
  let descriptor = open(path, O_RDWR | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  if uninterrupted({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0,
    let status = status(of: descriptor), status.isFile, status.st_nlink > 0
  {
    return descriptor
  }
  close(descriptor)
  return nil
}

/// The names of what a folder holds, in no order; nothing if it can't be read.
package func names(inFolder folder: String) -> [String] {
  guard let listing = opendir(folder) else { return [] }
  defer { closedir(listing) }
  var names: [String] = []
  while let entry = readdir(listing) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
      name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}

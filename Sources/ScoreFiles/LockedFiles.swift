import Platform

// A program locks the files it is still writing. So a file that can be locked was left behind by a
// program that has ended, and only the holder of the lock may delete it.

/// Creates a file and locks it until its descriptor is closed.
/// - Parameter path: the path to try in each attempt, until one is free.
/// - Returns: nil if the file can't be created; `errno` has the reason.
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
    // A file system without locks is no obstacle: there nobody gets a lock, and so nobody deletes.
    let isTaken = uninterrupted { flock(descriptor, LOCK_EX | LOCK_NB) } < 0 && errno == EWOULDBLOCK
    if !isTaken, status(of: descriptor)?.st_nlink != 0 { return (path, descriptor) }
    // Another program took the file for abandoned, and deleted it, before it was locked.
    close(descriptor)
  }
  errno = EEXIST
  return nil
}

/// Opens and locks a file that a program which has ended left behind.
/// - Returns: nil if the file is in use by another program, or is none.
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

/// The names of the files and folders in a folder, in no order; empty if it can't be read.
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

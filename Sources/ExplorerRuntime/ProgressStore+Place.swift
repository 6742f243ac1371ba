import Platform
import ScoreFiles

/// The value of an environment variable; nil if it is not set.
package func environmentVariable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

/// The program's folder of a kind that the XDG Base Directory Specification names, which ignores
/// relative paths; nil without a home, which is not created.
/// - Parameters:
///   - variable: the environment variable of the kind, such as `XDG_STATE_HOME`.
///   - usual: where it is in the user's home without that variable.
///   - environment: gives the value of an environment variable.
///   - isFolder: whether there is a folder at a path.
func xdgFolder(
  _ variable: String, inHome usual: String, environment: (String) -> String?,
  isFolder: (String) -> Bool
) -> String? {
  func path(_ name: String) -> String? {
    environment(name).flatMap { $0.hasPrefix("/") ? $0 : nil }
  }
  if let folder = path(variable) { return "\(folder)/loss-explorer" }
  let home = path("HOME") ?? getpwuid(getuid()).map { String(cString: $0.pointee.pw_dir) }
  guard let home, isFolder(home) else { return nil }
  return "\(home)/\(usual)/loss-explorer"
}

extension ProgressStore {
  /// The folder for the program's state; nil without a home.
  static func folder(
    environment: (String) -> String?, isFolder: (String) -> Bool = ScoreFiles.isFolder
  ) -> String? {
    xdgFolder(
      "XDG_STATE_HOME", inHome: ".local/state", environment: environment, isFolder: isFolder)
  }

  /// The name of a lesson's progress file. It depends on the lesson's absolute path, so that no two
  /// lessons share one.
  static func fileName(of lesson: LessonSource) -> String {
    guard case .file(let path) = lesson else { return "lecture.json" }
    return "\(safeName(ofFileAt: path)).json"
  }

  /// A name for files about the file at a path: its own name and a hash of its absolute path.
  static func safeName(ofFileAt path: String) -> String {
    let place = absolute(path)
    let name = place.split(separator: "/").last ?? ""
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    let safe = stem.unicodeScalars.prefix(40).map { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": Character(scalar)
      default: Character("-")
      }
    }
    let hash = String(hash(of: place), radix: 16)
    return "\(String(safe))-\(String(repeating: "0", count: 8 - hash.count))\(hash)"
  }

  /// The absolute path without symbolic links; if there is no such file, the path in this folder.
  static func absolute(_ path: String) -> String {
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return "\(String(cString: folder))/\(path)"
  }

  /// FNV-1a. Unlike Swift's own hashes it is the same on every machine and in every run.
  static func hash(of text: String, after start: UInt32 = 0x811C_9DC5) -> UInt32 {
    text.utf8.reduce(start) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }

  /// Creates a folder and its parents, readable for the user alone. If that fails, so will writing into
  /// the folder, which reports the error.
  static func makeFolder(_ folder: String) {
    guard mkdir(folder, 0o700) != 0, errno == ENOENT,
      let slash = folder.lastIndex(of: "/"), slash != folder.startIndex
    else { return }
    makeFolder(String(folder[..<slash]))
    mkdir(folder, 0o700)
  }

  /// Renames a file to a free name in its folder, `NAME.damaged` or `NAME.damaged-2` and so on.
  /// - Returns: the new name; nil if the file can't be renamed, then `errno` has the reason.
  static func moveAside(_ path: String, as kind: String = "damaged") -> String? {
    for number in 1...999 {
      let newPath = number == 1 ? "\(path).\(kind)" : "\(path).\(kind)-\(number)"
      // Creates the new file first: a rename alone would replace one that another program has just
      // moved to this name.
      let descriptor = open(newPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        if errno == EEXIST { continue }
        return nil
      }
      close(descriptor)
      guard rename(path, newPath) == 0 else {
        let reason = errno
        unlink(newPath)
        errno = reason
        return nil
      }
      return newPath.split(separator: "/").last.map(String.init)
    }
    errno = EEXIST
    return nil
  }
}

import Platform
import ScoreFiles

/// The files and folders whose path begins like `path`, sorted; folders end in a slash.
func fileCompletions(of path: String) -> [String] {
  let slash = path.lastIndex(of: "/")
  let folder = slash.map { String(path[...$0]) } ?? ""
  let start = slash.map { path[path.index(after: $0)...] } ?? path[...]
  var found: [String] = []
  for name in names(inFolder: folder.isEmpty ? "." : folder) {
    guard name.hasPrefix(start), !name.hasPrefix(".") || start.hasPrefix(".") else { continue }
    var status = stat()
    let isFolder =
      stat(folder + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    found.append(folder + name + (isFolder ? "/" : ""))
  }
  return found.sorted()
}

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
    found.append(folder + name + (isFolder(folder + name) ? "/" : ""))
  }
  return found.sorted()
}

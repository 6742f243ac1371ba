#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The files and folders whose path begins like `path`, sorted; folders end in a slash.
func fileCompletions(of path: String) -> [String] {
  let slash = path.lastIndex(of: "/")
  let folder = slash.map { String(path[...$0]) } ?? ""
  let start = slash.map { path[path.index(after: $0)...] } ?? path[...]
  guard let listing = opendir(folder.isEmpty ? "." : folder) else { return [] }
  defer { closedir(listing) }
  var found: [String] = []
  while let entry = readdir(listing) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
      name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    guard name.hasPrefix(start), !name.hasPrefix(".") || start.hasPrefix(".") else { continue }
    var status = stat()
    let isFolder =
      stat(folder + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    if name != ".", name != ".." { found.append(folder + name + (isFolder ? "/" : "")) }
  }
  return found.sorted()
}

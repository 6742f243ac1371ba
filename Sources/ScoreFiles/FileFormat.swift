/// How a table is written in a file.
package enum FileFormat: String, CaseIterable, Hashable, Sendable {
  case csv, tsv, json
  /// NumPy's array of scores, which has no names and labels.
  case npy

  /// The format that the end of a file's name says; nil where it says none.
  package init?(extensionOf path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    self.init(rawValue: name[name.index(after: dot)...].lowercased())
  }
}

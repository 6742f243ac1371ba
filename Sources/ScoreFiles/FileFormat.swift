/// The file formats of tables.
package enum FileFormat: String, CaseIterable, Hashable, Sendable {
  case csv, tsv, json
  /// An array that NumPy saved; it has no place for names and labels.
  case npy

  /// The format of a file name's extension; nil without an extension or with an unknown one.
  package init?(extensionOf path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    self.init(rawValue: name[name.index(after: dot)...].lowercased())
  }
}

import Scores

/// Where a model came from, and which of its revisions is saved.
package struct Document: Equatable, Sendable {
  package var title: String
  /// The file it was opened from or saved to last; nil without one.
  package var path: String?
  /// The revision of the history that the file holds.
  var savedRevision = 0
  /// The classifier that the file holds, as it was opened or saved last; nil where it holds scores.
  var classifier: LinearModel?

  package init(title: String, path: String?) {
    (self.title, self.path) = (title, path)
  }

  package static let lecture = Document(title: "lecture", path: nil)
  package static let standardInput = Document(title: "standard input", path: nil)

  /// Whether the table was read from a file or standard input, and is not built in.
  package var wasRead: Bool { path != nil || title == Document.standardInput.title }

  /// The document of a path, where `-` means standard input.
  package static func of(_ path: String) -> Document {
    path == "-" ? .standardInput : .file(path)
  }

  /// The document of a file; its title is the last part of the path.
  package static func file(_ path: String) -> Document {
    Document(title: path.split(separator: "/").last.map(String.init) ?? path, path: path)
  }
}

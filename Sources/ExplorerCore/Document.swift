import Scores

/// Where a model came from and what of it is safe.
package struct Document: Equatable, Sendable {
  package var title: String
  /// The file it was opened from or saved to.
  package var path: String?
  var savedRevision = 0
  /// The classifier that the file holds, as it was opened or saved last; nil where it holds scores.
  var classifier: LinearModel?

  package init(title: String, path: String?) {
    (self.title, self.path) = (title, path)
  }

  package static let lecture = Document(title: "lecture", path: nil)
  package static let standardInput = Document(title: "standard input", path: nil)

  /// Whether the table is the reader's, and not the program's own.
  package var wasRead: Bool { path != nil || title == Document.standardInput.title }

  /// The document of a path, as commands take it: `-` is standard input.
  package static func of(_ path: String) -> Document {
    path == "-" ? .standardInput : .file(path)
  }

  /// A file's document, called by the last part of its path.
  package static func file(_ path: String) -> Document {
    Document(title: path.split(separator: "/").last.map(String.init) ?? path, path: path)
  }
}

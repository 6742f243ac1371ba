import Platform
import Scores

/// What saving a model has written.
package struct SavedModel: Sendable {
  /// What the file, with its file of labels, holds of the model.
  package let held: Model
  /// What the format has no place for: "labels", "class names".
  package let omitted: [String]
  package let identity: FileIdentity
  /// The file of labels, where it was written too.
  package let labels: (path: String, identity: FileIdentity)?
}

extension ScoreFile {
  /// Saves the model, in the format of the path's extension or, to the file it came from, in that
  /// file's format. Labels that came with that file from one of their own are saved to it, both files
  /// or neither. If saving fails, the old files are unchanged.
  /// - Parameters:
  ///   - mayOverwrite: whether existing files are replaced; if not, `exists` is thrown.
  ///   - known: a file that is replaced in any case, provided nobody has changed it since.
  ///   - knownLabels: the same of the file of labels; nil: as it was read.
  @discardableResult
  package static func save(
    _ model: Model, to path: String, origin: FileOrigin? = nil, mayOverwrite: Bool = true,
    known: FileIdentity? = nil, knownLabels: FileIdentity? = nil, system: SystemCalls = .real
  ) throws(ScoreFileError) -> SavedModel {
    let own = origin.flatMap { $0.path == path ? $0 : nil }
    guard let format = own?.format ?? FileFormat(extensionOf: path) else {
      throw ScoreFileError(file: path, problem: .unknownExtension)
    }
    if let origin, let ownPath = origin.path, origin.hasIgnoredColumns, isSameFile(ownPath, path),
      origin.format != format || origin.bytes(for: model, isOwn: own != nil) == nil
    {
      throw ScoreFileError(file: path, problem: .losesColumns)
    }
    if origin?.arrayPaths.contains(where: { isSameFile($0, path) }) == true {
      throw ScoreFileError(file: path, problem: .isArrayOfClassifier)
    }
    let (held, omitted) = holding(of: model, as: format, origin: origin, isOwn: own != nil)
    var files = [
      Replacement(
        path: path, bytes: bytes(of: model, as: format, origin: origin, isOwn: own != nil),
        known: known)
    ]
    // The table's own file comes last: it is the larger one, of which no copy is made.
    if let own, let labels = own.labels, let labelPath = labels.path,
      format == .npy || own.canHold(model.table, isOwn: true)
    {
      let bytes = labels.bytes(
        for: model.table, readAs: own.model.table,
        names: (0..<model.table.classCount).map(held.table.className))
      let known = knownLabels ?? labels.identity
      if !FileIdentity(ofContents: bytes).hasSameContents(as: known) {
        files.insert(Replacement(path: labelPath, bytes: bytes, known: known), at: 0)
      }
    }
    let identities = try replaceFiles(files, mayOverwrite: mayOverwrite, system: system)
    return SavedModel(
      held: held, omitted: omitted, identity: identities[identities.count - 1],
      labels: files.count == 2 ? (files[0].path, identities[0]) : nil)
  }

  private static func isSameFile(_ path: String, _ other: String) -> Bool {
    var (file, otherFile) = (stat(), stat())
    return path == other
      || stat(path, &file) == 0 && stat(other, &otherFile) == 0
        && (file.st_dev, file.st_ino) == (otherFile.st_dev, otherFile.st_ino)
  }

  /// What a file of a format holds of a model, and what it has no place for.
  /// - Parameter isOwn: whether it is the file that the model came from, or another.
  static func holding(
    of model: Model, as format: FileFormat, origin: FileOrigin?, isOwn: Bool
  ) -> (held: Model, omitted: [String]) {
    var held = model
    var omitted: [String] = []
    if model.isComputed, format != .json {
      held = .scores(model.table)
      omitted = ["W, b and x"]
    }
    guard format == .npy else { return (held, omitted) }
    // A table that came from an array is read again with what told its labels and classes then.
    let source = origin.flatMap { $0.format == .npy ? $0 : nil }
    let hasPlace = isOwn && source?.labels?.path != nil
    if !hasPlace, source?.hasLabels(of: model.table) != true {
      omitted.append("labels")
      for id in held.table.examples {
        guard let read = source?.model.table, read.examples.contains(id) else { continue }
        let label = read.label(of: id)
        if held.table.classes.contains(label) { held.table.apply(.setLabel(id, label)) }
      }
    }
    let table = model.table
    let names = source?.classNames(count: table.classCount)
    let expected = names ?? (0..<table.classCount).map(String.init)
    if (0..<table.classCount).contains(where: { !table.className($0).isSpelled(expected[$0]) }) {
      omitted.append("class names")
      for (id, name) in zip(table.classes, expected) { held.table.apply(.renameClass(id, name)) }
    }
    let named = table.examples.indices.filter { !isDefaultExampleName(table.exampleName($0)) }
    if !named.isEmpty {
      omitted.append("example names")
      for position in named {
        held.table.apply(.renameExample(table.examples[position], defaultExampleName(position)))
      }
    }
    return (held, omitted)
  }
}

/// Whether an example is called x1, x2 or so, as it is where a file gives it no name.
private func isDefaultExampleName(_ name: String) -> Bool {
  name.first == "x" && Int(name.dropFirst()).map { $0 > 0 && "x\($0)" == name } == true
}

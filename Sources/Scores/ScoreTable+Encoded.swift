extension ScoreTable {
  /// The bytes of the file that the table was read from, with changed scores in their places. nil where
  /// the table was not read from such a file, or no longer has its examples and classes.
  package func originalBytesWithEdits() -> [UInt8]? {
    guard case .encoded(let original) = base.storage,
      classes.map(\.index) == Array(0..<base.classCount),
      examples.map(\.index) == Array(0..<base.exampleCount)
    else { return nil }
    var bytes = Array(original.file.bytes)
    for (id, example) in edited where id.index < base.exampleCount {
      for index in 0..<base.classCount {
        let offset = original.layout.offset(id.index, index)
        let score = original.layout.encoded(example.scores[index])
        bytes.replaceSubrange(offset..<offset + score.count, with: score)
      }
    }
    return bytes
  }
}

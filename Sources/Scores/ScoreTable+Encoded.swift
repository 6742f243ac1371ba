extension ScoreTable {
  /// The bytes of the file that the table was read from, with changed scores in their places. nil where
  /// the table was not read from such a file, or no longer has its examples and classes.
  package func originalBytesWithEdits() -> [UInt8]? {
    guard case .encoded(let original) = base.storage, hasBaseClasses,
      examples.count == base.exampleCount,
      zip(examples, 0...).allSatisfy({ $0.index == $1 })
    else { return nil }
    var bytes = Array(original.file.bytes)
    for (example, row) in edited where example < base.exampleCount {
      for index in 0..<base.classCount {
        let offset = original.layout.offset(example, index)
        let score = original.layout.encoded(row.scores[index])
        bytes.replaceSubrange(offset..<offset + score.count, with: score)
      }
    }
    return bytes
  }
}

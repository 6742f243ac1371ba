import LossEngine
import Scores

extension NPYFile {
  /// The table's scores as an NPY file, without names and labels, for which it has no place.
  ///
  /// If the table was read from an NPY file and has the same examples and classes, the result is that
  /// file with only the edited scores changed; otherwise it is what numpy.save would write.
  package static func bytes(of table: ScoreTable) -> [UInt8] {
    if let bytes = table.originalBytesWithEdits() { return bytes }
    let layout = EncodedScores.Layout(
      precision: table.precision, exampleCount: table.exampleCount, classCount: table.classCount)
    var bytes = header(of: layout)
    for example in 0..<table.exampleCount {
      for score in table.scores(example) { bytes += layout.encoded(score) }
    }
    return bytes
  }

  private static func header(of layout: EncodedScores.Layout) -> [UInt8] {
    var text = "{'descr': '<f\(layout.precision.size)', 'fortran_order': False, "
    text += "'shape': (\(layout.exampleCount), \(layout.classCount)), }"
    // NumPy leaves room for the first number of the shape to grow to 21 digits.
    let growth = 21 - "\(layout.exampleCount)".utf8.count
    let length = text.utf8.count + growth + 1
    let padding = 64 - (10 + length) % 64
    text += String(repeating: " ", count: growth + padding) + "\n"
    let written = text.utf8.count
    return NPYHeader.magic + [1, 0, UInt8(written & 255), UInt8(written >> 8)] + Array(text.utf8)
  }
}

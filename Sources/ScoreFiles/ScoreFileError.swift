/// Why a file holds no table or could not be read or saved, and the place of the problem.
package struct ScoreFileError: Error, Hashable, Sendable, CustomStringConvertible {
  package let file: String
  /// Counted from 1; nil where the whole file is meant.
  package var line: Int?
  /// In characters, counted from 1; nil where the whole line is meant.
  package var column: Int?
  /// The byte in a file that is not text, counted from 0.
  package var offset: Int?
  package let problem: Problem

  package init(
    file: String, line: Int? = nil, column: Int? = nil, offset: Int? = nil, problem: Problem
  ) {
    (self.file, self.line, self.column, self.offset) = (file, line, column, offset)
    self.problem = problem
  }

  /// The error with more to say.
  func adding(_ text: String) -> ScoreFileError {
    ScoreFileError(
      file: file, line: line, column: column, offset: offset,
      problem: .contents("\(problem)\(text)"))
  }

  package enum Problem: Error, Hashable, Sendable {
    /// What is wrong with the contents of a file, in words.
    case contents(String)
    // Reading and saving; an `Int32` is an `errno`
    case missing
    case notAFile(pipesAreRead: Bool)
    case notReplaceable
    case exists
    case unknownExtension
    /// The reader chose to stop reading.
    case cancelled
    case tooBig(limit: Int)
    case cannotRead(Int32)
    case cannotSave(Int32)
    /// As `cannotSave`, of a file that was not there.
    case cannotCreate(Int32)
  }

  /// The exit status of a command that ends with this error, as in `sysexits.h`.
  package var exitCode: Int32 {
    switch problem {
    case .missing, .notAFile: 66
    case .cannotRead, .cannotSave, .cannotCreate, .notReplaceable, .exists, .unknownExtension: 74
    default: 65
    }
  }

  package var description: String {
    let place = [
      line.map { "line \($0)" }, column.map { "column \($0)" }, offset.map { "byte \($0)" },
    ].compactMap(\.self)
    return "\(([file] + place).joined(separator: ", ")): \(problem)"
  }
}

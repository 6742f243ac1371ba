import Lessons
import ScoreFiles
import Scores

/// The built-in lesson, or the file of another.
package enum LessonSource: Hashable, Sendable {
  case lecture
  case file(String)

  /// The lesson's name in errors.
  package var name: String {
    switch self {
    case .lecture: "lecture"
    case .file(ScoreFile.standardInput): "standard input"
    case .file(let path): path
    }
  }

  /// The lesson's YAML.
  package func text() throws(ScoreFileError) -> String {
    guard case .file(let path) = self else { return Lesson.lectureText }
    let bytes: [UInt8]
    do { bytes = try contents(ofFile: path, limit: 1 << 20) } catch {
      throw ScoreFileError(file: name, problem: error)
    }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let isText = !line.contains(0)
      if isText, String(validating: line, as: UTF8.self) != nil { continue }
      throw ScoreFileError(file: name, line: index + 1, problem: isText ? .notUTF8 : .notText)
    }
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return String(
      decoding: bytes.dropFirst(bytes.starts(with: byteOrderMark) ? 3 : 0), as: UTF8.self)
  }

  /// The table in a file beside the lesson.
  func table(_ file: String) throws(ScoreFileError) -> Model {
    let folder: String? =
      if case .file(let path) = self { path.lastIndex(of: "/").map { String(path[...$0]) } } else {
        nil
      }
    return try ScoreFile.read(file.hasPrefix("/") ? file : (folder ?? "") + file).model
  }
}

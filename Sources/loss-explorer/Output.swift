import ArgumentParser
import ExplorerRuntime
import Platform
import ScoreFiles
import TerminalCore

/// Says on standard error what went wrong; throw the result to end the program with `code`.
func fail(_ text: String, _ code: Int32) -> ExitCode {
  write(Array("loss-explorer: \(displayable(text))\n".utf8), to: STDERR_FILENO)
  return ExitCode(code)
}

/// Runs something that can fail on a file, and ends the program with the file's error.
func reportingErrors<Value>(_ body: () throws(ScoreFileError) -> Value) throws -> Value {
  do throws(ScoreFileError) { return try body() } catch {
    throw fail(error.description, error.exitCode)
  }
}

/// Runs something that can fail on a lesson, and ends the program with the lesson's error.
func reportingLessonErrors<Value>(_ body: () throws(LessonError) -> Value) throws -> Value {
  do throws(LessonError) { return try body() } catch {
    throw fail(error.description, error.exitCode)
  }
}

/// Writes all of a text to standard output.
func printOut(_ text: String) throws {
  guard write(Array(text.utf8), to: STDOUT_FILENO) else {
    throw fail("can't write to standard output: \(String(cString: strerror(errno))).", 74)
  }
}

@discardableResult
private func write(_ bytes: [UInt8], to file: Int32) -> Bool {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { writeBytes(file, $0) }
    if count < 0 {
      if errno == EINTR { continue }
      return false
    }
    rest = rest.dropFirst(count)
  }
  return true
}

private func writeBytes(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  Platform.write(file, bytes.baseAddress, bytes.count)
}

import ArgumentParser
import ExplorerRuntime
import Platform
import ScoreFiles
import TerminalCore

/// An error with the exit status that a command ends with.
protocol ReportableError: Error, CustomStringConvertible {
  var exitCode: Int32 { get }
}
extension ScoreFileError: ReportableError {}
extension LessonError: ReportableError {}

/// Prints an error on standard error; throw the result to end the program with its exit status.
func fail(_ error: some ReportableError) -> ExitCode { fail(error.description, error.exitCode) }

func fail(_ text: String, _ code: Int32) -> ExitCode {
  _ = writeAll(Array("loss-explorer: \(displayable(text))\n".utf8), to: STDERR_FILENO)
  return ExitCode(code)
}

/// Prints on standard error what is no error.
func printNote(_ text: String) {
  _ = writeAll(Array("note: \(displayable(text))\n".utf8), to: STDERR_FILENO)
}

/// Runs `body`, and ends the program if it throws a `ReportableError`.
func reportingErrors<Value>(_ body: () throws -> Value) throws -> Value {
  do { return try body() } catch let error as any ReportableError { throw fail(error) }
}

/// Writes a text to standard output; a failure ends the program.
func printOut(_ text: String) throws {
  guard writeAll(Array(text.utf8), to: STDOUT_FILENO) else {
    throw fail("can't write to standard output: \(systemError()).", 74)
  }
}

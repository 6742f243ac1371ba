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
  _ = write("loss-explorer: \(shown(text))\n", as: .text, to: STDERR_FILENO)
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

/// What is printed, which says what may stand in it.
enum Printed {
  /// For people: what could control a terminal is replaced, and in a locale other than UTF-8 all that
  /// is not ASCII.
  case text
  /// For other programs, and so kept as it is, unless it goes to a terminal.
  case data
  /// A frame with the escapes that give it its colours.
  case frame
}

/// Writes a text to standard output; a failure ends the program.
func printOut(_ text: String, as kind: Printed = .text) throws {
  guard write(text, as: kind, to: STDOUT_FILENO) else {
    throw fail("can't write to standard output: \(systemError()).", 74)
  }
}

/// The one way out for all that is printed, but for the explorer's own screen.
/// - Returns: whether it was written; if not, `errno` has the reason.
private func write(_ text: String, as kind: Printed, to descriptor: Int32) -> Bool {
  let isRaw = kind == .frame || kind == .data && isatty(descriptor) == 0
  return writeAll(Array((isRaw ? text : shownLines(text)).utf8), to: descriptor)
}

/// The text of many lines as it may be printed; tabs stay.
private func shownLines(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    line.split(separator: "\t", omittingEmptySubsequences: false).map { shown(String($0)) }
      .joined(separator: "\t")
  }.joined(separator: "\n")
}

/// A text in a line as it may be printed.
func shown(_ text: String) -> String {
  localeIsUnicode ? displayable(text) : ascii(text)
}

/// Whether the user's locale is one of UTF-8.
let localeIsUnicode: Bool = {
  setlocale(LC_CTYPE, "")
  return String(cString: nl_langinfo(nl_item(CODESET))) == "UTF-8"
}()

/// Runs the command that the program's arguments name. The parser's own `main` would print texts of the
/// user's as they are, and not notice that its output can't be written.
func runCommand(of root: (some ParsableCommand).Type) -> Never {
  var end = ExitCode.success
  do {
    var command = try root.parseAsRoot()
    try command.run()
  } catch {
    end = root.exitCode(for: error)
    let text = root.fullMessage(for: error)
    if end.isSuccess {
      // Help, the version or a completion script
      do { try printOut("\(text)\n") } catch { end = root.exitCode(for: error) }
    } else if !text.isEmpty {
      _ = write("\(text)\n", as: .text, to: STDERR_FILENO)
    }
  }
  exit(end.rawValue)
}

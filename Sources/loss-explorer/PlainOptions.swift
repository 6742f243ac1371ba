import ArgumentParser
import ExplorerRuntime
import Platform
import ScoreFiles
import TerminalCurses

/// Whether the explorer is a dialogue line by line, for screen readers and braille displays.
struct PlainOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help:
      "A dialogue line by line, for screen readers and braille; TERM=dumb or ACCESSIBLE sets it.")
  var plain: Bool?

  /// Why it is plain; nil if it is not. The flag beats the variables.
  var reason: String? {
    if let plain { return plain ? "--plain was given" : nil }
    if environmentVariable("ACCESSIBLE")?.isEmpty == false { return "ACCESSIBLE is set" }
    return environmentVariable("TERM") == "dumb" ? "TERM is dumb" : nil
  }

  /// - Parameter readsControllingTerminal: whether standard input has the table, so that lines are read
  ///   from the terminal.
  func terminal(
    because reason: String, readsControllingTerminal: Bool
  ) throws -> PlainTerminal {
    let descriptor =
      readsControllingTerminal ? open("/dev/tty", O_RDONLY | O_CLOEXEC) : STDIN_FILENO
    guard descriptor >= 0 else {
      throw fail(
        "The table came from standard input, and there is no terminal to read lines from; "
          + "name the table's file instead.", 1)
    }
    let input = InputLines(descriptor)
    return PlainTerminal(
      because: reason, readLine: { input.next().map(namingKeys) },
      write: { writeAll(Array("\(shown($0))\n".utf8), to: STDOUT_FILENO) })
  }
}

/// The lines of a file or a terminal, as they come.
private final class InputLines {
  private let descriptor: Int32
  private var bytes: [UInt8] = []
  private var isAtEnd = false
  /// More of a line is left out.
  private static let longestLine = 1 << 16

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// nil at the end; a last line without a line feed counts.
  func next() -> String? {
    var end = bytes.firstIndex(of: 0x0A)
    while end == nil, !isAtEnd {
      let count = bytes.count
      readMore()
      end = bytes[count...].firstIndex(of: 0x0A)
      if end == nil, bytes.count > InputLines.longestLine {
        bytes.removeSubrange(InputLines.longestLine...)
      }
    }
    guard end != nil || !bytes.isEmpty else { return nil }
    let line = bytes.prefix(end ?? bytes.count)
    bytes.removeFirst(end.map { $0 + 1 } ?? bytes.count)
    return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
  }

  private func readMore() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    var count = read(descriptor, &buffer, buffer.count)
    while count < 0, errno == EINTR { count = read(descriptor, &buffer, buffer.count) }
    if count > 0 { bytes += buffer[..<count] } else { isAtEnd = true }
  }
}

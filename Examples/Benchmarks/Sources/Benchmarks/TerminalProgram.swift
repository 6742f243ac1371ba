import CMachine

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Columns and rows.
struct ScreenSize {
  let columns: Int32
  let rows: Int32
}

/// A program running on a pseudo-terminal of its own, ended when this object goes.
final class TerminalProgram {
  /// What a program has written until it paused.
  struct Answer {
    /// Seconds from the question to the first byte.
    var first: Double?
    /// Seconds from the question to the last byte.
    var last: Double?
    var byteCount = 0
  }

  private let terminal: Int32
  private var id = pid_t()
  private var buffer = [UInt8](repeating: 0, count: 65536)

  /// - Parameter state: a folder where the program finds and keeps what outlives it.
  init(_ path: String, _ arguments: [String], state: String, _ size: ScreenSize) {
    let environment = [
      "PATH=/usr/bin:/bin", "TERM=xterm-256color", "LC_ALL=C.UTF-8", "HOME=\(state)",
      "XDG_STATE_HOME=\(state)",
    ]
    var id = pid_t()
    terminal = withCStrings([path] + arguments) { arguments in
      withCStrings(environment) { environment in
        machine_start(path, arguments, environment, size.rows, size.columns, &id)
      }
    }
    self.id = id
    guard terminal >= 0 else { fatalError("no pseudo-terminal can be opened") }
  }

  deinit {
    kill(id, SIGKILL)
    waitpid(id, nil, 0)
    close(terminal)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    guard write(terminal, bytes, bytes.count) == bytes.count else {
      fatalError("the program takes no keys")
    }
  }

  /// Reads until nothing has come for so many seconds.
  func answer(since question: ContinuousClock.Instant, quiet: Double) -> Answer {
    var answer = Answer()
    while true {
      var file = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      let patience = answer.last == nil ? 10 : quiet
      guard poll(&file, 1, Int32(patience * 1000)) == 1 else { return answer }
      let count = read(terminal, &buffer, buffer.count)
      guard count > 0 else { return answer }
      let now = inSeconds(.now - question)
      answer.first = answer.first ?? now
      answer.last = now
      answer.byteCount += count
    }
  }

  /// Reads until the program has nothing to say and nothing to do.
  /// - Returns: when it last wrote, if it wrote anything.
  func settle(since question: ContinuousClock.Instant) -> Double? {
    var last: Double?
    while true {
      let before = cpuSeconds
      var file = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      let isQuiet = poll(&file, 1, 200) == 0
      if isQuiet, cpuSeconds - before < 0.005 { return last }
      guard !isQuiet else { continue }
      guard read(terminal, &buffer, buffer.count) > 0 else { return last }
      last = inSeconds(.now - question)
    }
  }

  /// Processor time so far, of all threads; the same at any time where it is not known.
  var cpuSeconds: Double { machine_cpu_seconds(id) }

  /// The most memory that was resident at a time, in bytes.
  var peakMemory: Double? {
    let line = Machine.line(of: "/proc/\(id)/status", "VmHWM")
    return line?.split(separator: " ").first.flatMap { Double($0) }.map { $0 * 1024 }
  }
}

/// Passes strings to C as a null-terminated array.
private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}

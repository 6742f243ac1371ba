import CPseudoTerminal
import Foundation

/// Waiting for what a program does. A wait ends when that has come; time is only a limit, after which
/// the test fails.
extension PseudoTerminalProcess {
  /// What was waited for did not come.
  package struct TimedOut: Error, CustomStringConvertible {
    package let description: String
  }

  /// How many seconds a wait may take, on the busiest machine.
  private static let patience = 30.0

  /// Reads until the output from now on holds one of some texts; returns what came.
  @discardableResult
  package func read(until texts: String...) throws -> String {
    let start = output.count
    var came = ""
    let deadline = Date(timeIntervalSinceNow: Self.patience)
    while !texts.contains(where: came.contains) {
      guard isReadable(within: deadline.timeIntervalSinceNow), readSome() else {
        throw TimedOut(description: "\(texts) is not in \(came.debugDescription)")
      }
      came = String(decoding: output[start...], as: UTF8.self)
    }
    return came
  }

  /// Reads all that has been written up to now; returns what came.
  @discardableResult
  package func readRest() throws -> String {
    let start = output.count
    kill(process.leader, SIGUSR1)
    try read(until: PT_MARK)
    if let mark = output[start...].firstRange(of: Array(PT_MARK.utf8)) {
      output.removeSubrange(mark)
    }
    return String(decoding: output[start...], as: UTF8.self)
  }

  /// How the program ended, when it has and all its output is read.
  package func waitForEnd() throws -> End {
    while true {
      if let end { return end }
      let status = try nextStatus()
      var code: Int32 = 0
      if pt_has_stopped(status) { continue }
      end = pt_has_exited(status, &code) ? .exited(code) : .killed(bySignal: pt_signal_of(status))
      if process.terminal >= 0 { try readRest() }
    }
  }

  /// Waits until the program stands still, as after Ctrl-Z, and all its output is read.
  package func waitForStop() throws {
    guard pt_has_stopped(try nextStatus()) else {
      throw TimedOut(description: "the program has ended instead of stopping")
    }
    try readRest()
  }

  /// The next wait status of the program, which may write until then.
  private func nextStatus() throws -> Int32 {
    let deadline = Date(timeIntervalSinceNow: Self.patience)
    var files = [process.reports, process.terminal].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    var status: Int32 = 0
    while true {
      let milliseconds = Int32(max(0, deadline.timeIntervalSinceNow) * 1000)
      guard poll(&files, 2, milliseconds) > 0 else {
        throw TimedOut(description: "the program goes on")
      }
      if files[0].revents != 0 {
        guard Foundation.read(process.reports, &status, 4) == 4 else {
          throw TimedOut(description: "nothing is known of the program")
        }
        return status
      }
      if !readSome() { files[1].fd = -1 }
    }
  }

  /// Whether something comes within so many seconds.
  package func isReadable(within seconds: Double) -> Bool {
    var file = pollfd(fd: process.terminal, events: Int16(POLLIN), revents: 0)
    return poll(&file, 1, Int32(max(0, seconds) * 1000)) == 1
  }

  /// Reads what is there; false if nothing more will be.
  @discardableResult
  func readSome() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = Foundation.read(process.terminal, &buffer, buffer.count)
    guard count > 0 else { return false }
    output += buffer[..<count]
    return true
  }

  /// What the terminal the program has left is still in, that a shell's is not; nil if nothing.
  package var disorder: String? {
    let text = String(decoding: output, as: UTF8.self)
    func isOn(_ on: String, _ off: String) -> Bool {
      guard let on = text.range(of: on, options: .backwards) else { return false }
      guard let off = text.range(of: off, options: .backwards) else { return true }
      return on.lowerBound > off.lowerBound
    }
    if !text.contains("\u{1B}[?1049h") { return "never started" }
    if isOn("\u{1B}[?1049h", "\u{1B}[?1049l") { return "alternate screen" }
    if isOn("\u{1B}[?2004h", "\u{1B}[?2004l") { return "bracketed paste" }
    if isOn("\u{1B}[?25l", "\u{1B}[?25h") { return "hidden cursor" }
    return isCooked ? nil : "raw"
  }
}

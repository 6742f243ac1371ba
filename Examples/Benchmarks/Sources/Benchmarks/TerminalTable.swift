/// The program itself: from its start to its screen, and from a key to the screen's answer.
struct TerminalTable {
  var table = MarkdownTable(
    titles: [
      "scores", "screen", "first byte", "first paint", "with all losses", "key, p50", "key, p90",
      "CPU by key", "written by key", "key in Softmax, p50", "key in Summary, p50", "peak memory",
    ], textColumns: 2)
  let program: String
  let startCount: Int
  let keyCount: Int

  init(_ program: String, isQuick: Bool) {
    self.program = program
    (startCount, keyCount) = isQuick ? (1, 5) : (5, 200)
  }

  /// - Parameter arguments: open a table of this size.
  mutating func add(
    _ size: TableSize, _ arguments: [String], in folder: TemporaryFolder, _ screen: ScreenSize
  ) {
    var starts: [Start] = []
    var running: TerminalProgram?
    for number in 0..<startCount {
      // What one session leaves, the next would ask about.
      let state = "\(folder.path)/state-\(table.rows.count)-\(number)"
      running = nil
      let question = ContinuousClock.now
      let program = TerminalProgram(program, arguments, state: state, screen)
      starts.append(Start(of: program, since: question))
      running = program
    }
    guard let running else { return }
    let keys = Keys(of: running, count: keyCount)
    let inOtherPanels = [Keys.f4, Keys.f5].map { panel in
      running.type(panel)
      _ = running.settle(since: .now)
      return Keys(of: running, count: keyCount)
    }
    table.rows.append(
      [
        "\(size)", "\(screen.columns)×\(screen.rows)", time(median(starts.map(\.first))),
        time(median(starts.map(\.paint))), time(median(starts.map(\.all))),
        time(quantile(0.5, of: keys.seconds)), time(quantile(0.9, of: keys.seconds)),
        keys.cpuSeconds > 0 ? time(keys.cpuSeconds) : "unknown", bytes(keys.byteCount),
      ] + inOtherPanels.map { time(quantile(0.5, of: $0.seconds)) }
        + [running.peakMemory.map(bytes) ?? "unknown"])
  }
}

/// What a start took, in seconds.
private struct Start {
  /// To the first byte.
  let first: Double
  /// To the last byte before a pause.
  let paint: Double
  /// To the last byte before a key is waited for.
  let all: Double

  init(of program: TerminalProgram, since question: ContinuousClock.Instant) {
    let answer = program.answer(since: question, quiet: 0.02)
    guard let first = answer.first, let last = answer.last else {
      fatalError("the program paints nothing")
    }
    (self.first, paint) = (first, last)
    all = program.settle(since: question) ?? last
  }
}

/// What a key that edits a score took.
private struct Keys {
  static let f4 = "\u{1B}OS"
  static let f5 = "\u{1B}[15~"

  /// Of each key, to the last byte of what it changed on the screen.
  private(set) var seconds: [Double] = []
  /// Processor time by key.
  let cpuSeconds: Double
  let byteCount: Double

  init(of program: TerminalProgram, count: Int) {
    for key in ["]", "[", "]", "["] { _ = Keys.press(key, program) }
    let before = program.cpuSeconds
    var byteCount = 0
    for number in 0..<count {
      let answer = Keys.press(number.isMultiple(of: 2) ? "]" : "[", program)
      guard let last = answer.last else { fatalError("the program does not answer a key") }
      seconds.append(last)
      byteCount += answer.byteCount
    }
    cpuSeconds = (program.cpuSeconds - before) / Double(count)
    self.byteCount = Double(byteCount) / Double(count)
  }

  private static func press(_ key: String, _ program: TerminalProgram) -> TerminalProgram.Answer {
    let question = ContinuousClock.now
    program.type(key)
    return program.answer(since: question, quiet: 0.015)
  }
}

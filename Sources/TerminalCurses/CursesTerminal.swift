import CCurses
import TerminalCore

/// Why the terminal cannot be used.
package struct CursesTerminalError: Error, CustomStringConvertible {
  package let description: String

  fileprivate init(_ opening: cc_opening) {
    let name = displayable(String(cString: cc_terminal_name()))
    description =
      switch opening {
      case CC_UNKNOWN_TERMINAL where name.isEmpty:
        "TERM is not set, so the kind of terminal is unknown; try TERM=xterm-256color."
      case CC_UNKNOWN_TERMINAL:
        "Nothing is known about terminals called \"\(name)\""
          + " (the value of TERM); try TERM=xterm-256color."
      case CC_POOR_TERMINAL:
        "A terminal called \"\(name)\" (the value of TERM)"
          + " cannot place its cursor, which is needed here; try TERM=xterm-256color."
      case CC_NO_SCREEN:
        "The memory is too small for a screen of the size that the terminal, or LINES and COLUMNS, say."
      case CC_NO_FILES: "Too few files may be open at once (ulimit -n)."
      default: "Standard input and output have to be a terminal."
      }
  }
}

/// The terminal the program runs in, by means of ncurses; there is at most one at a time.
package final class CursesTerminal: Terminal {
  package private(set) var size = Size(columns: 0, rows: 0)
  package let isUnicode: Bool
  package let colorDepth: ColorDepth
  /// Whether a colour is told by its red, green and blue instead of its number.
  private let mixesColors: Bool
  /// The frame on the screen; nil where the screen is empty.
  private var drawn: Frame?
  private var decoder: InputDecoder
  /// When the decoder's patience ends if no more input comes; nil where it waits for none.
  private var flushTime: Double?
  /// What is read at once.
  private var bytes = [UInt8](repeating: 0, count: 16 * 1024)

  /// - Parameter hasColors: whether to use colours, where the terminal has them.
  /// - Parameter readsControllingTerminal: where standard input holds data and no keys.
  package init(
    hasColors: Bool, isASCII: Bool = false, readsControllingTerminal: Bool = false
  ) throws(CursesTerminalError) {
    let opening = cc_open(readsControllingTerminal)
    guard opening == CC_OPENED else { throw CursesTerminalError(opening) }
    decoder = InputDecoder(
      sequences: Key.sequencesOfThisTerminal(), escapeDelay: cc_escape_delay())
    isUnicode = !isASCII && cc_is_unicode()
    let colorCount = hasColors ? cc_color_count() : 0
    colorDepth = colorCount >= 256 ? .full : colorCount >= 8 ? .basic : .none
    mixesColors = colorCount > 256
    takeSize()
  }

  deinit { close() }

  package var now: Double { cc_now() }

  /// To be called first thing in main: from then on fatal signals restore the terminal before they
  /// end the program, and signals that the parent process left blocked arrive.
  package static func prepareProcess() { cc_prepare_process() }

  package var waker: (@Sendable () -> Void)? { { cc_wake() } }

  /// Gives the terminal back to the shell for good.
  package func close() { cc_close() }

  package func suspend() {
    cc_suspend()
    takeSize()
  }

  package func repaint() {
    cc_retake()
    takeSize()
  }

  private func takeSize() {
    size = Size(columns: Int(cc_columns()), rows: Int(cc_rows()))
    drawn = nil
  }

  /// Shows a frame, drawing only what differs from the one before.
  package func draw(_ frame: Frame) {
    frame.forEachChangedRun(since: drawn ?? Frame(size: frame.size)) { place, style, cells in
      var characters: [cc_character] = []
      // The right half of a wide character is drawn with its left one.
      for cell in cells where cell.width > 0 {
        for (index, scalar) in cell.scalars.enumerated() {
          let width = index == 0 ? Int32(cell.width) : 0
          characters.append(cc_character(scalar: scalar.value, width: width))
        }
      }
      cc_put(
        Int32(place.row), Int32(place.column), characters, Int32(characters.count),
        cc_look(frame.theme.look(of: style, at: colorDepth), mixesColors: mixesColors))
    }
    cc_show(Int32(frame.cursor?.row ?? -1), Int32(frame.cursor?.column ?? -1))
    drawn = frame
  }

  /// The sequence goes out as it is: wrapped for tmux it would be lost where there is none.
  package func copy(_ text: String) {
    let bytes = clipboardSequence(text)
    cc_send(bytes, Int32(bytes.count))
  }

  package func waitForEvents(timeout seconds: Double?) -> [Event] {
    let deadline = seconds.map { now + min(max(0, $0), 1e6) }
    while true {
      let end = [deadline, flushTime].compactMap(\.self).min()
      let happened = Int(cc_wait(end.map { max(0, $0 - now) } ?? -1))
      let events = happened == 0 ? flush() : events(of: happened)
      // Input that makes no event, such as the middle of a paste, does not end the wait.
      let isTimeUp = deadline.map { now >= $0 } ?? false
      let isMore = happened == CC_INPUT || happened == 0 && !isTimeUp
      if !events.isEmpty || !isMore { return events }
    }
  }

  private func flush() -> [Event] {
    guard let flushTime, now >= flushTime else { return [] }
    defer { self.flushTime = decoder.patience.map { now + $0 } }
    return decoder.flush()
  }

  private func events(of happened: Int) -> [Event] {
    func has(_ flag: Int) -> Bool { happened & flag != 0 }
    var events: [Event] = []
    if has(CC_STOP_ASKED) { suspend() }
    if has(CC_CONTINUED) { repaint() }
    if has(CC_RESIZED) {
      cc_resize()
      takeSize()
      events.append(.resized)
    }
    let count = has(CC_INPUT) ? Int(cc_read(&bytes, Int32(bytes.count))) : 0
    if count > 0 {
      events += decoder.decode(bytes[..<count])
      flushTime = decoder.patience.map { now + $0 }
    }
    if has(CC_GONE) || count < 0 { events += decoder.flush() + [.closed] }
    return events
  }
}

extension cc_look {
  fileprivate init(_ look: Look, mixesColors: Bool) {
    func number(_ color: UInt8?) -> Int32 {
      color.map { mixesColors ? Int32(Theme.mixture(of: $0)) : Int32($0) } ?? -1
    }
    self.init(
      color: number(look.color), background: number(look.background),
      bold: look.isBold, underlined: look.isUnderlined, reversed: look.isReversed)
  }
}

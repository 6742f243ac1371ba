/// A terminal: a real one, or one that plays a script.
package protocol Terminal: AnyObject {
  var size: Size { get }
  /// Whether characters beyond ASCII can be shown.
  var isUnicode: Bool { get }
  /// Seconds on a clock that never goes back.
  var now: Double { get }
  func draw(_ frame: Frame)
  /// Waits until something happens, then returns all that is waiting; nothing on timeout or wake-up.
  func waitForEvents(timeout seconds: Double?) -> [Event]
  /// Ends a wait from another thread; nil where nothing happens but what is scripted.
  var waker: (@Sendable () -> Void)? { get }
  /// Gives the terminal back to the shell until the program is continued.
  func suspend()
}

/// A terminal of a given size that types the given keys, one at a time, and then closes. Its clock
/// stands still but for waits with a timeout, which pass at once: what is pending ends before a key.
package final class ScriptedTerminal: Terminal {
  package var size: Size
  package let isUnicode: Bool
  /// What the screen shows now.
  package private(set) var frame: Frame?
  package private(set) var suspendCount = 0
  package private(set) var now = 0.0
  package var waker: (@Sendable () -> Void)? { nil }
  private var events: ArraySlice<Event>

  package init(size: Size, events: [Event], isUnicode: Bool = true) {
    self.size = size
    self.events = events[...]
    self.isUnicode = isUnicode
  }

  package convenience init(size: Size, keys: [Key], isUnicode: Bool = true) {
    self.init(size: size, events: keys.map(Event.key), isUnicode: isUnicode)
  }

  package func draw(_ frame: Frame) {
    self.frame = frame
  }

  package func waitForEvents(timeout seconds: Double?) -> [Event] {
    if let seconds {
      now += seconds
      return []
    }
    return [events.popFirst() ?? .closed]
  }

  package func suspend() {
    suspendCount += 1
  }
}

/// A terminal: a real one, or one that plays a script.
package protocol Terminal: AnyObject {
  var size: Size { get }
  /// Whether characters beyond ASCII can be shown.
  var isUnicode: Bool { get }
  /// How many colours can be shown.
  var colorDepth: ColorDepth { get }
  /// Seconds on a clock that never goes back.
  var now: Double { get }
  func draw(_ frame: Frame)
  /// Sends a text to the clipboard; whether it arrives, the terminal decides.
  func copy(_ text: String)
  /// Waits until something happens and returns all that has happened; nothing where the time is up
  /// or `waker` was called.
  func waitForEvents(timeout seconds: Double?) -> [Event]
  /// Ends a wait, from any thread; nil where everything that happens is scripted.
  var waker: (@Sendable () -> Void)? { get }
  /// Gives the terminal back to the shell until the program is continued.
  func suspend()
  /// Forgets what is on the screen, so that the next frame is drawn whole.
  func repaint()
}

/// A terminal of a given size on which the given events happen, one at a time, and which then closes.
/// A wait with a timeout ends at once, with no event, and puts the clock forward by the timeout; so
/// whatever the program waits for is done before the next key.
package final class ScriptedTerminal: Terminal {
  package var size: Size
  package let isUnicode: Bool
  package let colorDepth: ColorDepth
  /// The frame on the screen; nil before the first.
  package private(set) var frame: Frame?
  package private(set) var suspendCount = 0
  package private(set) var repaintCount = 0
  /// What was copied last.
  package private(set) var clipboard: String?
  /// Called with each frame that is drawn, and how many of the events have happened.
  package var watch: ((Frame, Int) -> Void)?
  private var eventCount = 0
  /// As on a machine that has been running for a while.
  package private(set) var now = 1000.0
  package var waker: (@Sendable () -> Void)? { nil }
  private var events: ArraySlice<Event>

  package init(
    size: Size, events: [Event], isUnicode: Bool = true, colorDepth: ColorDepth = .full
  ) {
    (self.size, self.events) = (size, events[...])
    (self.isUnicode, self.colorDepth) = (isUnicode, colorDepth)
  }

  package convenience init(
    size: Size, keys: [Key], isUnicode: Bool = true, colorDepth: ColorDepth = .full
  ) {
    self.init(
      size: size, events: keys.map(Event.key), isUnicode: isUnicode, colorDepth: colorDepth)
  }

  package func draw(_ frame: Frame) {
    self.frame = frame
    watch?(frame, eventCount)
  }

  package func copy(_ text: String) { clipboard = text }

  package func waitForEvents(timeout seconds: Double?) -> [Event] {
    if let seconds {
      now += seconds
      return []
    }
    guard let event = events.popFirst() else { return [.closed] }
    eventCount += 1
    return [event]
  }

  package func suspend() { suspendCount += 1 }

  package func repaint() { repaintCount += 1 }
}

import ExplorerRuntime
import Platform

/// Prints where the presentation is whenever that changes, until the user ends it. A terminal is cleared
/// before each page, and its clock goes on; elsewhere each place is printed once.
func followPresentation() throws -> Never {
  let isTerminal = isatty(STDOUT_FILENO) != 0
  var follower = PresentationFollower(
    PresentationStore(lesson: .lecture), repeatsClock: isTerminal)
  while true {
    if let lines = follower.page(now: PresentationStore.now) {
      if isTerminal { try printOut("\u{1B}[H\u{1B}[2J", as: .frame) }
      try printOut(lines.map { "\($0)\n" }.joined() + (isTerminal ? "" : "\n"))
    }
    usleep(250_000)
  }
}

import Dispatch
import Platform
import TerminalCore
import TerminalCurses

// Shows the events it gets, for tests to look at; q ends it, and some keys misbehave on purpose.
CursesTerminal.prepareProcess()

@inline(never)
func overflow(_ depth: Int) -> Int {
  depth < 0 ? 0 : depth + overflow(depth + 1) + overflow(depth + 2)
}

/// A half block in every cell, each in other colours than those beside it: what takes most bytes.
func halfBlocks(_ size: Size) -> Frame {
  let roles = (0..<8).flatMap { [Style.Role.series($0), .shade($0)] }
  let backgrounds = [nil] + roles
  var frame = Frame(size: size)
  for index in frame.cells.indices {
    let (row, column) = index.quotientAndRemainder(dividingBy: size.columns)
    let style = Style(
      roles[index % roles.count], on: backgrounds[index / roles.count % backgrounds.count])
    frame.write("▀", row: row, column: column, style: style)
  }
  return frame
}

func screen(_ terminal: CursesTerminal, _ events: [String]) -> Frame {
  var frame = Frame(size: terminal.size)
  let size = terminal.size
  frame.write("demo \(size.columns)x\(size.rows)", row: 0, column: 0, style: .title)
  frame.write("猫 e\u{301} ─ ✓", row: 1, column: 0, style: .violation)
  frame.write("|", row: 1, column: 10)
  for (row, event) in events.suffix(max(0, size.rows - 2)).enumerated() {
    frame.write(event, row: row + 2, column: 0, style: row % 2 == 0 ? .softmax : .label.selected)
  }
  return frame
}

func name(_ event: Event) -> String {
  switch event {
  case .key(let key): "key \(key.name)"
  case .paste(let text): "paste \(text.utf8.count) \(text.prefix(40))"
  case .resized: "resized"
  case .closed: "closed"
  }
}

func run() throws -> Int32 {
  let terminal = try CursesTerminal(hasColors: getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
  var shown = ["ready"]
  while true {
    terminal.draw(screen(terminal, shown))
    let events = terminal.waitForEvents(timeout: nil)
    for event in events {
      switch event {
      case .closed: return 3
      case .key(.character("q")), .key(.control("c")): return 0
      case .key(.control("z")): terminal.suspend()
      case .key(.control("l")): terminal.repaint()
      case .key(.control("k")):
        terminal.draw(halfBlocks(terminal.size))
        _ = terminal.waitForEvents(timeout: nil)  // shows them until the next key
      case .key(.control("t")): fatalError("on purpose")
      case .key(.control("b")):
        DispatchQueue.concurrentPerform(iterations: 4) { _ in raise(SIGBUS) }
      case .key(.control("o")): shown.append("\(overflow(0))")
      case .resized: continue
      default: shown.append(name(event))
      }
    }
    shown.removeFirst(max(0, shown.count - 100))
  }
}

do {
  exit(try run())
} catch {
  let text = Array("\(error)\n".utf8)
  write(2, text, text.count)
  exit(1)
}

import ExplorerCore
import Foundation
import ScoreFiles
import Scores
import TerminalCore
import TestSupport
import Testing

@testable import ExplorerRuntime

/// A large array that another program writes anew while it is open.
@Suite struct ChangedFileTests {
  @Test func `it is noticed before the next key, and read again when asked`() throws {
    try withTemporaryFolder { folder in
      let (path, labels) = ("\(folder)/s.npy", "\(folder)/y.txt")
      func put(_ bytes: [UInt8]) {
        // As numpy.save does: into the same file.
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        _ = writeAll(bytes, to: descriptor)
        close(descriptor)
      }
      var changed = ScoreTable.lecture
      changed.apply(.setScore(changed.examples[0], changed.classes[0], 7.25))
      let bytes = NPYFile.bytes(of: .lecture)
      put(bytes)
      try Data("0\n1\n2\n".utf8).write(to: URL(fileURLWithPath: labels))
      var options = ReadingOptions()
      options.labelsFile = labels
      let origin = try ScoreFile.read(path, options).origin
      let mapped = try stableBytes(ofFile: path, copyingUpTo: 0)
      let table = try ScoreTable(
        encoded: NPYFile.scores(in: mapped, name: path), labels: [0, 1, 2],
        classNames: ["0", "1", "2"])
      let terminal = SteppedTerminal([
        ({}, "]"), ({ put([]) }, .down), ({}, .enter), ({}, "?"),
        ({ put(NPYFile.bytes(of: changed)) }, .enter), ({}, .up),
      ])
      var loop = ExplorerLoop(
        ExplorerState(table: table, document: .file(path)), on: terminal,
        file: OpenFile(
          identity: FileIdentity(path: path), origin: origin, journals: "\(folder)/journal"))
      loop.run()
      // What each key was pressed on, and the last screen.
      let screens = terminal.frames.map { $0.lines.joined(separator: "\n") }
      #expect(screens[1].contains("3.3"))
      for screen in screens[2...4] {
        #expect(screen.contains("was changed by another program"))
        #expect(screen.contains("are kept for :recover") && !screen.contains("3.3"))
      }
      #expect(screens[3].contains("It can't be read again:"))
      #expect(screens[5].contains("s.npy has changed since 1 edit") && screens[5].contains("7.25"))
      #expect(loop.state.table.scores(0) == changed.scores(0))
    }
  }
}

/// A terminal on which keys are pressed one after the other, each after something has happened.
final class SteppedTerminal: Terminal {
  private(set) var frames: [Frame] = []
  private var frame: Frame?
  private var steps: ArraySlice<(happens: () -> Void, key: Key)>
  let size = Size(columns: 120, rows: 24)
  let isUnicode = true
  let colorDepth = ColorDepth.full
  var now = 0.0
  /// Whether the time that the explorer waits for at most has passed since the key before.
  private var hasWaited = false
  var waker: (@Sendable () -> Void)? { nil }

  init(_ steps: [(() -> Void, Key)]) { self.steps = steps.map { ($0.0, $0.1) }[...] }

  func draw(_ frame: Frame) { self.frame = frame }

  func waitForEvents(timeout seconds: Double?) -> [Event] {
    if let seconds, !hasWaited {
      now += seconds
      hasWaited = true
      return []
    }
    hasWaited = false
    if let frame { frames.append(frame) }
    guard let step = steps.popFirst() else { return [.closed] }
    step.happens()
    return [.key(step.key)]
  }

  func suspend() {}
  func repaint() {}

  func copy(_ text: String) {}
}

import ExplorerCore
import Foundation
import TerminalCore
import TestSupport
import Testing

@testable import ExplorerRuntime

/// A lesson that its author writes while it is open.
@Suite struct WatchedLessonTests {
  @Test func `it is read again at the same step when it is saved, and its first error is named`()
    throws
  {
    try withTemporaryFolder { folder in
      let path = "\(folder)/mine.yaml"
      func save(_ steps: String) {
        let text = "title: Mine\nchapters:\n- title: C\n  steps:\n" + steps
        try? Data(text.utf8).write(to: URL(fileURLWithPath: path))
      }
      func step(_ id: String, _ text: String) -> String {
        "  - id: \(id)\n    title: Step \(id)\n    text: \(text)\n"
      }
      save(step("A", "first") + step("B", "second"))
      let terminal = SteppedTerminal([
        ({}, "n"),
        ({ save(step("0", "new") + step("A", "first") + step("B", "changed")) }, .control("l")),
        ({ save(step("B", "changed\n    txt: more")) }, .control("l")),
        ({ remove(path) }, .control("l")),
        ({ save(step("B", "svm {svm.x9}")) }, .control("l")),
        ({ save(step("C", "another")) }, .control("l")),
      ])
      let loader = LessonLoader(source: .file(path), watched: WatchedLesson(path))
      var loop = ExplorerLoop(ExplorerState(table: .lecture), on: terminal, lessons: loader)
      loop.run(try loader.opening())
      let screens = terminal.frames.map { $0.lines.joined(separator: "\n") }
      #expect(screens[1].contains("Step B") && screens[1].contains("second"))
      #expect(screens[2].contains("Step B") && screens[2].contains("changed"))
      #expect(screens[3].contains("mine.yaml:8: B: ") && screens[3].contains("changed"))
      #expect(screens[4].contains("changed"))
      #expect(screens[5].contains("mine.yaml:7: B: "))
      #expect(screens[6].contains("Step C") && !screens[6].contains("mine.yaml"))
    }
  }
}

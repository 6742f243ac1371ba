import ExplorerCore
import Lessons
import Scores
import TerminalCore
import TerminalTestSupport
import TestSupport
import Testing

@testable import ExplorerRuntime

/// The lecture's points of the plane, and its pictures beside the card.
@Suite struct LecturePlaneTests {
  @Test(arguments: ["xor", "ring", "three-modes"])
  func `no line gets more of a hard case right than the step's`(step: String) throws {
    let worked = LectureTests.lecture.steps[try LectureTests.position(step)]
    let linear = try #require(worked.start.model.linear)
    let inputs = linear.labeledInputs
    let points = (0..<inputs.exampleCount).map { index in
      let tenths = inputs.row(index).map { Int(($0 * 10).rounded()) }
      return (x: tenths[0], y: tenths[1], isFirst: inputs.labels[index] == 0)
    }
    let best = Double(rightOfBestLine(points)) / Double(points.count)
    #expect(worked.start.evaluation(at: 1).accuracy == best)
  }

  @Test func `the margin band is not shown before the loss`() throws {
    let first = try LectureTests.position("loss")
    for worked in LectureTests.lecture.steps[..<first] where worked.step.panel == "Plane" {
      #expect(worked.step.lines?.contains(.band) == false, "\(worked.step.id)")
    }
    let keys = try KeyScript.parse("Space Space F8 z")
    let lines = LectureTests.screen(after: keys, from: try LectureTests.position("regions")).lines
    #expect(lines.contains { $0.contains("1 boundary 2 zero off 3 band off") })
    #expect(!lines.contains { $0.contains("band cat") || $0.contains("band C") })
  }

  @Test func `a card beside its plane is answered there, and the next step's comes beside it`()
    throws
  {
    func tabs(_ keys: String, from step: String = "regions") throws -> String {
      let frame = LectureTests.screen(
        after: try KeyScript.parse(keys), from: try LectureTests.position(step))
      return frame.lines[frame.tabRow]
    }
    for keys in ["", "2", "2 Enter", "Space Space", "H", "PgDn", "1 Enter BS"] {
      #expect(try tabs("F8 z \(keys)").hasPrefix("── Plane ───"), "\(keys)")
      #expect(try tabs("F8 z \(keys)").contains(" regions "), "\(keys)")
    }
    #expect(try tabs("F8 z 2 Enter n").contains(" xor "))
    #expect(try tabs("F8 z 2 Enter n").hasPrefix("── Plane ───"))
    #expect(try tabs("F8 z p p").hasPrefix("── Picture ───"))
    // The table is back where the next step has no picture.
    let after = LectureTests.screen(
      after: try KeyScript.parse("F8 z n"), from: try LectureTests.position("three-modes"))
    #expect(
      after.lines == LectureTests.screen(after: [], from: try LectureTests.position("loss")).lines)
  }
}

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

  @Test(arguments: ["lines", "regions", "xor", "ring", "three-modes"])
  func `the margin band is not shown before the loss`(step: String) throws {
    func text(_ keys: String) throws -> String {
      let keys = try KeyScript.parse("Space Space F8 z \(keys)")
      let frame = LectureTests.screen(after: keys, from: try LectureTests.position(step))
      return frame.lines.joined(separator: "\n")
    }
    #expect(try text("").contains(step == "lines" ? "1 boundary off 2 zero " : "2 zero off "))
    #expect(try !text("").contains("band") && !text("F2").contains("band"))
    #expect(try text("F2 3").contains("this step has no margin"))
    #expect(try text(": type:show Space type:all Enter").contains("3 band"))
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

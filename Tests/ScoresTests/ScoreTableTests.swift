import LossEngine
import Testing

@testable import Scores

@Suite struct ScoreTableTests {
  @Test func `the lecture's table is the one on the slides`() {
    let table = ScoreTable.lecture
    #expect(table.classes.map(table.name) == ["cat", "car", "frog"])
    #expect(table.examples.map(table.name) == ["x1", "x2", "x3"])
    #expect((0..<3).map(table.label) == [0, 1, 2])
    #expect((0..<3).map(table.scores) == [[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]])
  }

  @Test func `tables of the same scores and other labels are not the same`() throws {
    func table(_ labels: [Int]) throws -> ScoreTable {
      let matrix = try ScoreMatrix(rows: [[1, 2], [3, 4]], labels: labels)
      return try ScoreTable(matrix: matrix, classNames: ["cat", "car"])
    }
    #expect(try table([0, 1]) == table([0, 1]))
    #expect(try table([0, 1]) != table([0, 0]))
  }

  @Test func `examples without names are called x1, x2 and so on`() throws {
    let matrix = try ScoreMatrix(rows: [[1, 2], [3, 4]], labels: [0, 1])
    let table = try ScoreTable(matrix: matrix, classNames: ["cat", "car"])
    #expect(table.exampleName(0) == "x1" && table.exampleName(1) == "x2")
  }

  @Test func `class names are neither empty nor twice the same`() throws {
    let matrix = try ScoreMatrix(rows: [[1, 2]], labels: [0])
    #expect(throws: TableError.emptyName) {
      try ScoreTable(matrix: matrix, classNames: ["cat", ""])
    }
    #expect(throws: TableError.duplicateClass("cat")) {
      try ScoreTable(matrix: matrix, classNames: ["cat", "cat"])
    }
  }

  @Test func `classes and examples are found by their exact names`() {
    let table = ScoreTable.lecture
    #expect(table.classPosition(named: "car") == 1 && table.classPosition(named: "ca") == nil)
    #expect(table.examplePosition(named: "x3") == 2 && table.examplePosition(named: "X3") == nil)
  }

  @Test func `tables are equal when a reader sees the same`() {
    var table = ScoreTable.lecture
    let example = table.examples[0]
    let undo = table.apply(.setScore(example, table.classes[1], 9))
    #expect(table != .lecture)
    table.apply(undo)
    #expect(table == .lecture)
    // An example in the overlay that differs in nothing.
    #expect(table.edited.count == 1)
    table.apply(.setLabel(example, table.classes[1]))
    #expect(table != .lecture)
  }

  @Test func `its evaluation is that of a matrix with the same rows`() throws {
    let hinges = [HingeLoss.lecture, HingeLoss(isSquared: true)]
    var table = ScoreTable.lecture
    let dog = table.makeClass(named: "dog")
    table.apply(.insertClass(dog, at: 1))
    table.apply(.setScore(table.examples[1], dog, 7.5))
    table.apply(.deleteExample(table.examples[0]))
    let rows = [[1.3, 7.5, 4.9, 2.0], [2.2, 0, 2.5, -3.1]]
    let matrix = try ScoreMatrix(rows: rows, labels: [2, 3])
    #expect(
      Situation(table: table).evaluation(at: 2, hinges: hinges)
        == Evaluation(matrix, hinges: hinges, scale: 2))
  }
}

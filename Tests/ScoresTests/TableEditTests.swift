import LossEngine
import TestSupport
import Testing

@testable import Scores

@Suite struct TableEditTests {
  @Test func `a score, a label and names are set and set back`() {
    var table = ScoreTable.lecture
    let (x1, cat, car) = (table.examples[0], table.classes[0], table.classes[1])
    let inverses = [
      table.apply(.setScore(x1, car, -.infinity)), table.apply(.setLabel(x1, car)),
      table.apply(.renameClass(cat, "kitten")), table.apply(.renameExample(x1, "mine")),
    ]
    #expect(table.scores(0) == [3.2, -.infinity, -1.7] && table.label(0) == 1)
    #expect(table.className(0) == "kitten" && table.exampleName(0) == "mine")
    for inverse in inverses.reversed() { table.apply(inverse) }
    #expect(table == .lecture)
  }

  @Test func `a new class scores 0 everywhere, until it is edited`() {
    var table = ScoreTable.lecture
    let dog = table.makeClass(named: "dog")
    #expect(table == .lecture)
    table.apply(.insertClass(dog, at: 3))
    #expect((0..<3).map { table.score($0, 3) } == [0, 0, 0])
    table.apply(.setScore(table.examples[2], dog, 4))
    #expect(table.scores(2) == [2.2, 2.5, -3.1, 4] && table.scores(1) == [1.3, 4.9, 2, 0])
  }

  @Test func `a new example scores 0 everywhere and has the label it was made with`() {
    var table = ScoreTable.lecture
    let x4 = table.makeExample(named: "x4", label: table.classes[2])
    #expect(table == .lecture)
    table.apply(.insertExample(x4, at: 0))
    #expect(table.scores(0) == [0, 0, 0] && table.label(0) == 2 && table.exampleName(0) == "x4")
  }

  @Test func `labels and scores stay with their classes when others come and go`() {
    var table = ScoreTable.lecture
    let dog = table.makeClass(named: "dog")
    table.apply(.insertClass(dog, at: 0))
    #expect((0..<3).map(table.label) == [1, 2, 3])
    #expect(table.scores(0) == [0, 3.2, 5.1, -1.7])
    table.apply(.setLabel(table.examples[1], dog))
    table.apply(.deleteClass(table.classes[2]))
    #expect((0..<3).map(table.label) == [1, 0, 2] && table.scores(2) == [0, 2.2, -3.1])
  }

  @Test func `a deleted class comes back with its scores`() {
    var table = ScoreTable.lecture
    let (x1, cat, frog) = (table.examples[0], table.classes[0], table.classes[2])
    table.apply(.setLabel(table.examples[2], cat))
    table.apply(.setScore(x1, frog, 8))
    let before = table
    let undo = table.apply(.deleteClass(frog))
    #expect(table.scores(0) == [3.2, 5.1])
    table.apply(undo)
    #expect(table == before)
  }

  @Test func `an edit of one example says so`() {
    let table = ScoreTable.lecture
    let (x2, car) = (table.examples[1], table.classes[1])
    #expect(ModelEdit.table(.setScore(x2, car, 1)).singleExample == x2)
    #expect(ModelEdit.table(.setLabel(x2, car)).singleExample == x2)
    #expect(ModelEdit.table(.renameExample(x2, "y")).singleExample == x2)
    #expect(ModelEdit.table(.deleteExample(x2)).singleExample == nil)
    #expect(ModelEdit.table(.renameClass(car, "y")).singleExample == nil)
  }

  @Test(arguments: 0..<20)
  func `inverses in reverse bring back every table on the way`(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    var table = ScoreTable.lecture
    var steps: [(before: ScoreTable, inverse: TableEdit)] = []
    for _ in 0..<300 {
      let edit = table.randomEdit(using: &generator)
      guard (try? table.check(edit)) != nil else { continue }
      let before = table
      steps.append((before, table.apply(edit)))
      #expect(table.classCount >= 2 && table.exampleCount >= 1)
      #expect(table.classes.indices.allSatisfy { !table.className($0).isEmpty })
      #expect(table.examples.indices.allSatisfy { table.scores($0).contains { $0 > -.infinity } })
      // What a label names stays what it was, wherever its class stands now.
      #expect(
        table.examples.allSatisfy {
          table.classes.contains(table.label(of: $0))
        })
    }
    #expect(steps.count > 100)
    var redos: [TableEdit] = []
    let end = table
    for step in steps.reversed() {
      redos.append(table.apply(step.inverse))
      #expect(table == step.before)
    }
    #expect(table == .lecture)
    for redo in redos.reversed() { table.apply(redo) }
    #expect(table == end)
  }
}

extension ScoreTable {
  /// An edit of any kind; `check` may refuse it.
  fileprivate mutating func randomEdit(using generator: inout SeededGenerator) -> TableEdit {
    let example = examples.randomElement(using: &generator) ?? examples[0]
    let `class` = classes.randomElement(using: &generator) ?? classes[0]
    let name = ["", "cat", "dog", "owl", "ox"].randomElement(using: &generator) ?? ""
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: return .setLabel(example, `class`)
    case 1: return .renameClass(`class`, name)
    case 2: return .renameExample(example, name)
    case 3:
      return .insertClass(
        makeClass(named: name), at: Int.random(in: 0...classCount, using: &generator))
    case 4, 5: return .deleteClass(`class`)
    case 6:
      return .insertExample(
        makeExample(named: "new", label: `class`),
        at: Int.random(in: 0...exampleCount, using: &generator))
    case 7: return .deleteExample(example)
    case 8: return .setScore(example, `class`, -.infinity)
    default:
      return .setScore(example, `class`, Double.random(in: -9...9, using: &generator))
    }
  }
}

import Testing

@testable import Scores

@Suite struct TableErrorTests {
  let table = ScoreTable.lecture

  @Test func `a class that is a label is not deleted, and the count says why`() {
    var table = table
    expect(table, refuses: .deleteClass(table.classes[1]), .classIsLabel("car", count: 1))
    table.apply(.setLabel(table.examples[0], table.classes[1]))
    expect(table, refuses: .deleteClass(table.classes[1]), .classIsLabel("car", count: 2))
    table.apply(.deleteExample(table.examples[0]))
    expect(table, refuses: .deleteClass(table.classes[1]), .classIsLabel("car", count: 1))
  }

  @Test func `two classes and one example stay`() {
    var table = table
    table.apply(.setLabel(table.examples[0], table.classes[1]))
    table.apply(.deleteClass(table.classes[0]))
    expect(table, refuses: .deleteClass(table.classes[0]), .tooFewClasses)
    table.apply(.deleteExample(table.examples[0]))
    table.apply(.deleteExample(table.examples[0]))
    expect(table, refuses: .deleteExample(table.examples[0]), .lastExample)
  }

  @Test func `an example keeps one class that is not masked`() throws {
    var table = table
    let (x1, classes) = (table.examples[0], table.classes)
    table.apply(.setLabel(table.examples[2], classes[0]))
    for masked in classes.prefix(2) {
      try table.check(.setScore(x1, masked, -.infinity))
      table.apply(.setScore(x1, masked, -.infinity))
    }
    let error = TableError.everyClassMasked(example: "x1")
    expect(table, refuses: .setScore(x1, classes[2], -.infinity), error)
    expect(table, refuses: .deleteClass(classes[2]), error)
    try table.check(.setScore(x1, classes[0], -.infinity))
  }

  @Test func `a score is a number below infinity`() {
    let (x1, cat) = (table.examples[0], table.classes[0])
    expect(table, refuses: .setScore(x1, cat, .nan), .notANumber)
    expect(table, refuses: .setScore(x1, cat, .infinity), .infinite)
  }

  @Test func `names are not empty, and a class has one of its own`() throws {
    var table = table
    let (x1, cat) = (table.examples[0], table.classes[0])
    expect(table, refuses: .renameClass(cat, ""), .emptyName)
    expect(table, refuses: .renameExample(x1, ""), .emptyName)
    expect(table, refuses: .renameClass(cat, "car"), .duplicateClass("car"))
    let second = table.makeClass(named: "car")
    expect(table, refuses: .insertClass(second, at: 0), .duplicateClass("car"))
    try table.check(.renameClass(cat, "cat"))
    try table.check(.renameExample(x1, "x2"))
    // The name of a deleted class is free.
    table.apply(.setLabel(x1, table.classes[1]))
    table.apply(.deleteClass(cat))
    try table.check(.renameClass(table.classes[0], "cat"))
  }

  @Test(
    arguments: [
      (
        .classIsLabel("cat", count: 1), "cat is the label of 1 example; give it another label first"
      ),
      (
        .classIsLabel("cat", count: 2),
        "cat is the label of 2 examples; give them another label first"
      ),
      (.tooFewClasses, "a table keeps at least 2 classes"),
      (.lastExample, "a table keeps at least 1 example"),
      (.everyClassMasked(example: "x1"), "x1 would have every class masked (-inf)"),
      (.duplicateClass("cat"), "there is a class cat already"),
    ] as [(TableError, String)])
  func `a refusal says in a line what is wrong`(error: TableError, text: String) {
    #expect(error.description == text)
  }

  private func expect(
    _ table: ScoreTable, refuses edit: TableEdit, _ error: TableError,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: error, sourceLocation: sourceLocation) { try table.check(edit) }
  }
}

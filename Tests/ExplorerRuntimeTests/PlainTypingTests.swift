import Lessons
import Testing

@testable import ExplorerRuntime

/// What a reader types in plain mode while a lesson is open, and what it is taken for.
@Suite struct PlainTypingTests {
  @Test func `a wrong answer is told once, also from behind a panel`() throws {
    let said = try plainAnswers(["F7", "2", "2", ""], in: "x2")
    #expect(said[1].count { $0.hasPrefix("Wrong. ") } == 1)
    #expect(!said[1].contains { $0.hasPrefix("Question: ") || $0.hasPrefix("Chosen") })
    #expect(said[2] == ["2 was wrong; choose another, or take a hint with H"])
    #expect(said[3][0] == "An empty line does nothing here.")
  }

  @Test func `the same wrong choice is no other attempt`() throws {
    let said = try plainAnswers(["2", "2", "Enter", "1"], in: "Q1")[3]
    #expect(said[0] == "Right at the 2nd try: It stays as it is")
  }

  @Test func `the keys' way between card, table and panel is said`() throws {
    let said = try plainAnswers(["F8", "F2", "F2", "Esc"], in: "ring")
    #expect(
      said.map(\.last) == [
        "The keys go to the card. F2 gives them to the table, F2 twice to Plane.",
        "The keys go to the table. F2 gives them to Plane, Esc to the card.",
        "The keys go to Plane. F2 gives them to the table, Esc to the card.",
        "The keys go to the card. F2 gives them to the table.",
      ])
  }

  @Test func `Esc gives the card its keys back, and says where they go where it had them`() throws {
    let said = try plainAnswers(["F2", "Esc", "Esc"], in: "Q4")
    #expect(said[1].last == "The keys go to the card. F2 gives them to the table.")
    #expect(said[2] == ["Nothing changed. The keys go to the card. F2 gives them to the table."])
  }

  @Test func `Esc after a refusal says what it does, and not the refusal again`() throws {
    let said = try plainAnswers(["F2", "5", "Esc", "3"], in: "bias")
    #expect(said[1].contains("hidden until you answer") && said[1].last == remindingOfCard)
    #expect(said[2] == ["The keys go to the card. F2 gives them to the table."])
    #expect(said[3].first?.hasPrefix("Wrong. ") == true)
  }

  private let remindingOfCard = "The table has the keys; Esc gives them to the card."

  @Test func `a number that goes to the table while the card asks is told with a reminder`() throws
  {
    let said = try plainAnswers(["F2", "5", "Esc"], in: "Q1")
    #expect(said[1].first?.contains(" 5") == true && said[1].last == remindingOfCard)
    #expect(!said[2].contains(remindingOfCard))
  }

  @Test func `a hint, and the next step, are words wherever the keys go`() throws {
    let said = try plainAnswers(["F2", "hint", "F7", "F2", "F2", "5", "/ship", "next"], in: "bias")
    #expect(said[1].contains { $0.hasPrefix("Hint: ") })
    #expect(said[5].last == "Weights has the keys; Esc gives them to the card.")
    #expect(said[7][0].hasPrefix("Step 4 of "))
  }

  @Test func `what is taken back from the card is told`() throws {
    let said = try plainAnswers(["Down", "Esc"], in: "Q1")
    #expect(said[0].contains("Chosen: 1.") && said[1].contains("What was chosen is taken back."))
  }

  @Test func `a new line takes the place of a number`() throws {
    let said = try plainAnswers(["type:60.7", "-", "77.7"], in: "x1")
    #expect(said[1].contains { $0.hasPrefix("- is not a number") })
    #expect(said[2].first?.hasPrefix("Wrong. 77.7: ") == true, "\(said)")
  }

  @Test func `a step that was answered is read whole`() throws {
    let said = try plainAnswers(["1", "n", "p", "read card"], in: "Q1")
    for lines in said[2...3] {
      #expect(lines.contains("1. It stays as it is"))
      #expect(lines.contains { $0.hasPrefix("Question: ") })
      #expect(lines.contains { $0.hasPrefix("It stays 0: ") })
    }
    #expect(said[3].count > 6)
  }

  @Test func `the list of steps says first where one is`() throws {
    let said = try plainAnswers(["L"], in: "ring")[0]
    #expect(said[0].hasSuffix(" You are at 9, A ring."))
  }

  @Test func `a step is gone to by its number or name, from anywhere in a lesson`() throws {
    let lines = ["step 5", "L", "9", "F2", "STEP Q1", "L", "step 2", "step 99"]
    let said = try plainAnswers(lines, in: "x1")
    let steps = LectureTests.lecture.steps.map(\.step)
    #expect(said[0][0].hasPrefix("Step 5 of ") && said[0][0].contains(steps[4].id))
    #expect(said[2][0].hasPrefix("Step 9 of ") && said[4][0].contains(": Q1, "))
    #expect(said[6][0].hasPrefix("Step 2 of "))
    #expect(said[7][0].hasPrefix("step takes 1 to \(steps.count), "))
  }

  @Test func `the list says that it is open, and what a search finds`() throws {
    let said = try plainAnswers(["L", "where", "softmax", "nonsense", "4"], in: "ring")
    #expect(said[1][0].hasPrefix("The list of steps is open. "))
    #expect(said[2][0].wholeMatch(of: /\d+ steps match softmax; BS .*/) != nil, "\(said[2][0])")
    #expect(said[3] == ["Nothing matches softmaxnonsense; BS erases a letter, Esc leaves."])
    #expect(said[4][0].hasPrefix("Step 4 of "))
  }
}

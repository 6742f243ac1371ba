import Lessons
import Scores
import TerminalCore
import Testing

@testable import ExplorerCore
@testable import ExplorerUI

/// What a step doesn't show has no place on any screen, until the reader asks for all.
@Suite struct ShownTopicsTests {
  private static let classifier = """
    {classes: [cat, dog], W: [[1.5, 2.25], [3, -4]], regularization: {kind: L2, lambda: 0.1},
     examples: [{name: x1, label: cat, x: [3, 1]}, {name: x2, label: dog, x: [1, 3]}]}
    """

  private func state(
    shows: String, table: String = "lecture", hides: String = "[]", keys: String, _ size: Size
  ) throws -> ExplorerState {
    let yaml = """
      title: T
      chapters:
        - title: C
          steps:
            - id: A
              title: S
              text: Read.
              table: \(table.split(separator: "\n").joined(separator: " "))
              shows: \(shows)
              hides: \(hides)
              notes: N
      """
    let lesson = try Lesson(yaml: yaml).worked { start, _ in start }
    try #require(lesson.problems == [])
    var state = ExplorerState(table: .lecture)
    _ = state.update(.lessonOpened(LessonSession(lesson), complaint: nil, showsList: false))
    func settle() { _ = state.update(.laidOut(Layout(state, size: size).viewport)) }
    settle()
    for key in try KeyScript.parse(keys) {
      for action in KeyMap.actions(for: key, in: state) { _ = state.update(action) }
      settle()
    }
    return state
  }

  private static let sizes = ["60x18", "80x24", "120x40"]
  private static let keys = ["", "F2", "F2 t", "z", "F2 F3", "F2 F7", "F5", "F6", "F10"]
  /// Words of the screen that stand for a topic.
  private static let words: [Topic: [String]] = [
    .svm: ["SVM"], .softmax: ["softmax", "P(label)", "P(cat)"],
    .labels: ["label", "predicts", "accuracy", "avg", "*3.2"], .twice: ["W × 2"],
    .regularization: ["λ R(W)", "R(W) L2", "L2"],
  ]

  @Test(arguments: sizes, keys)
  func `a topic that a step doesn't show is on no screen`(size: String, keys: String) throws {
    let size = try #require(Size(parsing: size))
    let shown: [[Topic]] = [
      [], [.regularization], [.labels], [.labels, .svm], [.labels, .softmax],
      [.labels, .svm, .softmax], [.labels, .svm, .twice],
    ]
    for topics in shown {
      for table in ["lecture", Self.classifier] {
        let names = topics.map(\.rawValue).joined(separator: ", ")
        let state = try state(shows: "[\(names)]", table: table, keys: keys, size)
        let text = draw(state, size: size, isUnicode: true).lines.dropLast()
          .joined(separator: "\n").replacing(/.*:show all.*/, with: "")
        for (topic, words) in Self.words where !topics.contains(topic) {
          for word in words { #expect(!text.contains(word), "\(word) beside \(names)") }
        }
      }
    }
  }

  @Test(arguments: sizes) func `a topic that a step shows is on the screen`(size: String) throws {
    let size = try #require(Size(parsing: size))
    func text(_ shows: String) throws -> String {
      let state = try state(shows: shows, keys: "", size)
      return draw(state, size: size, isUnicode: true).lines.joined(separator: "\n")
    }
    #expect(try text("[labels, svm]").contains("SVM"))
    #expect(try text("[labels, softmax]").contains("softmax"))
    #expect(try text("[labels]").contains("*3.2"))
    #expect(try text("[labels, svm, twice]").contains("W × 2"))
    #expect(try text("[labels, svm, twice]").contains("W × 2: SVM 9.53") == (size.columns < 78))
  }

  @Test func `Curve draws the SVM loss alone where softmax isn't shown`() throws {
    func plot(_ shows: String, hides: String = "[]") throws -> String {
      let size = Size(columns: 80, rows: 24)
      let state = try state(shows: shows, hides: hides, keys: "F7", size)
      return draw(state, size: size, isUnicode: true).lines[8...].joined(separator: "\n")
    }
    #expect(try plot("[labels, svm]").contains("SVM loss of x1 as its score of cat runs"))
    #expect(try plot("[labels, svm, softmax]").contains(" losses of x1 as its score of cat runs"))
    #expect(try !plot("[labels, svm]", hides: "[svm]").contains("nothing to gain"))
  }

  @Test func `without losses R of each row of W is beside its scores, live and scaled`() throws {
    let size = Size(columns: 80, rows: 24)
    func rows(_ keys: String, hides: String = "[]") throws -> [String] {
      let state = try state(
        shows: "[R]", table: Self.classifier, hides: hides, keys: keys, size)
      return draw(state, size: size, isUnicode: true).lines[1...3].map {
        $0.split(separator: " ").joined(separator: " ")
      }
    }
    let ends = ["x1 x2 L2 L1 elastic", " 8.25 7.31 3.75 11.1", " 25 7 32"]
    for (row, end) in zip(try rows(""), ends) { #expect(row.hasSuffix(end)) }
    #expect(try rows("F2 >")[1].hasSuffix("29.3 7.5 36.8"))
    #expect(try rows("", hides: "[L2]")[1].hasSuffix("8.25 ? ? ?"))
  }

  @Test func `show all brings the rest, but for what a question asks, and show step takes it away`()
    throws
  {
    let size = Size(columns: 80, rows: 24)
    func lines(_ keys: String) throws -> String {
      let state = try state(shows: "[labels]", hides: "[softmax]", keys: keys, size)
      return draw(state, size: size, isUnicode: true).lines.joined(separator: "\n")
    }
    let all = try lines(": type:show Space type:all Enter")
    #expect(all.contains("SVM           2.9"))
    #expect(all.contains("softmax") && !all.contains("2.04"))
    let command = ": type:show Space "
    #expect(
      try lines("\(command) type:all Enter \(command) type:step Enter").contains("SVM") == false)
    #expect(try lines("F6").contains("Scale: not in this step; :show all brings it"))
    #expect(try lines("\(command) type:some Enter").contains("needs all or step"))
  }

  @Test func `a step without labels changes none`() throws {
    let size = Size(columns: 80, rows: 24)
    let state = try state(shows: "[]", keys: "F2 Down y", size)
    #expect(state.table == .lecture)
    #expect(state.message == .error("this step has no labels"))
    #expect(!KeyMap.hints(for: state).contains { $0.meaning == "label" })
  }
}

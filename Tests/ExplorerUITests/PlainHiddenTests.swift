import Lessons
import LossEngine
import Scores
import TerminalCore
import TestSupport
import Testing

@testable import ExplorerCore
@testable import ExplorerUI

/// What a lesson's step hides is said nowhere in plain mode.
@Suite struct PlainHiddenTests {
  /// Scores of five digits, no two the same.
  private static let table: ScoreTable = {
    var generator = SeededGenerator(state: 11)
    let rows = (0..<4).map { _ in
      (0..<5).map { _ in Double(Int.random(in: -49_999...49_999, using: &generator)) / 10_000 }
    }
    // swift-format-ignore: NeverUseForceTry
    return try! ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: [0, 1, 2, 3]),
      classNames: ["c1", "c2", "c3", "c4", "c5"])
  }()

  private static func states() -> [ExplorerState] {
    PanelView.all.map(\.panel).flatMap { panel in
      [[], [Action.doubleScale], [.toggleSquared]].map { actions in
        var state = ExplorerState(table: table)
        for action in [.showPanel(panel), .move(.right)] + actions { _ = state.update(action) }
        let layout = Layout(state, size: Size(columns: 80, rows: 24))
        _ = state.update(.laidOut(layout.viewport))
        return state
      }
    }
  }

  /// All that can be read in a state, and what is told when it comes from the table as it was opened.
  private static func words(_ state: ExplorerState) -> Set<Substring> {
    var moved = state
    _ = moved.update(.nudge(tenths: 1))
    _ = moved.update(.undo)
    let requests = ["read table", "read panel", "where", "read x1", "read x3"]
    let lines = requests.flatMap { request -> [String] in
      if case .lines(let lines) = PlainInput(request, in: state) { lines } else { [] }
    }
    let all = lines + describe(state) + changes(from: state, to: moved)
    let words = all.flatMap { $0.split { !"0123456789.e-/".contains($0) } }
    return Set(words).union(words.map(\.trimmed))
  }

  /// The numbers of an open state that another state of the same table hides.
  private static func secrets(_ open: ExplorerState, hiddenIn state: ExplorerState) -> [String] {
    let (all, hiding) = (Readings(state: open), Readings(state: state))
    var (hidden, shown): ([String], Set<String>) = ([], [])
    func compare(_ open: [PlainFigure], _ other: [PlainFigure]) {
      for (open, other) in zip(open, other) where open.text.utf8.count >= 3 {
        if other.text == Readings.unknown {
          hidden.append(open.text)
        } else {
          shown.insert(open.text)
        }
      }
    }
    for example in table.examples.indices {
      compare(all.plainLosses(of: example), hiding.plainLosses(of: example))
      compare(
        all.plainPrediction(of: example).filter { $0.name != "predicts" },
        hiding.plainPrediction(of: example).filter { $0.name != "predicts" })
      for position in table.classes.indices {
        let text = NumberText.score(open.situation.row(of: example).shown(position), width: 10)
        let isHidden = hiding.hidesScore(example, position)
        compare(
          [PlainFigure(name: "", text: text)],
          [PlainFigure(name: "", text: isHidden ? Readings.unknown : text)])
      }
    }
    for factor in Readings.Factor.allCases {
      compare(all.plainMeans(at: factor), hiding.plainMeans(at: factor))
    }
    let lines = (all.softmaxLines(fitting: 5).shown, hiding.softmaxLines(fitting: 5).shown)
    for (open, other) in zip(lines.0, lines.1) {
      compare(
        [open.exponential, open.probability].map { PlainFigure(name: "", text: $0) },
        [other.exponential, other.probability].map { PlainFigure(name: "", text: $0) })
    }
    return hidden.filter { !shown.contains($0) }
  }

  @Test(arguments: [
    [Hideable.svm(.everything)], [.svm(.example("x2"))], [.svm(.mean)], [.changedSVM],
    [.softmax(.everything), .probability(.everything)], [.softmax(.example("x2"))],
    [.exponential(.everything)], [.probability(.everything)], [.accuracy], [.otherScale],
    [.score(CellName(example: "x2", class: "c2"))],
    [
      .svm(.everything), .softmax(.everything), .exponential(.everything),
      .probability(.everything),
    ],
  ])
  func `a hidden number is in no line`(items: [Hideable]) {
    var count = 0
    for open in Self.states() {
      var state = open
      state.hidden.hide(items, in: state.table)
      let (words, seen) = (Self.words(state), Self.words(open))
      for secret in Self.secrets(open, hiddenIn: state) {
        #expect(!words.contains(secret[...]), "\(secret), \(open.panel.name), k \(open.scale)")
        if seen.contains(secret[...]) { count += 1 }
      }
    }
    #expect(count > 0, "what is hidden is said while it is not")
  }

  @Test func `a score that is hidden is said to be`() {
    var state = ExplorerState(table: .lecture)
    state.hidden.hide([.score(CellName(example: "x1", class: "cat"))], in: state.table)
    let lines = describe(state)
    #expect(lines[2] == "cat: score hidden, label")
    #expect(lines[5] == "SVM hidden. Softmax hidden. P(label) hidden. Predicts hidden.")
  }
}

extension Substring {
  /// Without the point that ends a sentence.
  fileprivate var trimmed: Substring { last == "." ? dropLast() : self }
}

import Lessons
import LossEngine
import Scores

/// A command that opens what is on the screen, or why there is none.
package struct Sharing: Equatable, Sendable {
  /// The command, as a shell reads it; nil where none says it all.
  package var line: String?
  /// What is said of it.
  package var note: String
}

extension ExplorerState {
  /// The longest table in bytes that stands in a command.
  private static let longestTable = 2000

  /// `:share`: a command that opens the table, the losses and the selection on the screen, or the
  /// lesson's step. What is hidden is not in it.
  /// - Parameter isASCII: whether other characters in names are escaped.
  package func sharing(isASCII: Bool) -> Sharing {
    if let session { return sharing(session, isASCII: isASCII) }
    func refused(_ what: String, _ file: String) -> Sharing {
      Sharing(line: nil, note: "\(what): save it, like :save \(file), and share the file")
    }
    if model.isComputed { return refused("a classifier has no place in a line", "mine.json") }
    guard table.precision == .double else {
      return refused("a table of \(table.precision.name) has no place in a line", "mine.json")
    }
    // A large table is not written only to be thrown away.
    let isLarge = table.exampleCount * table.classCount > ExplorerState.longestTable / 2
    let text = isLarge ? "" : table.text(isASCII: isASCII)
    guard !isLarge, text.utf8.count <= ExplorerState.longestTable else {
      return refused("the table takes more than 2 kB", "mine.csv")
    }
    return shared(["--table", text] + options(since: Situation(model), .terms, isASCII: isASCII))
  }

  private func sharing(_ session: LessonSession, isASCII: Bool) -> Sharing {
    var words = ["lecture", "--from", session.step.id]
    if let file = session.file { words += ["--lesson", file] }
    if session.isPresented { words.append("--present") }
    let seed = session.practice?.seed ?? session.seed
    if seed != 1 { words += ["--seed", "\(seed)"] }
    if session.practice != nil { return shared(words, "; w in it draws these numbers") }
    if case .playing = session.card.phase { return shared(words) }
    // The step's own answer is none of the reader's edits.
    let start = session.card.phase == .open ? session.worked.start : session.worked.end
    let isDescendant = table.isDescendant(of: start.table)
    var isWhole = isDescendant && model.hasWeights(of: start.model)
    for edit in isDescendant ? start.table.edits(to: table) : [] {
      switch edit {
      case .setScore(let example, let `class`, let score):
        guard !model.isComputed, !hidden.hidesScore(of: example, `class`) else { continue }
        words += ["--set", cell(example, `class`, isASCII) + " \(NumberText.score(score))"]
      case .setLabel(let example, let label):
        words += ["--label", cell(example, label, isASCII)]
      default: isWhole = false
      }
    }
    words += options(since: start, .card, isASCII: isASCII)
    return shared(words, isWhole ? "" : "; what was added, renamed or changed in W is not in it")
  }

  private func shared(_ words: [String], _ more: String = "") -> Sharing {
    Sharing(
      line: (["loss-explorer"] + words.map(quotedForShell)).joined(separator: " "),
      note: "sent to the clipboard, if your terminal allows; printed at the end\(more)")
  }

  private func cell(_ example: ExampleID, _ class: ClassID, _ isASCII: Bool) -> String {
    let position = table.examples.firstIndex(of: example) ?? 0
    let place = table.classes.firstIndex(of: `class`) ?? 0
    return table.words(of: Selection(example: position, class: place), isASCII: isASCII)
  }

  /// What differs from a situation as it is opened, with its panel.
  private func options(since start: Situation, _ panel: Panel, isASCII: Bool) -> [String] {
    var words: [String] = []
    func add(_ differs: Bool, _ option: String...) { if differs { words += option } }
    func no(_ isOn: Bool, _ name: String) -> String { isOn ? "--\(name)" : "--no-\(name)" }
    let (hinge, old) = (hinge, start.hinge)
    add(scale != start.scale, "--scale", NumberText.factor(scale))
    add(hinge.margin != old.margin, "--margin", NumberText.factor(hinge.margin))
    add(hinge.family != old.family, "--family", hinge.family.rawValue)
    if hinge.family == .multiclass {
      add(
        hinge.sumsAllClasses != old.sumsAllClasses, no(hinge.sumsAllClasses, "all-classes"))
      add(hinge.reduction != old.reduction, no(hinge.reduction == .mean, "mean"))
      add(hinge.isSquared != old.isSquared, no(hinge.isSquared, "squared"))
    }
    add(self.panel != panel && self.panel != .card, "--panel", self.panel.name)
    add(selection != start.selection, "--select", table.words(of: selection, isASCII: isASCII))
    return words
  }
}

extension Model {
  /// Whether W, b, x and R are another's, or both have none.
  fileprivate func hasWeights(of other: Model) -> Bool {
    guard let mine = linear, let its = other.linear else { return isComputed == other.isComputed }
    return mine.regularizer == its.regularizer && mine.table.classes == its.table.classes
      && mine.table.examples == its.table.examples
      && mine.table.classes.allSatisfy { mine.weights(of: $0) == its.weights(of: $0) }
      && mine.table.examples.allSatisfy { mine.input(of: $0) == its.input(of: $0) }
  }
}

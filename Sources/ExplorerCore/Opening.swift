import Lessons
import LossEngine
import Scores

/// How a table is opened other than usual: what the options of a command say.
package struct Opening: Equatable, Sendable {
  package var losses = LossSettings()
  package var panel: Panel?
  /// The selected cell: an example, by name or by row from 1, and a class.
  package var selection: String?
  /// Cells to change, each an example, a class and a score.
  package var scores: [String] = []
  /// Labels to change, each an example and a class.
  package var labels: [String] = []

  package init() {}
}

/// The parts of the SVM loss and k that are given; nil: as they are.
package struct LossSettings: Equatable, Sendable {
  package var scale, margin: Double?
  package var sumsAllClasses, isMean, isSquared: Bool?
  package var family: HingeLoss.Family?

  package init() {}

  package func applied(to hinge: HingeLoss) -> HingeLoss {
    HingeLoss(
      family: family ?? hinge.family, margin: margin ?? hinge.margin,
      sumsAllClasses: sumsAllClasses ?? hinge.sumsAllClasses,
      reduction: isMean.map { $0 ? .mean : .sum } ?? hinge.reduction,
      isSquared: isSquared ?? hinge.isSquared)
  }
}

extension ExplorerState {
  /// Changes the table that was just opened, or a lesson's step, as an opening says.
  /// - Returns: why something of it can't be done; nil if all is.
  package mutating func begin(_ opening: Opening) -> String? {
    let k = opening.losses.scale ?? scale
    if let cell = model.firstOverflow(at: k) {
      return "W × \(NumberText.factor(k)) takes \(cellName(cell)) beyond the largest double"
    }
    var edits: [Edit] = []
    var refusal: String?
    do throws(TableTextError) {
      edits = try opening.scores.map { (text) throws(TableTextError) in try scoreEdit(text) }
      edits += try opening.labels.map { (text) throws(TableTextError) in try labelEdit(text) }
      if let text = opening.selection { selection = try table.cell(TableWords.words(text)) }
    } catch { refusal = error.description }
    let changed = opening.losses.applied(to: hinge)
    if changed != hinge { edits.append(.hinge(changed)) }
    if k != scale { edits.append(.scale(k)) }
    if !edits.isEmpty {
      let inverses = apply(edits)
      if session != nil { record("as it was shared", inverses: inverses) }
    }
    if let panel = opening.panel { show(panel) }
    return refusal
  }

  private func scoreEdit(_ text: String) throws(TableTextError) -> Edit {
    let words = try TableWords.words(text)
    let cell = try table.cell(Array(words.dropLast()))
    guard let score = words.last.flatMap({ ScoreReading(typed: $0).value }) else {
      throw TableTextError(description: "\(text) ends in no score, unlike x2 car 4.4")
    }
    guard !hidesScore(cell) else { throw TableTextError(description: hiddenUntil) }
    return try checked(
      .setScore(table.examples[cell.example], table.classes[cell.class], score))
  }

  private func labelEdit(_ text: String) throws(TableTextError) -> Edit {
    let cell = try table.cell(TableWords.words(text))
    return try checked(.setLabel(table.examples[cell.example], table.classes[cell.class]))
  }

  private func checked(_ edit: TableEdit) throws(TableTextError) -> Edit {
    do throws(ModelError) { try model.check(edit) } catch {
      throw TableTextError(description: error.description)
    }
    return .model(.table(edit))
  }
}

extension ScoreTable {
  /// The cell of an example, by name or by row from 1, and a class.
  fileprivate func cell(_ words: [String]) throws(TableTextError) -> Selection {
    guard words.count == 2 else {
      throw TableTextError(
        description: "a cell is an example and a class with a blank between: 'x2 car'")
    }
    let row = Int(words[0]).flatMap { (1...exampleCount).contains($0) ? $0 - 1 : nil }
    guard let example = examplePosition(named: words[0]) ?? row else {
      throw TableTextError(description: "no example \(words[0]) in this table")
    }
    guard let position = classPosition(named: words[1]) else {
      throw TableTextError(description: "no class \(words[1]) in this table")
    }
    return Selection(example: example, class: position)
  }

  /// A cell as `cell` reads it.
  func words(of cell: Selection, isASCII: Bool) -> String {
    let name = exampleName(cell.example)
    let example = examplePosition(named: name) == cell.example ? name : "\(cell.example + 1)"
    return [example, className(cell.class)].map {
      TableWords.written($0, isASCII: isASCII)
    }.joined(separator: " ")
  }
}

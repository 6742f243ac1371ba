import LossEngine
import Scores

extension ExplorerState {
  mutating func nudgeScore(tenths: Int) {
    if refusesSelectedCell() { return }
    let cell = selection
    let before = selectedScore
    let value = table.stepped(before, by: tenths, tenToThe: -1)
    guard value != before else {
      message = .error(
        "\(cellName(cell)) is \(NumberText.score(table.precision.shown(before))): a step of \(tenths.magnitude == 1 ? "0.1" : "1") changes nothing"
      )
      return
    }
    if let refusal = refusal(ofScore: value, in: cell) {
      message = .error(refusal)
      return
    }
    let inverse = apply(
      .table(.setScore(table.examples[cell.example], table.classes[cell.class], value)))
    let title = "\(cellName(cell)) = \(NumberText.factor(table.precision.shown(value)))"
    if history.isNudging {
      history.extend(title)
    } else {
      record(title, inverses: [inverse])
      history.isNudging = true
    }
  }

  mutating func makeLabel(_ label: ClassID) {
    let example = table.examples[selection.example]
    let name = "\(table.name(of: label)) is the label of \(table.name(of: example))"
    guard table.label(of: example) != label else {
      message = .notice("\(name) already")
      return
    }
    perform(.setLabel(example, label), name)
  }

  mutating func setScale(_ wanted: Double) {
    let k = max(0, wanted)
    guard k != scale else {
      message = .notice("W × \(NumberText.factor(k)) already")
      return
    }
    if let place = table.firstOverflow(at: k) {
      let cell = Selection(example: place.example, class: place.class)
      message = .error(
        "W × \(NumberText.factor(k)) takes \(cellName(cell)) beyond the largest double")
      return
    }
    record("W × \(NumberText.factor(k))", inverses: [apply(.scale(k))])
  }

  mutating func changeOption(_ name: String, _ change: (inout HingeLoss) -> Void) {
    guard hinge.family == .multiclass else {
      message = .error("\(name) belongs to the multiclass SVM; f changes the family")
      return
    }
    var changed = hinge
    change(&changed)
    record("SVM \(name)", inverses: [apply(.hinge(changed))])
  }

  mutating func selectNextFamily() {
    let families = HingeLoss.Family.allCases
    let index = families.firstIndex(of: hinge.family) ?? 0
    var changed = hinge
    changed.family = families[(index + 1) % families.count]
    message = .notice("SVM family: \(changed.family.rawValue)")
    record("SVM family \(changed.family.rawValue)", inverses: [apply(.hinge(changed))])
  }

  mutating func setMargin(_ margin: Double) {
    guard margin != hinge.margin else { return }
    var changed = hinge
    changed.margin = margin
    record("Δ = \(NumberText.factor(margin))", inverses: [apply(.hinge(changed))])
  }

  mutating func undo() {
    guard let change = history.takeUndo() else {
      message = .notice("nothing to undo")
      return
    }
    history.undone(change, inverses: applied(change))
    message = .notice("undone: \(title(of: change))")
  }

  mutating func redo() {
    guard let change = history.takeRedo() else {
      message = .notice("nothing to redo")
      return
    }
    history.redone(change, inverses: applied(change))
    message = .notice("done again: \(title(of: change))")
  }

  /// Applies a change's edits and gives their inverses, in the order in which to apply them.
  private mutating func applied(_ change: Change) -> [Edit] {
    // A deletion's selection is that of the table before it, any other's that of the one after it.
    let isDeletion = change.edits.contains { $0.deletedExample != nil }
    if isDeletion { selectIfShown(change.selection) }
    let inverses = change.edits.map { apply($0) }
    if !isDeletion { selectIfShown(change.selection) }
    selection.class = change.selection.class
    if let id = change.edits.lazy.compactMap(\.insertedExample).first,
      let position = table.examples.firstIndex(of: id)
    {
      selectIfShown(Selection(example: position, class: selection.class))
    }
    clampSelection()
    return inverses.reversed()
  }

  /// Back to the table as opened, with its scale and losses; one undo.
  mutating func reset() {
    guard table != opened.table || scale != opened.scale || hinge != opened.hinge else {
      message = .notice("the table is as it was opened")
      return
    }
    let edits: [Edit] = [
      .table(.restore(opened.table)), .hinge(opened.hinge), .scale(opened.scale),
    ]
    let before = selection
    let inverses = edits.map { apply($0) }
    message = .notice("the table as it was opened; u takes that back")
    history.record(
      "back to the table as opened", inverses: inverses.reversed(), at: before,
      revision: History.openedRevision)
    clampSelection()
  }

  /// Makes a change that a user asked for, if the table allows it, which the result tells.
  @discardableResult
  mutating func perform(_ edit: TableEdit, _ title: String) -> Bool {
    do throws(TableError) { try table.check(edit) } catch {
      message = .error(error.description)
      return false
    }
    message = .notice(title)
    let before = selection
    history.record(title, inverses: [apply(.table(edit))], at: before)
    clampSelection()
    return true
  }

  mutating func record(_ title: String, inverses: [Edit]) {
    history.record(title, inverses: inverses, at: selection)
  }
}

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
    if bench.history.isNudging {
      bench.history.extend(title)
    } else {
      record(title, inverses: [inverse])
      bench.history.isNudging = true
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
    if let cell = model.firstOverflow(at: k) {
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
    reverse(from: \.undos, to: \.redos, notice: "undone", ifNone: "nothing to undo")
  }

  mutating func redo() {
    reverse(from: \.redos, to: \.undos, notice: "done again", ifNone: "nothing to redo")
  }

  private mutating func reverse(
    from source: WritableKeyPath<History, [Change]>, to list: WritableKeyPath<History, [Change]>,
    notice: String, ifNone: String
  ) {
    guard let change = bench.history[keyPath: source].popLast() else {
      message = .notice(ifNone)
      return
    }
    let inverses = applied(change)
    bench.history.recordReversed(change, inverses: inverses, in: list)
    message = .notice("\(notice): \(bench.title(of: change))")
  }

  /// Applies the edits of a change.
  /// - Returns: the edits that reverse them, in the order to apply them.
  private mutating func applied(_ change: Change) -> [Edit] {
    // The selection of a deletion is a cell of the table before it, that of any other change a cell of
    // the table after it.
    let isDeletion = change.edits.contains { $0.deletedExample != nil }
    if isDeletion { bench.selectIfShown(change.selection) }
    let inverses = change.edits.map { apply($0) }
    if !isDeletion { bench.selectIfShown(change.selection) }
    selection.class = change.selection.class
    if let id = change.edits.compactMap(\.insertedExample).first,
      let position = table.examples.firstIndex(of: id)
    {
      bench.selectIfShown(Selection(example: position, class: selection.class))
    }
    bench.clampSelection()
    return inverses.reversed()
  }

  /// `r`: brings back the table, scale and loss as they were opened, as one change.
  mutating func reset() {
    guard !bench.isAsOpened else {
      message = .notice("the table is as it was opened")
      return
    }
    let opened = bench.opened
    let edits: [Edit] = [
      .model(.restore(opened.model)), .hinge(opened.hinge), .scale(opened.scale),
    ]
    let before = selection
    let inverses = edits.map { apply($0) }
    message = .notice("the table as it was opened; u takes that back")
    bench.history.record(
      "back to the table as opened", inverses: inverses.reversed(), at: before,
      revision: History.openedRevision)
    bench.clampSelection()
  }

  /// Makes a change that the user asked for.
  /// - Returns: whether the model allows it; if not, the message says why.
  @discardableResult
  mutating func perform(_ edit: TableEdit, _ title: String) -> Bool {
    do throws(ModelError) { try model.check(edit) } catch {
      message = .error(error.description)
      return false
    }
    message = .notice(title)
    let before = selection
    bench.history.record(title, inverses: [apply(.table(edit))], at: before)
    bench.clampSelection()
    return true
  }

  /// `:detach`: replaces a classifier by a bare table of the scores on the screen.
  mutating func detach() {
    guard model.isComputed else {
      message = .notice("this is a bare table already: no W, b and x to detach it from")
      return
    }
    let edits: [Edit] = [.scale(1), .model(.detach(scale: scale))]
    let at = scale == 1 ? "" : " at W × \(NumberText.factor(scale))"
    let inverses = edits.map { apply($0) }
    record("detached from W, b and x", inverses: inverses.reversed())
    message = .notice("a bare table of the scores\(at); u takes that back")
  }

  /// Makes an edit and returns the edit that takes it back.
  mutating func apply(_ edit: Edit) -> Edit {
    // A number that is being typed goes into the journal only when it is kept.
    if entry == nil, case .model(let change) = edit { bench.noteForJournal(change) }
    return bench.apply(edit)
  }

  mutating func record(_ title: String, inverses: [Edit]) {
    bench.history.record(title, inverses: inverses, at: selection)
  }
}

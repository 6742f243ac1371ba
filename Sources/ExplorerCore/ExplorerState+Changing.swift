import LossEngine
import Scores

extension ExplorerState {
  mutating func nudgeNumber(tenths: Int) {
    if entry?.place == .lambda { return scaleLambda(by: tenths > 0 ? 2 : 0.5) }
    if refusesTyping() { return }
    let place = typingPlace
    let before = value(of: place)
    let value =
      if case .score = place {
        table.stepped(before, by: tenths, tenToThe: -1)
      } else {
        ShortestDecimal.sum(before, tenths, tenToThe: -1)
      }
    guard value != before else {
      let step = tenths.magnitude == 1 ? "0.1" : "1"
      return complain(
        "\(name(of: place)) is \(text(of: before, at: place)): a step of \(step) changes nothing")
    }
    if let refusal = refusal(of: value, at: place) { return complain(refusal) }
    let inverse = apply(edit(place, value))
    let title = "\(name(of: place)) = \(text(of: value, at: place))"
    if bench.history.isNudging {
      bench.history.extend(title)
    } else {
      record(title, inverses: [inverse])
      bench.history.isNudging = true
    }
  }

  mutating func makeLabel(_ label: ClassID) {
    guard shows(.labels) else { return complain("this step has no labels") }
    let example = table.examples[selection.example]
    let name = "\(table.name(of: label)) is the label of \(table.name(of: example))"
    guard table.label(of: example) != label else { return notice("\(name) already") }
    perform(.setLabel(example, label), name)
  }

  mutating func setScale(_ wanted: Double) {
    let k = max(0, wanted)
    let factor = "W × \(NumberText.factor(k))"
    guard k != scale else { return notice("\(factor) already") }
    if let cell = model.firstOverflow(at: k) {
      return complain("\(factor) takes \(cellName(cell)) beyond the largest double")
    }
    record(factor, inverses: [apply(.scale(k))])
  }

  mutating func changeOption(_ name: String, _ change: (inout HingeLoss) -> Void) {
    guard hinge.family == .multiclass else {
      return complain("\(name) belongs to the multiclass SVM; f changes the family")
    }
    changeHinge("SVM \(name)", change)
  }

  mutating func selectNextFamily() {
    let families = HingeLoss.Family.allCases
    let index = families.firstIndex(of: hinge.family) ?? 0
    let family = families[(index + 1) % families.count]
    notice("SVM family: \(family.rawValue)")
    changeHinge("SVM family \(family.rawValue)") { $0.family = family }
  }

  mutating func setMargin(_ margin: Double) {
    guard margin != hinge.margin else { return }
    changeHinge("Δ = \(NumberText.factor(margin))") { $0.margin = margin }
  }

  private mutating func changeHinge(_ title: String, _ change: (inout HingeLoss) -> Void) {
    var changed = hinge
    change(&changed)
    record(title, inverses: [apply(.hinge(changed))])
  }

  mutating func undo() {
    reverse(from: \.undos, to: \.redos, "undone", ifNone: "nothing to undo")
  }

  mutating func redo() {
    reverse(from: \.redos, to: \.undos, "done again", ifNone: "nothing to redo")
  }

  private mutating func reverse(
    from source: WritableKeyPath<History, [Change]>, to list: WritableKeyPath<History, [Change]>,
    _ done: String, ifNone: String
  ) {
    guard let change = bench.history[keyPath: source].popLast() else { return notice(ifNone) }
    bench.history.recordReversed(change, inverses: applied(change), in: list)
    notice("\(done): \(bench.title(of: change))")
  }

  /// Applies the edits of a change.
  /// - Returns: the edits that reverse them, in the order to apply them.
  private mutating func applied(_ change: Change) -> [Edit] {
    // The selection of a deletion is a cell of the table before it, that of any other change a cell of
    // the table after it.
    let isDeletion = change.edits.contains(where: \.deletesExample)
    if isDeletion { bench.selectIfShown(change.selection) }
    let inverses = apply(change.edits)
    if !isDeletion { bench.selectIfShown(change.selection) }
    selection.class = change.selection.class
    for case .model(.table(.insertExample(let id, _))) in change.edits {
      guard let position = table.examples.firstIndex(of: id) else { continue }
      bench.selectIfShown(Selection(example: position, class: selection.class))
    }
    bench.clampSelection()
    return inverses
  }

  /// `r`: brings back the table, scale and loss as they were opened, as one change.
  mutating func reset() {
    guard !bench.isAsOpened else {
      bench.history.noteAsOpened()
      return notice("the table is as it was opened")
    }
    let opened = bench.opened
    let before = selection
    let inverses = apply([
      .model(.restore(opened.model)), .hinge(opened.hinge), .scale(opened.scale),
    ])
    notice("the table as it was opened; u takes that back")
    bench.history.record(
      "back to the table as opened", inverses: inverses, at: before,
      revision: History.openedRevision)
    bench.clampSelection()
  }

  /// Makes a change that the user asked for.
  /// - Returns: whether the model allows it; if not, the message says why.
  @discardableResult
  mutating func perform(_ edit: TableEdit, _ title: String) -> Bool {
    do throws(ModelError) { try model.check(edit) } catch {
      complain(error.description)
      return false
    }
    notice(title)
    let before = selection
    bench.history.record(title, inverses: [apply(.table(edit))], at: before)
    bench.clampSelection()
    return true
  }

  /// `:detach`: replaces a classifier by a bare table of the scores on the screen.
  mutating func detach() {
    guard model.isComputed else {
      return notice("this is a bare table already: no W, b and x to detach it from")
    }
    let at = scale == 1 ? "" : " at W × \(NumberText.factor(scale))"
    let inverses = apply([.scale(1), .model(.detach(scale: scale))])
    record("detached from W, b and x", inverses: inverses)
    // The panels of W have nothing to type into any more.
    if look.focus != .card { bench.look.focus = nil }
    mode = restingMode
    notice("a bare table of the scores\(at); u takes that back")
  }

  /// Makes edits and returns those that take them back, in the order to apply them.
  mutating func apply(_ edits: [Edit]) -> [Edit] { edits.map { apply($0) }.reversed() }

  /// Makes an edit and returns the edit that takes it back.
  mutating func apply(_ edit: Edit) -> Edit {
    // What is being typed or moved goes into the journal only when it is kept.
    if entry == nil, look.plane.grabbed == nil, case .model(let change) = edit {
      bench.noteForJournal(change)
    }
    return bench.apply(edit)
  }

  mutating func record(_ title: String, inverses: [Edit]) {
    bench.history.record(title, inverses: inverses, at: selection)
  }
}

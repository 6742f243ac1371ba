import Lessons
import LossEngine
import Scores

/// How the panel Plane is looked at.
package struct PlaneLook: Equatable, Sendable {
  /// What is shown at least; nil: all points.
  package internal(set) var box: PlaneBox?
  package internal(set) var lines: Set<Lines> = [.boundary, .band]
  /// The point that arrows move; nil: they go from point to point.
  package internal(set) var grabbed: Grabbed?

  package typealias Lines = Step.Lines

  package struct Grabbed: Equatable, Sendable {
    package let example: ExampleID
    /// Where it was when it was grabbed.
    package let from: PlanePoint
    /// What was shown then.
    let box: PlaneBox?
  }

  /// What its keys do.
  package enum Change: Hashable, Sendable {
    /// Selects the nearest point that way, or moves the one that is grabbed.
    case move(Action.Direction)
    /// Selects the next point, or the previous one with -1.
    case select(step: Int)
    /// Grabs the selected point, or drops it.
    case grab
    /// Halves what is shown, or doubles it with -1.
    case zoom(by: Int)
    case fitAll
    case toggle(Lines)

    /// Whether a point that is grabbed stays so.
    var keepsGrab: Bool { if case .select = self { false } else { true } }
  }
}

extension ExplorerState {
  /// Why there is no plane; nil where the inputs are two.
  package var planeRefusal: String? {
    guard let linear = model.linear else { return "a bare table has no inputs" }
    let count = linear.classifier.inputCount
    return count == 2 ? nil : "needs 2 inputs, here \(count)"
  }

  /// The lines that are drawn: no margin band where the step has no margin yet.
  package var planeLines: Set<PlaneLook.Lines> {
    shows(.svm) ? look.plane.lines : look.plane.lines.subtracting([.band])
  }

  /// The input of an example of two numbers.
  package func planePoint(_ position: Int) -> PlanePoint {
    let x = model.linear?.input(of: position) ?? []
    return x.count == 2 ? PlanePoint(x[0], x[1]) : PlanePoint(0, 0)
  }

  /// The window of so many cells: all shown points or what was zoomed to, and the selected point in any
  /// case.
  package func planeWindow(columns: Int, rows: Int) -> PlaneWindow {
    let window =
      look.plane.box.map { PlaneWindow(of: $0, columns: columns, rows: rows) }
      ?? PlaneWindow(
        of: PlaneBox(holding: (0..<shownCount).lazy.map { planePoint(position(atPlace: $0)) }),
        columns: columns, rows: rows, margin: 2)
    return window.showing(planePoint(selection.example))
  }

  mutating func change(_ change: PlaneLook.Change) {
    if let planeRefusal { return complain("Plane: \(planeRefusal)") }
    switch change {
    case .move(let direction): movePlane(direction)
    case .select(let step): bench.selectPlace(selectedPlace + step)
    case .grab: if look.plane.grabbed == nil { grabPoint() } else { dropPoint() }
    case .zoom(let step): zoomPlane(in: step > 0)
    case .fitAll: bench.look.plane.box = nil
    case .toggle(.band) where !shows(.svm): notice("this step has no margin")
    case .toggle(let lines): bench.look.plane.lines.formSymmetricDifference([lines])
    }
  }

  /// Halves or doubles what is shown; the selected point stays where it is on the screen.
  private mutating func zoomPlane(in isIn: Bool) {
    guard let window = viewport.plane else { return }
    let zoomed = PlaneWindow(
      of: window.box.scaled(by: isIn ? 0.5 : 2, about: planePoint(selection.example)),
      columns: window.columns, rows: window.rows)
    guard isIn ? zoomed.unit < window.unit * 0.9 : zoomed.unit < 1e280 else {
      return notice(isIn ? "no closer: columns would be the same number" : "no farther")
    }
    bench.look.plane.box = zoomed.box
  }
}

// A point that is grabbed is moved by keys, which count at once; what they did together is one undo.
extension ExplorerState {
  /// How far a key moves the point that is grabbed: at least a column.
  package var planeStep: RoundStep { RoundStep(atLeast: viewport.plane?.unit ?? 1) }

  private mutating func movePlane(_ direction: Action.Direction) {
    guard look.plane.grabbed == nil else { return movePoint(direction) }
    guard let nearest = nearestPoint(direction) else {
      return notice("no point further \(direction); [ and ] go through all of them")
    }
    selection.example = nearest
  }

  /// The shown point that is nearest in a direction; what lies aside counts twice.
  private func nearestPoint(_ direction: Action.Direction) -> Int? {
    let here = planePoint(selection.example)
    var best: (position: Int, distance: Double)?
    for place in 0..<shownCount {
      let position = position(atPlace: place)
      let point = planePoint(position)
      let (dx, dy) = (point.x - here.x, point.y - here.y)
      let (ahead, aside) =
        switch direction {
        case .left: (-dx, dy)
        case .right: (dx, dy)
        case .up: (dy, dx)
        case .down: (-dy, dx)
        }
      let distance = ahead + 2 * abs(aside)
      if ahead > 0, distance < best?.distance ?? .infinity { best = (position, distance) }
    }
    return best?.position
  }

  private mutating func grabPoint() {
    let example = selection.example
    bench.look.plane.grabbed = PlaneLook.Grabbed(
      example: table.examples[example], from: planePoint(example), box: look.plane.box)
    // The picture stands still while a point of it moves.
    bench.look.plane.box = look.plane.box ?? viewport.plane?.box
  }

  private mutating func movePoint(_ direction: Action.Direction) {
    let (example, step) = (selection.example, planeStep)
    let input = direction == .left || direction == .right ? 0 : 1
    let place = Place.input(example: example, input: input)
    let sign = direction == .left || direction == .down ? -1 : 1
    let value = ShortestDecimal.sum(
      self.value(of: place), sign * step.digit, tenToThe: step.exponent)
    if let refusal = refusal(of: value, at: place) { return complain(refusal) }
    _ = apply(edit(place, value))
  }

  /// Leaves a point where it was moved to, as one undo.
  mutating func dropPoint() {
    guard let (grabbed, example) = release() else { return }
    let (before, after) = (grabbed.from, planePoint(example))
    var inverses: [Edit] = []
    for (input, old, new) in [(0, before.x, after.x), (1, before.y, after.y)] where old != new {
      let place = Place.input(example: example, input: input)
      if case .model(let change) = edit(place, new) { bench.noteForJournal(change) }
      inverses.append(edit(place, old))
    }
    guard !inverses.isEmpty else { return }
    let (x, y) = (NumberText.factor(after.x), NumberText.factor(after.y))
    record("\(table.exampleName(example)) = (\(x), \(y))", inverses: inverses)
  }

  /// Puts a point back to where it was grabbed.
  mutating func putPointBack() {
    guard let grabbed = look.plane.grabbed,
      let example = table.examples.firstIndex(of: grabbed.example)
    else { return }
    _ = apply(edit(.input(example: example, input: 0), grabbed.from.x))
    _ = apply(edit(.input(example: example, input: 1), grabbed.from.y))
    _ = release()
    notice("\(table.exampleName(example)) is back")
  }

  private mutating func release() -> (grabbed: PlaneLook.Grabbed, example: Int)? {
    guard let grabbed = look.plane.grabbed,
      let example = table.examples.firstIndex(of: grabbed.example)
    else { return nil }
    bench.look.plane.grabbed = nil
    if grabbed.box == nil { bench.look.plane.box = nil }
    return (grabbed, example)
  }
}

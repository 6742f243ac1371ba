/// A straight piece of a line in a window of the plane.
package struct PlaneLine: Hashable, Sendable {
  /// What is 0 along it.
  package enum Kind: Hashable, Sendable {
    /// s_i − s_j, where no other class has a higher score: the winner changes there.
    case boundary(Int, Int)
    /// The score of a class.
    case zero(Int)
  }

  package let kind: Kind
  package let from: PlanePoint
  package let to: PlanePoint
}

extension PlaneMap {
  /// Where the winner changes between classes that win at some pixel. (A class whose region is smaller
  /// than a pixel has no line.)
  package var boundaries: [PlaneLine] {
    let shown = shownClasses
    return shown.indices.flatMap { index in
      shown[(index + 1)...].compactMap { boundary(shown[index], $0, among: shown) }
    }
  }

  /// Where the scores of classes are 0.
  package func zeroLines(of classes: [Int]) -> [PlaneLine] {
    classes.compactMap { position in
      piece(where: localForm(position)).map { line($0, .zero(position)) }
    }
  }

  private func boundary(_ i: Int, _ j: Int, among classes: [Int]) -> PlaneLine? {
    let winner = localForm(i)
    let others = classes.filter { $0 != i && $0 != j }.map { winner - localForm($0) }
    let piece = piece(where: winner - localForm(j), andNotBelowZero: others)
    return piece.map { line($0, .boundary(i, j)) }
  }

  private func line(_ piece: (from: PlanePoint, to: PlanePoint), _ kind: PlaneLine.Kind)
    -> PlaneLine
  {
    func point(_ local: PlanePoint) -> PlanePoint {
      PlanePoint(
        window.center.x + local.x * window.unit, window.center.y + local.y * window.unit)
    }
    return PlaneLine(kind: kind, from: point(piece.from), to: point(piece.to))
  }

  /// A score as a function of the columns right of the window's middle and the half rows above it, so
  /// that windows of any size are cut with numbers of the same size.
  private func localForm(_ position: Int) -> LinearForm {
    LinearForm(
      x: scores.x[position] * window.unit, y: scores.y[position] * window.unit,
      constant: scores.score(of: position, at: window.center))
  }

  /// The piece of the line f = 0 inside the window where all `others` are at least 0; nil without one.
  private func piece(
    where form: LinearForm, andNotBelowZero others: [LinearForm] = []
  ) -> (from: PlanePoint, to: PlanePoint)? {
    let size = PlanePoint(form.x, form.y).length
    guard size > 0, size.isFinite, form.constant.isFinite else { return nil }
    let (a, b, c) = (form.x / size, form.y / size, form.constant / size)
    let (right, top) = (Double(window.columns) / 2, Double(window.rows))
    // The line is base + t · direction.
    let (base, direction) = (PlanePoint(-c * a, -c * b), PlanePoint(-b, a))
    var (first, last) = (-2 * (right + top), 2 * (right + top))
    guard abs(c) <= right + top else { return nil }
    let edges = [
      LinearForm(x: 1, y: 0, constant: right), LinearForm(x: -1, y: 0, constant: right),
      LinearForm(x: 0, y: 1, constant: top), LinearForm(x: 0, y: -1, constant: top),
    ]
    for form in edges + others {
      let (start, slope) = (form.value(base), form.x * direction.x + form.y * direction.y)
      if slope > 0 { first = max(first, -start / slope) }
      if slope < 0 { last = min(last, -start / slope) }
      if slope == 0, !(start >= 0) { return nil }
    }
    guard first < last else { return nil }
    func point(_ t: Double) -> PlanePoint {
      PlanePoint(base.x + t * direction.x, base.y + t * direction.y)
    }
    return (point(first), point(last))
  }
}

/// x·column + y·height + constant.
private struct LinearForm {
  let x, y, constant: Double

  func value(_ point: PlanePoint) -> Double { x * point.x + y * point.y + constant }

  static func - (a: LinearForm, b: LinearForm) -> LinearForm {
    LinearForm(x: a.x - b.x, y: a.y - b.y, constant: a.constant - b.constant)
  }
}

extension PlaneLine {
  /// The pixels that it passes, a column or, where it is steep, a row at a time.
  /// - Parameter shift: pixels upwards, or where it is steep to the right.
  package func pixels(
    in window: PlaneWindow, rowsPerCell: Int, shiftedBy shift: Int = 0
  ) -> [(column: Int, row: Int)] {
    let scale = Double(rowsPerCell)
    let (a, b) = (window.place(of: from), window.place(of: to))
    let (start, end) = ((x: a.column, y: a.row * scale), (x: b.column, y: b.row * scale))
    let (columns, rows) = (window.columns, window.rows * rowsPerCell)
    let isSteep = abs(end.y - start.y) > abs(end.x - start.x)
    /// The pixels along one axis whose middles are between two ends, with the place on the other axis.
    func along(
      _ p: (Double, Double), _ q: (Double, Double), _ count: Int
    ) -> [(Int, Int)] {
      let (p, q) = p.0 <= q.0 ? (p, q) : (q, p)
      guard p.0.isFinite, q.0.isFinite, q.0 > p.0 else { return [] }
      let first = max(0, Int(min(p.0, Double(count)).rounded(.down)))
      let last = min(count - 1, Int(min(q.0, Double(count)).rounded(.down)))
      guard first <= last else { return [] }
      return (first...last).map { step in
        let place = min(max(p.0, Double(step) + 0.5), q.0)
        let other = p.1 + (q.1 - p.1) * (place - p.0) / (q.0 - p.0)
        return (step, Int(min(max(-4, other), 1e6).rounded(.down)))
      }
    }
    let pixels =
      isSteep
      ? along((start.y, start.x), (end.y, end.x), rows).map { (column: $1 + shift, row: $0) }
      : along((start.x, start.y), (end.x, end.y), columns).map { (column: $0, row: $1 - shift) }
    return pixels.filter { (0..<columns).contains($0.column) && (0..<rows).contains($0.row) }
  }

  /// How much it rises a unit to the right; infinite where it is upright.
  package var slope: Double { (to.y - from.y) / (to.x - from.x) }
}

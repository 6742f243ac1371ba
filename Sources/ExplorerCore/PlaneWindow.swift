/// A point of the plane of two inputs.
package struct PlanePoint: Hashable, Sendable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}

extension PlanePoint {
  /// How far it is from (0, 0). The square of a large number may be beyond doubles, its share of the
  /// largest one is not.
  var length: Double {
    let largest = max(abs(x), abs(y))
    guard largest > 0 else { return 0 }
    return largest * ((x / largest) * (x / largest) + (y / largest) * (y / largest)).squareRoot()
  }
}

/// A rectangle of that plane.
package struct PlaneBox: Hashable, Sendable {
  package var least: PlanePoint
  package var most: PlanePoint

  /// The smallest box that holds some points; around 0 without any.
  init(holding points: some Sequence<PlanePoint>) {
    (least, most) = (PlanePoint(.infinity, .infinity), PlanePoint(-.infinity, -.infinity))
    for point in points {
      least = PlanePoint(min(least.x, point.x), min(least.y, point.y))
      most = PlanePoint(max(most.x, point.x), max(most.y, point.y))
    }
    if !(least.x <= most.x) { (least, most) = (PlanePoint(-1, -1), PlanePoint(1, 1)) }
  }

  package init(least: PlanePoint, most: PlanePoint) { (self.least, self.most) = (least, most) }

  /// The box after everything is `factor` times as far from a point.
  func scaled(by factor: Double, about center: PlanePoint) -> PlaneBox {
    func scaled(_ point: PlanePoint) -> PlanePoint {
      PlanePoint(
        center.x + (point.x - center.x) * factor, center.y + (point.y - center.y) * factor)
    }
    return PlaneBox(least: scaled(least), most: scaled(most))
  }
}

/// The part of the plane that is on the screen, in character cells. Both axes have the same unit: a cell
/// is one `unit` wide and two high, which looks like a square on top of another.
package struct PlaneWindow: Hashable, Sendable {
  package let center: PlanePoint
  /// How much of an input one column is, above 0.
  package let unit: Double
  package let columns: Int
  package let rows: Int

  /// Inputs beyond are outside of every window.
  private static let farthest = 1e290

  /// The window of so many cells that has a box in its middle.
  /// - Parameter margin: the columns that are left free on either side.
  package init(of box: PlaneBox, columns: Int, rows: Int, margin: Int = 0) {
    func clamped(_ value: Double) -> Double {
      min(max(-PlaneWindow.farthest, value), PlaneWindow.farthest)
    }
    let (left, right) = (clamped(box.least.x), clamped(box.most.x))
    let (bottom, top) = (clamped(box.least.y), clamped(box.most.y))
    let across = (right - left) / Double(max(1, columns - 2 * margin))
    let upwards = (top - bottom) / Double(max(1, 2 * rows - 2 * margin))
    let size = max(abs(left), abs(right), abs(bottom), abs(top))
    // A single point has a window about as large as its numbers. No unit is so small that two columns
    // would be the same double.
    let unit = max(across, upwards) > 0 ? max(across, upwards) : (size > 0 ? size : 1) / 16
    center = PlanePoint(left / 2 + right / 2, bottom / 2 + top / 2)
    self.unit = max(unit, size * 1e-12, 1e-290)
    (self.columns, self.rows) = (columns, rows)
  }

  private init(center: PlanePoint, unit: Double, columns: Int, rows: Int) {
    (self.center, self.unit, self.columns, self.rows) = (center, unit, columns, rows)
  }

  package var box: PlaneBox {
    let (across, upwards) = (unit * Double(columns) / 2, unit * Double(rows))
    return PlaneBox(
      least: PlanePoint(center.x - across, center.y - upwards),
      most: PlanePoint(center.x + across, center.y + upwards))
  }

  /// How many columns a point is right of the left edge, and how many rows below the upper edge.
  package func place(of point: PlanePoint) -> (column: Double, row: Double) {
    (
      (point.x - center.x) / unit + Double(columns) / 2,
      Double(rows) / 2 - (point.y - center.y) / (2 * unit)
    )
  }

  /// The column and row of a point; nil outside.
  package func cell(of point: PlanePoint) -> (column: Int, row: Int)? {
    let (column, row) = place(of: point)
    guard (0..<Double(columns)).contains(column), (0..<Double(rows)).contains(row) else {
      return nil
    }
    return (Int(column), Int(row))
  }

  /// The middle of a pixel.
  /// - Parameter rowsPerCell: the rows of pixels in a row of cells, 1 or 2.
  package func middle(column: Int, row: Int, rowsPerCell: Int) -> PlanePoint {
    PlanePoint(
      center.x + (Double(column) + 0.5 - Double(columns) / 2) * unit,
      center.y
        + (Double(rows) - (Double(row) + 0.5) * 2 / Double(rowsPerCell)) * unit)
  }

  /// The window moved only as far as a point needs to be a cell from every edge.
  func showing(_ point: PlanePoint) -> PlaneWindow {
    guard cell(of: point) == nil else { return self }
    let (column, row) = place(of: point)
    let across = column - min(max(1.5, column), Double(columns) - 1.5)
    let down = row - min(max(1.5, row), Double(rows) - 1.5)
    return PlaneWindow(
      center: PlanePoint(center.x + across * unit, center.y - down * 2 * unit), unit: unit,
      columns: columns, rows: rows)
  }
}

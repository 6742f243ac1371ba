import LossEngine
import Scores
import TestSupport
import Testing

@testable import ExplorerCore

extension Model {
  /// A classifier of two inputs, its points one by one.
  static func plane(
    _ weights: [[Double]], bias: [Double], hasBiasTrick: Bool = false,
    _ points: [(x: Double, y: Double, label: Int)]
  ) throws -> Model {
    let classifier = try LinearClassifier(
      weights: weights, bias: bias, hasBiasTrick: hasBiasTrick)
    let inputs = try points.map { try LinearModel.Input([$0.x, $0.y], of: classifier) }
    let table = try ScoreTable(
      matrix: ScoreMatrix(
        rows: inputs.map { $0.scores(of: classifier) }, labels: points.map(\.label)),
      classNames: weights.indices.map { "class \($0)" })
    return .linear(LinearModel(table: table, classifier: classifier, inputs: inputs))
  }
}

/// Which class wins where in the plane of two inputs, and the lines between.
@Suite struct PlaneMapTests {
  /// A window and a classifier of 2 to 7 classes.
  private struct Case {
    let linear: LinearModel
    let scores: PlaneScores
    let window: PlaneWindow

    init(seed: UInt64, hasBiasTrick: Bool = false) throws {
      var generator = SeededGenerator(state: seed)
      let sizes: [Double] = [1e-6, 0.1, 1, 300]
      let size = sizes.randomElement(using: &generator) ?? 1
      func number(_ size: Double) -> Double { Double.random(in: -size...size, using: &generator) }
      let weights = (0..<Int.random(in: 2...7, using: &generator)).map { _ in
        [number(3), number(3)]
      }
      let model = try Model.plane(
        weights, bias: weights.map { _ in number(size) }, hasBiasTrick: hasBiasTrick,
        [(number(size), number(size), 0), (number(size), number(size), 1)])
      let linear = try #require(model.linear)
      scores = PlaneScores(linear, at: 1)
      let points = (0..<2).map { PlanePoint(linear.input(of: $0)[0], linear.input(of: $0)[1]) }
      window = PlaneWindow(
        of: PlaneBox(holding: points), columns: Int.random(in: 8...70, using: &generator),
        rows: Int.random(in: 2...40, using: &generator), margin: 2)
      self.linear = linear
    }

    /// W x + b, summed as in the definition.
    func definition(_ position: Int, _ point: PlanePoint) -> Double {
      linear.weight(ofClass: position, input: 0) * point.x
        + linear.weight(ofClass: position, input: 1) * point.y + linear.bias(ofClass: position)
    }

    var classes: Range<Int> { 0..<linear.table.classCount }

    /// Rounding errors of a score in the window.
    var tolerance: Double {
      1e-11
        * classes.reduce(0) { size, position in
          max(
            size, abs(definition(position, window.box.least)),
            abs(definition(position, window.box.most)))
        }
    }
  }

  @Test(arguments: 0..<40)
  func `each pixel has the class of the highest score in its middle`(seed: UInt64) throws {
    let plane = try Case(seed: seed)
    for rowsPerCell in 1...2 {
      let map = PlaneMap(plane.scores, plane.window, rowsPerCell: rowsPerCell, .lead(margin: 1))
      #expect(map.winners.count == plane.window.columns * plane.window.rows * rowsPerCell)
      for row in 0..<plane.window.rows * rowsPerCell {
        for column in 0..<plane.window.columns {
          let middle = plane.window.middle(column: column, row: row, rowsPerCell: rowsPerCell)
          let all = plane.classes.map { plane.definition($0, middle) }
          let highest = try #require(all.indices.max { all[$0] < all[$1] })
          let (index, lead) = (
            map.index(column: column, row: row), plane.scores.winner(at: middle).lead
          )
          #expect(all[map.winners[index]] == all[highest])
          #expect(map.isInBand[index] == (lead < 1))
          let cell = try #require(plane.window.cell(of: middle))
          #expect(cell == (column, row / rowsPerCell))
        }
      }
    }
  }

  @Test(arguments: 0..<60)
  func `along a boundary two scores are the same and no other is higher`(seed: UInt64) throws {
    let plane = try Case(seed: seed)
    let map = PlaneMap(plane.scores, plane.window, rowsPerCell: 2, .lead(margin: 1))
    #expect(map.shownClasses.count < 2 || !map.boundaries.isEmpty)
    for line in map.boundaries {
      guard case .boundary(let i, let j) = line.kind else {
        Issue.record("\(line)")
        continue
      }
      for share in [0, 0.25, 0.5, 1] {
        let point = PlanePoint(
          line.from.x + share * (line.to.x - line.from.x),
          line.from.y + share * (line.to.y - line.from.y))
        let shared = plane.definition(i, point)
        #expect(abs(shared - plane.definition(j, point)) <= plane.tolerance, "seed \(seed)")
        for other in map.shownClasses {
          #expect(plane.definition(other, point) <= shared + plane.tolerance, "seed \(seed)")
        }
      }
    }
    for line in map.zeroLines(of: Array(plane.classes)) {
      guard case .zero(let position) = line.kind else {
        Issue.record("\(line)")
        continue
      }
      for point in [line.from, line.to] {
        #expect(abs(plane.definition(position, point)) <= plane.tolerance, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<60)
  func `the band is as wide as it says`(seed: UInt64) throws {
    let plane = try Case(seed: seed)
    let margin = 0.7
    let map = PlaneMap(plane.scores, plane.window, rowsPerCell: 2, .lead(margin: margin))
    for line in map.boundaries {
      guard case .boundary(let i, let j) = line.kind else { continue }
      let width = try #require(plane.scores.bandWidth(between: i, j, margin: margin))
      let (dx, dy) = (plane.scores.x[i] - plane.scores.x[j], plane.scores.y[i] - plane.scores.y[j])
      let length = (dx * dx + dy * dy).squareRoot()
      // Half the width straight away from the boundary the lead is Δ.
      let edge = PlanePoint(
        line.from.x + dx / length * width / 2, line.from.y + dy / length * width / 2)
      let lead = plane.definition(i, edge) - plane.definition(j, edge)
      #expect(abs(lead - margin) <= 1e-9 + plane.tolerance, "seed \(seed)")
    }
    let width = try #require(plane.scores.bandWidth(of: 0, margin: margin))
    let slope = (plane.scores.x[0] * plane.scores.x[0] + plane.scores.y[0] * plane.scores.y[0])
      .squareRoot()
    #expect(abs(width * slope - 2 * margin) < 1e-12)
  }

  @Test func `for slopes 3 and 4 apart a margin of 1 makes a band of 0.4`() throws {
    let model = try Model.plane([[3, 0], [0, 4]], bias: [0, 0], [(0, 0, 0)])
    let scores = PlaneScores(try #require(model.linear), at: 1)
    #expect(scores.bandWidth(between: 0, 1, margin: 1) == 0.4)
    #expect(scores.bandWidth(of: 1, margin: 1) == 0.5)
    let same = try Model.plane([[3, 1], [3, 1]], bias: [0, 5], [(0, 0, 0)])
    let equal = PlaneScores(try #require(same.linear), at: 1)
    #expect(equal.bandWidth(between: 0, 1, margin: 1) == nil)
  }

  @Test(arguments: 0..<20)
  func `under the bias trick doubling W halves the band and leaves the regions`(seed: UInt64) throws
  {
    let plane = try Case(seed: seed, hasBiasTrick: true)
    let doubled = PlaneScores(plane.linear, at: 2)
    let maps = [plane.scores, doubled].map {
      PlaneMap($0, plane.window, rowsPerCell: 2, .lead(margin: 1))
    }
    #expect(maps[0].winners == maps[1].winners)
    let widths = [plane.scores, doubled].map { $0.bandWidth(between: 0, 1, margin: 1) ?? 0 }
    #expect(widths[1] == widths[0] / 2)
    #expect(zip(maps[0].isInBand, maps[1].isInBand).allSatisfy { $0 || !$1 })
  }

  @Test func `without it k moves the regions, as b stays`() throws {
    let model = try Model.plane([[1, 0], [-1, 0]], bias: [0, 1], [(-1, 0, 1), (1, 0, 0)])
    let linear = try #require(model.linear)
    let point = PlanePoint(0.3, 0)
    #expect([1.0, 2].map { PlaneScores(linear, at: $0).winner(at: point).class } == [1, 0])
  }

  @Test(arguments: 0..<120)
  func `whatever the numbers, nothing is outside of the window`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    func number() -> Double {
      let sizes: [Double] = [0, 1, 1e-300, 1e150, .leastNonzeroMagnitude, 1e16]
      return (sizes.randomElement(using: &generator) ?? 1)
        * Double.random(in: -1...1, using: &generator)
    }
    func point() -> PlanePoint { PlanePoint(number() * 1e100, number()) }
    let weights = (0..<3).map { _ in [number(), number()] }
    let model = try Model.plane(weights, bias: [number(), number(), number()], [(0, 0, 0)])
    let window = PlaneWindow(
      of: PlaneBox(holding: [point(), point()]), columns: 30, rows: 12, margin: 2
    ).showing(point())
    #expect(window.unit > 0 && window.unit.isFinite)
    for rowsPerCell in 1...2 {
      let map = PlaneMap(
        PlaneScores(try #require(model.linear), at: 1), window, rowsPerCell: rowsPerCell,
        .lead(margin: 1))
      for line in map.boundaries + map.zeroLines(of: [0, 1, 2]) {
        for shift in -1...1 {
          for pixel in line.pixels(in: window, rowsPerCell: rowsPerCell, shiftedBy: shift) {
            #expect((0..<30).contains(pixel.column), "seed \(seed)")
            #expect((0..<12 * rowsPerCell).contains(pixel.row), "seed \(seed)")
          }
        }
      }
    }
  }

  @Test(arguments: 0..<60)
  func `a line is drawn within a pixel of where it is, without gaps`(seed: UInt64) throws {
    let plane = try Case(seed: seed)
    let map = PlaneMap(plane.scores, plane.window, rowsPerCell: 2, .lead(margin: 1))
    for line in map.boundaries {
      guard case .boundary(let i, let j) = line.kind else { continue }
      let pixels = line.pixels(in: plane.window, rowsPerCell: 2)
      #expect(!pixels.isEmpty)
      let width = try #require(plane.scores.bandWidth(between: i, j, margin: 1))
      for pixel in pixels {
        let middle = plane.window.middle(column: pixel.column, row: pixel.row, rowsPerCell: 2)
        // How far the middle is from the line: the difference of scores over its slope, which is 2 / width.
        let gap = abs(plane.definition(i, middle) - plane.definition(j, middle)) * width / 2
        #expect(gap <= 0.75 * plane.window.unit, "seed \(seed)")
      }
      for (a, b) in zip(pixels, pixels.dropFirst()) {
        #expect(abs(a.column - b.column) <= 1 && abs(a.row - b.row) <= 1, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<80)
  func `a window holds its points with room around, and one moves only as far as it must`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(state: seed)
    let sizes: [Double] = [1e-200, 1, 1e5, 1e200]
    let size = sizes.randomElement(using: &generator) ?? 1
    let points = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
      PlanePoint(
        size * Double.random(in: -1...1, using: &generator),
        size * Double.random(in: 2...5, using: &generator))
    }
    let window = PlaneWindow(of: PlaneBox(holding: points), columns: 33, rows: 15, margin: 2)
    for point in points {
      let (column, row) = window.place(of: point)
      #expect((1.9...31.1).contains(column) && (0.9...14.1).contains(row), "seed \(seed)")
      #expect(window.showing(point) == window)
    }
    let outside = PlanePoint(window.box.most.x + 7.4 * window.unit, window.center.y)
    let moved = window.showing(outside)
    #expect(moved.unit == window.unit && moved.cell(of: outside)?.column == 31)
    #expect(moved.cell(of: outside)?.row == window.cell(of: window.center)?.row)
  }
}

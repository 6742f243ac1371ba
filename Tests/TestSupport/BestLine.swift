/// How many points of two classes at most lie on their side of a line: by trying all lines through two
/// points, each turned a little about a place on it, which parts the points on it there.
///
/// Whole numbers leave nothing to round; no two points are one.
package func rightOfBestLine(_ points: [(x: Int, y: Int, isFirst: Bool)]) -> Int {
  var best = 0
  func note(_ right: Int) { best = max(best, right, points.count - right) }
  for (i, p) in points.enumerated() {
    for q in points[..<i] {
      let (dx, dy) = (q.x - p.x, q.y - p.y)
      var (apart, on) = (0, [(place: Int, isFirst: Bool)]())
      for point in points {
        let (x, y) = (point.x - p.x, point.y - p.y)
        let side = x * dy - y * dx
        if side == 0 { on.append((x * dx + y * dy, point.isFirst)) }
        if side != 0, (side > 0) == point.isFirst { apart += 1 }
      }
      on.sort { $0.place < $1.place }
      for cut in 0...on.count {
        let right = on[..<cut].count(where: \.isFirst) + on[cut...].count { !$0.isFirst }
        note(apart + right)
        note(apart + on.count - right)
      }
    }
  }
  return best
}

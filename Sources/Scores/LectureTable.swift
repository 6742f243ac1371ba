import LossEngine

extension ScoreTable {
  /// The lecture's table: three images (columns on the slides), the scores of three classes each.
  package static let lecture: ScoreTable = {
    let rows = [[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]]
    do {
      let matrix = try ScoreMatrix(rows: rows, labels: [0, 1, 2])
      return try ScoreTable(matrix: matrix, classNames: ["cat", "car", "frog"])
    } catch {
      preconditionFailure("the lecture's own table: \(error)")
    }
  }()
}

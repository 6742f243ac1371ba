import ExplorerCore
import Lessons
import LossEngine
import Scores

// What plain mode says in place of the panel Picture.

/// The largest picture that is read pixel by pixel.
private let mostPixels = 36

/// x and the templates, then the pixels with the strongest votes for the selected class and against it.
func pictureWords(_ readings: Readings) -> [String] {
  let state = readings.state
  guard let linear = state.model.linear, let shape = state.pictureShape else { return [] }
  let (example, position) = (state.selection.example, state.selection.class)
  let name = state.table.className(position)
  let label = state.table.className(state.table.label(example))
  let labeled = state.shows(.labels) ? "label \(label), " : ""
  let head =
    "\(state.table.exampleName(example)), \(shape.description) pixels, \(labeled)selected class \(name)"
  let x = PixelGrid(linear.input(of: example), shape)
  func weights(_ position: Int) -> PixelGrid {
    PixelGrid(linear.weights(of: state.table.classes[position]).row, shape)
      .multiplied(by: state.scale)
  }
  let w = state.scale == 1 ? "W" : "\(NumberText.factor(state.scale))·W"
  var lines = [head]
  if shape.channels == 1, x.pixels.count <= mostPixels {
    lines.append("x, row by row: \(rows(x))")
    lines += state.table.classes.indices.prefix(mostPlainItems).map {
      "\(w) of \(state.table.className($0)), row by row: \(rows(weights($0)))"
    }
  } else {
    let sums = shape.channels == 1 ? weights(position) : weights(position).summed
    let channels = shape.channels == 1 ? "" : ", summed over channels"
    let (bright, dark) = extremeRegions(shape.channels == 1 ? x : x.summed)
    let (most, least) = extremeRegions(sums)
    lines += [
      "x is largest on average \(bright), least \(dark)",
      "\(w) of \(name)\(channels), largest on average \(most), least \(least)",
      "Strongest weights above 0: \(strongest(1, of: sums))",
      "Strongest weights below 0: \(strongest(-1, of: sums))",
    ]
  }
  let tells: [Hidden.Reading] = [.score, .prediction]
  guard !tells.contains(where: state.hidesAny), !state.hidesScore(state.selection) else {
    return lines + ["votes \(Readings.unknown)"]
  }
  let votes = Votes(x, weights(position), channels: shape.channels)
  let bias =
    linear.bias(ofClass: position) * (linear.classifier.hasBiasTrick ? state.scale : 1)
  let score = state.situation.row(of: example).shown(position)
  return lines + [
    "Strongest votes for: \(strongest(1, of: votes.grid))",
    "Strongest votes against: \(strongest(-1, of: votes.grid))",
    "All votes for \(plainNumber(votes.favor)), against \(plainNumber(votes.against)), "
      + "b \(plainNumber(bias)); score \(plainNumber(score))",
  ]
}

/// "0 1 0; 0 1 0; 1 0 0"
private func rows(_ grid: PixelGrid) -> String {
  (0..<grid.rows).map { row in
    (0..<grid.columns).map { plainNumber(grid[row, $0].x) }.joined(separator: " ")
  }.joined(separator: "; ")
}

/// The five pixels of the largest numbers of one sign: "row 1 column 2: 11.2, row 3 column 1: 4"
private func strongest(_ sign: Double, of grid: PixelGrid) -> String {
  let numbers = grid.pixels.map(\.x)
  let found = indicesOfLargest(5, of: numbers.map { sign * $0 }).filter { sign * numbers[$0] > 0 }
  let texts = found.map { pixel in
    let (row, column) = (pixel / grid.columns + 1, pixel % grid.columns + 1)
    return "row \(row) column \(column): \(plainNumber(numbers[pixel]))"
  }
  return texts.isEmpty ? "none" : texts.joined(separator: ", ")
}

/// Where among nine parts of a picture the mean is largest, and where least.
private func extremeRegions(_ grid: PixelGrid) -> (most: String, least: String) {
  let names = [
    "at the top left", "at the top", "at the top right", "at the left", "in the middle",
    "at the right", "at the bottom left", "at the bottom", "at the bottom right",
  ]
  let means = grid.resized(rows: 3, columns: 3).pixels.map(\.x)
  return (
    names[indicesOfLargest(1, of: means)[0]], names[indicesOfLargest(1, of: means.map { -$0 })[0]]
  )
}

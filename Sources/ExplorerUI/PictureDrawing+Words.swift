import ExplorerCore
import Scores
import TerminalCore

// The lines above and below the pictures.
extension PictureDrawing {
  /// What the pictures are.
  /// - Returns: the column after it.
  func drawHead(_ area: Area, on canvas: inout Canvas) -> Int {
    let row = area.rows.lowerBound
    let name = canvas.glyphs.shortened(state.table.exampleName(example))
    let ofClass =
      state.look.picture.isOfOneClass
      ? " · " + readings.row(example).mark(selected).0
        + canvas.glyphs.shortened(state.table.className(selected)) : ""
    let isGuessed = state.model.linear?.shape == nil
    let order = tiles.shape.isChannelsFirst ? "channels first" : "row, column, colour"
    func facts(guessed: String, averaged: String, order: String?, classes: String) -> String {
      let all = [
        tiles.shape.description + (isGuessed ? guessed : ""),
        tiles.shape.channels == 1 ? nil : order,
        tiles.mosaic.isAveraged ? averaged + size(tiles.mosaic) : nil,
        tiles.classes.map { classes + $0 },
        tiles.contents.contains(.input) ? nil : "without x",
      ]
      return all.compactMap(\.self).joined(separator: ", ")
    }
    let short = tiles.shape.isChannelsFirst ? "first" : nil
    let wordings = [
      (
        ofClass,
        facts(guessed: " (guessed)", averaged: "averaged to ", order: order, classes: "classes ")
      ),
      (ofClass, facts(guessed: " guessed", averaged: "averaged to ", order: order, classes: "")),
      (ofClass, facts(guessed: " guessed", averaged: "averaged to ", order: short, classes: "")),
      ("", facts(guessed: " guessed", averaged: "averaged to ", order: short, classes: "")),
      ("", facts(guessed: " guessed", averaged: "at ", order: short, classes: "")),
    ]
    let room = area.width - 2
    let found =
      wordings.first { canvas.width("\(name)\($0.0)  \($0.1)") <= room }
      ?? wordings[wordings.count - 1]
    let end = canvas.write(name + found.0, row: row, column: area.left, style: .strong)
    return canvas.write(found.1, row: row, column: end + 2)
  }

  private func size(_ mosaic: Mosaic) -> String { "\(mosaic.rows)×\(mosaic.columns)" }

  /// Under all templates: the numbers of their colours and of x.
  func drawScales(_ area: Area, on canvas: inout Canvas) {
    let (row, room) = (tiles.words.lowerBound, area.width - 2)
    let input = tiles.contents.contains(.input) ? "x \(text(of: inputColors))" : nil
    let inputWidth = input.map { 3 + canvas.width($0) } ?? 0
    let ends = most.map { ["  -\(number($0)) ", " \(number($0))"] }
    let scaleWidth =
      ends?.reduce(PictureDrawing.barWidth) { $0 + canvas.width($1) } ?? 0
    let wordings =
      most == nil && canvas.glyphs.colors == .basic
      ? ["templates in grey: too few colours; i: signed sums", "grey: few colours; i: sums"]
      : most == nil
        ? [
          "each template from its least weight to its largest",
          "templates from least to largest weight", "templates from least to largest",
        ]
        : tiles.shape.channels == 1
          ? [weights] : ["\(weights) summed over channels", "\(weights) sums"]
    let fitting = [inputWidth, 0].compactMap { taken in
      wordings.first { canvas.width($0) + scaleWidth + taken <= room }
    }.first
    var column = canvas.write(fitting ?? wordings[wordings.count - 1], row: row, column: area.left)
    if let ends {
      column = canvas.write(ends[0], row: row, column: column)
      drawBar(row: row, column: column, on: &canvas)
      column = canvas.write(ends[1], row: row, column: column + PictureDrawing.barWidth)
    }
    guard let input else { return }
    if column + inputWidth < area.columns.upperBound {
      canvas.write(input, row: row, column: column + 3)
    } else if tiles.words.count > 1 {
      canvas.write(input, row: row + 1, column: area.left)
    }
  }

  /// Under one class: how its votes become the score.
  func drawSum(_ area: Area, headEnd: Int, on canvas: inout Canvas) {
    let lines = canvas.glyphs.wrapped(sum, width: area.width - 2)
    for (row, line) in zip(tiles.words, lines) {
      canvas.write(line, row: row, column: area.left, style: .strong, width: area.width - 2)
    }
    // The key of the colours, where it has room.
    let names = ["against ", " for"]
    let width = names.reduce(PictureDrawing.barWidth) { $0 + canvas.width($1) }
    let column = area.columns.upperBound - 1 - width
    let last = tiles.words.upperBound - 1
    let lastEnd =
      lines.count < tiles.words.count ? area.left : area.left + canvas.width(lines.last ?? "")
    let free = [(last, lastEnd), (area.rows.lowerBound, headEnd)].first { $0.1 + 2 <= column }
    guard let row = free?.0 else { return }
    let start = canvas.write(names[0], row: row, column: column)
    drawBar(row: row, column: start, on: &canvas)
    canvas.write(names[1], row: row, column: start + PictureDrawing.barWidth)
  }

  /// "for +12.3, against −4.5, b 0.1 = 7.9"; "≈" where the numbers as they stand there don't add up.
  private var sum: String {
    let bias = number(self.bias, width: 8)
    guard !isHidden else { return "for ?, against ?, b \(minus(bias)) = \(Readings.unknown)" }
    let score = number(state.situation.row(of: example).shown(selected), width: 8)
    let (favor, against) = (number(votes.favor, width: 8), number(votes.against, width: 8))
    let values = [favor, against, bias, score].map { Double($0) ?? .nan }
    let error = abs(values[0] + values[1] + values[2] - values[3])
    let isExact = error <= 1e-12 * (values[0] - values[1] + abs(values[2]))
    let sign = values[0] > 0 ? "+" : ""
    return "for \(sign)\(favor), against \(minus(against)), b \(minus(bias)) "
      + "\(isExact ? "=" : "≈") \(minus(score))"
  }

  /// A number with the minus of a formula.
  private func minus(_ text: String) -> String { text.first == "-" ? "−" + text.dropFirst() : text }

  private func drawBar(row: Int, column: Int, on canvas: inout Canvas) {
    canvas.draw(PictureDrawing.bar, .diverging(most: 4), at: Position(row: row, column: column))
  }

  /// All colours of the diverging map, each in both dots of a cell.
  private static let bar: PixelGrid = {
    let levels = (-4...4).map(Double.init)
    return PixelGrid(rows: [levels, levels])
  }()
  private static var barWidth: Int { bar.columns }
}

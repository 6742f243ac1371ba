import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// The pictures of the panel with the numbers of their colours. V is k·W.
struct PictureDrawing {
  private let readings: Readings
  private let tiles: PictureTiles
  private let x: PixelGrid
  private let inputColors: PixelColors
  /// V of each class that is shown, in dots; of three channels their sums, if these are asked for.
  private let templates: [Int: PixelGrid]
  private let votes: Votes
  /// b as it is added to the votes.
  private let bias: Double
  /// The largest size of what the map of the templates shows; nil where these have their own colours.
  private let most: Double?

  private var state: ExplorerState { readings.state }
  private var example: Int { state.selection.example }
  private var selected: Int { state.selection.class }

  init(_ readings: Readings, _ linear: LinearModel, _ tiles: PictureTiles) {
    (self.readings, self.tiles) = (readings, tiles)
    let (state, shape, mosaic) = (readings.state, tiles.shape, tiles.mosaic)
    let k = state.scale
    x = PixelGrid(linear.input(of: state.selection.example), shape)
    inputColors = PixelColors(ofInput: x)
    func v(_ position: Int) -> PixelGrid {
      PixelGrid(linear.weights(of: state.table.classes[position]).row, shape).multiplied(by: k)
    }
    let showsSums = shape.channels == 3 && state.look.picture.showsSums
    var templates: [Int: PixelGrid] = [:]
    for case .template(let position) in tiles.contents {
      let grid = showsSums ? v(position).summed : v(position)
      templates[position] = grid.resized(rows: mosaic.rows, columns: mosaic.columns)
    }
    self.templates = templates
    most =
      shape.channels == 1 || showsSums ? templates.values.reduce(0) { max($0, $1.most) } : nil
    votes = Votes(x, v(state.selection.class), channels: shape.channels)
    bias =
      linear.bias(ofClass: state.selection.class) * (linear.classifier.hasBiasTrick ? k : 1)
  }

  func draw(in area: Area, on canvas: inout Canvas) {
    for (index, content) in tiles.contents.enumerated() {
      let (mosaic, number) = tiles.place(index)
      if number < mosaic.count { draw(content, mosaic, at: mosaic[number], on: &canvas) }
    }
    let headEnd = drawHead(area, on: &canvas)
    if state.look.picture.isOfOneClass {
      drawSum(area, headEnd: headEnd, on: &canvas)
    } else {
      drawScales(area, on: &canvas)
    }
  }

  // MARK: Pictures

  private func draw(
    _ content: PictureTiles.Content, _ mosaic: Mosaic, at place: Position, on canvas: inout Canvas
  ) {
    let isOfOneClass = state.look.picture.isOfOneClass
    func write(_ wordings: [String]) {
      canvas.write(
        canvas.glyphs.fitting(wordings, width: mosaic.textWidth), row: place.row,
        column: place.column, width: mosaic.textWidth)
    }
    func resized(_ grid: PixelGrid) -> PixelGrid {
      grid.resized(rows: mosaic.rows, columns: mosaic.columns)
    }
    let below = Position(row: place.row + 1, column: place.column)
    switch content {
    case .input:
      let texts = isOfOneClass ? ["x \(text(of: inputColors))", "x"] : ["x"]
      write(texts)
      canvas.draw(resized(x), inputColors, at: below)
    case .template(let position):
      guard let grid = templates[position] else { return }
      let colors = most.map { .diverging(most: $0) } ?? PixelColors(stretching: grid)
      if isOfOneClass {
        let range = text(of: colors)
        let name = state.table.className(position)
        write(["\(weights) of \(name) \(range)", "\(weights) \(range)", range])
      } else {
        drawName(position, at: place, on: &canvas)
      }
      canvas.draw(grid, colors, at: below)
    case .votes:
      guard !isHidden else {
        write(["\(product) \(Readings.unknown)"])
        return
      }
      let grid = resized(votes.grid)
      let colors = PixelColors.diverging(most: grid.most)
      write(["\(product) \(text(of: colors))", text(of: colors)])
      canvas.draw(grid, colors, at: below)
    }
  }

  /// A class with its mark, and its score where there is room.
  private func drawName(_ position: Int, at place: Position, on canvas: inout Canvas) {
    let row = readings.row(example)
    let (score, style) = row.score(position, ScoreFormat(row.readableScores([position])), width: 9)
    let (name, width) = (state.table.className(position), tiles.mosaic.textWidth)
    let hasScore = canvas.width(score) + 1 + min(4, canvas.width(name)) <= width
    let text = hasScore ? name : row.mark(position).0 + name
    let room = hasScore ? width - canvas.width(score) - 1 : width
    let nameStyle =
      position != selected
      ? Style.text : state.look.focus == .picture ? .strong.selected : .heading
    let end = canvas.write(
      text, row: place.row, column: place.column, style: nameStyle, width: room)
    if hasScore { canvas.write(score, row: place.row, column: end + 1, style: style) }
  }

  // MARK: Words

  /// What the pictures are.
  /// - Returns: the column after it.
  private func drawHead(_ area: Area, on canvas: inout Canvas) -> Int {
    let (row, shape, mosaic) = (area.rows.lowerBound, tiles.shape, tiles.mosaic)
    var names = [canvas.glyphs.shortened(state.table.exampleName(example))]
    if state.look.picture.isOfOneClass {
      names.append(canvas.glyphs.shortened(state.table.className(selected)))
    }
    let start = canvas.write(
      names.joined(separator: " · "), row: row, column: area.left, style: .strong)
    func size(_ mosaic: Mosaic) -> String { "\(mosaic.rows)×\(mosaic.columns)" }
    let averaged =
      [
        mosaic.isAveraged ? "averaged to \(size(mosaic))" : nil,
        tiles.inputMosaic.flatMap { $0.isAveraged ? "x averaged to \(size($0))" : nil },
      ].compactMap(\.self).joined(separator: ", ")
    let isGuessed = state.model.linear?.shape == nil
    let order = shape.isChannelsFirst ? "channels first" : "row, column, colour"
    func facts(_ isLong: Bool, order: String?) -> String {
      let all = [
        shape.description + (isGuessed ? isLong ? " (guessed)" : " guessed" : ""),
        shape.channels == 1 ? nil : order,
        averaged.isEmpty ? nil : averaged,
        tiles.classes.map { isLong ? "classes \($0)" : $0 },
      ]
      return all.compactMap(\.self).joined(separator: ", ")
    }
    let wordings = [
      facts(true, order: order), facts(false, order: order),
      facts(false, order: shape.isChannelsFirst ? "first" : nil),
    ]
    let room = area.columns.upperBound - 1 - (start + 2)
    return canvas.write(
      canvas.glyphs.fitting(wordings, width: room), row: row, column: start + 2, width: room)
  }

  /// Under all templates: the numbers of their colours and of x.
  private func drawScales(_ area: Area, on canvas: inout Canvas) {
    let row = tiles.words.lowerBound
    var column = area.left
    if let most {
      let number = number(most)
      let sums = tiles.shape.channels == 1 ? "" : " summed over channels"
      column = canvas.write("\(weights)\(sums)  -\(number) ", row: row, column: column)
      drawBar(row: row, column: column, on: &canvas)
      column = canvas.write(" \(number)", row: row, column: column + PictureDrawing.barWidth)
    } else {
      column = canvas.write(
        "each template from its least weight to its largest", row: row, column: column,
        width: area.width - 2)
    }
    guard tiles.contents.contains(.input) else { return }
    let text = "x \(text(of: inputColors))"
    guard column + 3 + canvas.width(text) < area.columns.upperBound else { return }
    canvas.write(text, row: row, column: column + 3)
  }

  /// Under one class: how its votes become the score.
  private func drawSum(_ area: Area, headEnd: Int, on canvas: inout Canvas) {
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

  /// Votes tell scores.
  private var isHidden: Bool {
    state.hidesAny(.score) || state.hidesAny(.prediction) || state.hidesScore(state.selection)
  }

  private var product: String { state.scale == 1 ? "x∘W" : "x∘(\(weights))" }
  private var weights: String { state.scale == 1 ? "W" : "\(NumberText.factor(state.scale))·W" }

  /// The numbers of the strongest colours.
  private func text(of colors: PixelColors) -> String {
    switch colors {
    case .diverging(let most): "±\(number(most))"
    case .bright(0, 255): "0 to 255"
    case .bright(let least, let largest): "\(number(least)) to \(number(largest))"
    }
  }

  private func number(_ value: Double, width: Int = 6) -> String {
    NumberText.score(value, width: width, minimumDecimals: 0)
  }

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

import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// The pictures of the panel with the numbers of their colours. V is k·W.
struct PictureDrawing {
  let readings: Readings
  let tiles: PictureTiles
  private let x: PixelGrid
  let inputColors: PixelColors
  /// V of each class that is shown, in dots; of three channels their sums, if these are asked for.
  private let templates: [Int: PixelGrid]
  let votes: Votes
  /// b as it is added to the votes.
  let bias: Double
  /// The largest size of what the map of the templates shows; nil where these have their own colours.
  let most: Double?

  var state: ExplorerState { readings.state }
  var example: Int { state.selection.example }
  var selected: Int { state.selection.class }

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
    let below = Position(row: place.row + mosaic.textRows, column: place.column)
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
        write(["\(weights) of \(name): \(range)", "\(weights): \(range)", range])
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

  /// A class with its mark, and its score behind it or below it where there is room.
  private func drawName(_ position: Int, at place: Position, on canvas: inout Canvas) {
    let row = readings.row(example)
    let (name, width) = (state.table.className(position), tiles.mosaic.textWidth)
    let (score, style) = row.score(position, width: width)
    let hasRow = tiles.mosaic.textRows > 1
    let hasScore = !hasRow && canvas.width(score) + 1 + min(4, canvas.width(name)) <= width
    let text = hasScore || hasRow ? name : row.mark(position).0 + name
    let room = hasScore ? width - canvas.width(score) - 1 : width
    let nameStyle =
      position != selected
      ? Style.text : state.look.focus == .picture ? .strong.selected : .heading
    let end = canvas.write(
      text, row: place.row, column: place.column, style: nameStyle, width: room)
    if hasScore { canvas.write(score, row: place.row, column: end + 1, style: style) }
    if hasRow {
      canvas.write(score, row: place.row + 1, column: place.column, style: style, width: width)
    }
  }

  // MARK: Words

  /// Votes tell scores.
  var isHidden: Bool {
    state.hidesAny(.score) || state.hidesAny(.prediction) || state.hidesScore(state.selection)
  }

  var product: String { state.scale == 1 ? "x∘W" : "x∘(\(weights))" }
  var weights: String { state.scale == 1 ? "W" : "\(NumberText.factor(state.scale))·W" }

  /// The numbers of the strongest colours.
  func text(of colors: PixelColors) -> String {
    switch colors {
    case .diverging(let most): "±\(number(most))"
    case .bright(0, 255): "0 to 255"
    case .bright(let least, let largest): "\(number(least)) to \(number(largest))"
    }
  }

  func number(_ value: Double, width: Int = 6) -> String {
    NumberText.score(value, width: width, minimumDecimals: 0)
  }
}

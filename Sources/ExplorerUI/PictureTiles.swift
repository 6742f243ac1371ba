import ExplorerCore
import Scores
import TerminalCore

/// What the panel Picture shows and where: x and the templates of the classes, as many as there is room
/// for, or all that makes one score.
struct PictureTiles {
  enum Content: Equatable {
    case input
    /// The row of W of the class at a position.
    case template(Int)
    case votes
  }

  let shape: PictureShape
  let contents: [Content]
  /// Where all but x are.
  let mosaic: Mosaic
  /// Where x is; in the other one if it is nil.
  let inputMosaic: Mosaic?
  /// The rows below the pictures.
  let words: Range<Int>
  /// What is shown of how many classes; nil where that is all.
  let classes: String?

  /// nil where the inputs are no picture.
  init?(_ state: ExplorerState, in area: Area) {
    guard let shape = state.pictureShape else { return nil }
    let isOfOneClass = state.look.picture.isOfOneClass
    let (top, left) = (area.rows.lowerBound + 1, area.left)
    let wordRows = area.width < Layout.smallest.columns ? 2 : 1
    let rows = top..<max(top, area.rows.upperBound - wordRows)
    let inner = Area(rows: rows, columns: left..<max(left, area.columns.upperBound - 1))
    (self.shape, words) = (shape, rows.upperBound..<area.rows.upperBound)
    let (selected, classCount) = (state.selection.class, state.table.classCount)
    if isOfOneClass {
      contents = [.input, .template(selected), .votes]
      (mosaic, inputMosaic) = PictureTiles.three(shape, in: inner)
      classes = nil
      return
    }
    let alone = Mosaic(classCount, of: shape, in: inner)
    let together = Mosaic(classCount + 1, of: shape, in: inner)
    // Where only without x all templates are whole, it is left to the picture of one class.
    let hasInput = alone.count < classCount || alone.isAveraged || !together.isAveraged
    let found = hasInput ? together : alone
    let room = max(1, found.count - (hasInput ? 1 : 0))
    // By pages, so that it needs no memory of where it was.
    let first = min(selected / room * room, classCount - room)
    let row = Readings(state: state).row(state.selection.example)
    let longest = (first..<first + room).map { position in
      displayWidth(state.table.className(position)) + 1
        + displayWidth(row.score(position, width: .max).text)
    }.max()
    mosaic = longest ?? 0 > found.textWidth ? found.withMoreText : found
    inputMosaic = nil
    contents = (hasInput ? [.input] : []) + (first..<first + room).map(Content.template)
    classes = room < classCount ? "\(first + 1)–\(first + room) of \(classCount)" : nil
  }

  /// x, a template and the votes: all of one size, or x in a quarter of the width if the others gain by it
  /// and x is whole there, so that all have the same pixels.
  private static func three(
    _ shape: PictureShape, in area: Area
  ) -> (mosaic: Mosaic, inputMosaic: Mosaic?) {
    let middle = area.columns.lowerBound + area.width / 4
    let (left, right) = (area.columns.lowerBound..<middle, middle + 1..<area.columns.upperBound)
    let same = Mosaic(3, of: shape, textWidth: 24, in: area)
    guard left.count >= Mosaic.leastWidth else { return (same, nil) }
    let large = Mosaic(2, of: shape, textWidth: 24, in: Area(rows: area.rows, columns: right))
    let input = Mosaic(1, of: shape, in: Area(rows: area.rows, columns: left))
    guard large.rows > same.rows, !input.isAveraged else { return (same, nil) }
    return (large, input)
  }

  /// The mosaic with the picture at an index of `contents`, and its number in it.
  func place(_ index: Int) -> (mosaic: Mosaic, number: Int) {
    guard let inputMosaic else { return (mosaic, index) }
    return index == 0 ? (inputMosaic, 0) : (mosaic, index - 1)
  }
}

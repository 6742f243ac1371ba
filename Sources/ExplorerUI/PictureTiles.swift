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
  let mosaic: Mosaic
  /// The rows below the pictures.
  let words: Range<Int>
  /// What is shown of how many classes; nil where that is all.
  let classes: String?

  /// nil where the inputs are no picture.
  init?(_ state: ExplorerState, in area: Area) {
    guard let shape = state.pictureShape else { return nil }
    let isOfOneClass = state.look.picture.isOfOneClass
    let wordRows = isOfOneClass && area.width < Layout.smallest.columns ? 2 : 1
    let rows =
      area.rows.lowerBound + 1..<max(area.rows.lowerBound + 1, area.rows.upperBound - wordRows)
    let inner = Area(rows: rows, columns: area.left..<max(area.left, area.columns.upperBound - 1))
    (self.shape, words) = (shape, rows.upperBound..<area.rows.upperBound)
    let (selected, classCount) = (state.selection.class, state.table.classCount)
    if isOfOneClass {
      contents = [.input, .template(selected), .votes]
      mosaic = Mosaic(contents.count, of: shape, in: inner)
      classes = nil
      return
    }
    let alone = Mosaic(classCount, of: shape, in: inner)
    let together = Mosaic(classCount + 1, of: shape, in: inner)
    // Where only without x all templates are whole, it is left to the picture of one class.
    let hasInput = alone.count < classCount || alone.isAveraged || !together.isAveraged
    mosaic = hasInput ? together : alone
    let room = max(1, mosaic.count - (hasInput ? 1 : 0))
    // By pages, so that it needs no memory of where it was.
    let first = min(selected / room * room, classCount - room)
    contents = (hasInput ? [.input] : []) + (first..<first + room).map(Content.template)
    classes = room < classCount ? "\(first + 1)–\(first + room) of \(classCount)" : nil
  }
}

/// A row of a frame as SVG: rectangles for what is behind the text, texts that can be selected, and
/// blocks and lines as paths, which have no seams whatever the font.
struct SVGRow {
  let frame: Frame
  let row: Int

  /// The size of a cell in pixels; an eighth of it is a whole number, as block characters need.
  static let cell = Size(columns: 8, rows: 16)
  /// How far below the top of a row its text stands.
  private static let baseline = 12

  private var top: Int { row * SVGRow.cell.rows }
  private func left(_ column: Int) -> Int { column * SVGRow.cell.columns }

  /// The elements, a line each; the same for the same cells in the same row.
  var elements: String { frame.runs(row: row).map(elements).joined() }

  private func elements(of run: StyleRun) -> String {
    let look = frame.theme.look(of: run.style, at: .full)
    let paper = frame.theme.paper
    var (ink, ground) = (look.color.map(hexadecimal), look.background.map(hexadecimal))
    if look.isReversed { (ink, ground) = (ground ?? paper.ground, ink ?? paper.ink) }
    var text = ""
    if let ground {
      let width = left(run.columns.count)
      text += "<rect x=\"\(left(run.columns.lowerBound))\" y=\"\(top)\" width=\"\(width)\" "
      text += "height=\"\(SVGRow.cell.rows)\" fill=\"\(ground)\"/>\n"
    }
    let fill = ink.map { " fill=\"\($0)\"" } ?? ""
    let path = blocks(in: run.columns)
    if !path.isEmpty { text += "<path\(fill) d=\"\(path)\"/>\n" }
    let classes = [look.isBold ? "b" : nil, look.isUnderlined ? "u" : nil].compactMap(\.self)
    let attributes =
      (classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\"") + fill
    for piece in pieces(of: run.columns) {
      text += "<text x=\"\(left(piece.columns.lowerBound))\" y=\"\(top + SVGRow.baseline)\" "
      text += "textLength=\"\(left(piece.columns.count))\"\(attributes)>"
      text += "\(escapedForXML(piece.text))</text>\n"
    }
    return text
  }

  private func cell(_ column: Int) -> Cell {
    frame.cells[frame.indices(ofRow: row).lowerBound + column]
  }

  /// The texts of a run. Two blanks end one, so that every text stands in its place in any font.
  private func pieces(of columns: Range<Int>) -> [(columns: Range<Int>, text: String)] {
    var pieces: [(columns: Range<Int>, text: String)] = []
    for column in columns {
      let cell = cell(column)
      let isCovered = cell.width == 0
      guard isCovered || cell.scalar != " " && SVGRow.block(cell.scalar) == nil else { continue }
      let characters = String(String.UnicodeScalarView(cell.scalars))
      if let last = pieces.last, column - last.columns.upperBound <= 1,
        column == last.columns.upperBound || self.cell(column - 1).scalar == " "
      {
        let blank = column > last.columns.upperBound ? " " : ""
        pieces[pieces.count - 1].columns = last.columns.lowerBound..<column + 1
        pieces[pieces.count - 1].text += blank + characters
      } else if !isCovered {
        pieces.append((column..<column + 1, characters))
      }
    }
    return pieces
  }

  /// The path of the blocks and lines of a run; equal ones side by side are drawn as one.
  private func blocks(in columns: Range<Int>) -> String {
    var path = ""
    var column = columns.lowerBound
    while column < columns.upperBound {
      let scalar = cell(column).scalar
      let end = (column..<columns.upperBound).first { cell($0).scalar != scalar }
      let next = end ?? columns.upperBound
      for box in SVGRow.block(scalar) ?? [] {
        let isWide = box.width == SVGRow.cell.columns
        for start in isWide ? column..<column + 1 : column..<next {
          let width = isWide ? left(next - column) : box.width
          path += "M\(left(start) + box.x) \(top + box.y)h\(width)v\(box.height)h-\(width)z"
        }
      }
      column = next
    }
    return path
  }

  private struct Box {
    let x, y, width, height: Int
    init(_ x: Int, _ y: Int, _ width: Int, _ height: Int) {
      (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }
  }

  /// The boxes of pixels that a block or a line is made of; nil for any other character.
  private static func block(_ scalar: Unicode.Scalar) -> [Box]? {
    let (up, down) = (Box(4, 0, 1, 9), Box(4, 8, 1, 8))
    let (left, right, across) = (Box(0, 8, 4, 1), Box(4, 8, 4, 1), Box(0, 8, 8, 1))
    switch scalar {
    case "▀": return [Box(0, 0, 8, 8)]
    case "▁"..."█":
      let height = 2 * Int(scalar.value - 0x2580)
      return [Box(0, 16 - height, 8, height)]
    case "▉"..."▏": return [Box(0, 0, Int(0x2590 - scalar.value), 16)]
    case "─": return [across]
    case "│": return [Box(4, 0, 1, 16)]
    case "┼": return [across, Box(4, 0, 1, 16)]
    case "┴": return [across, up]
    case "┬": return [across, down]
    case "├": return [right, Box(4, 0, 1, 16)]
    case "┤": return [left, Box(4, 0, 1, 16)]
    case "└": return [up, right]
    default: return nil
    }
  }
}

extension Theme {
  /// The colours of a picture's text and of what is behind it. Made for white, a theme is drawn on
  /// white, all others on a dark grey.
  var paper: (ink: String, ground: String) {
    self == .light ? ("#16181c", "#ffffff") : ("#d8dade", "#16181c")
  }
}

/// A colour from 16 on as `#d70087`.
private func hexadecimal(_ color: UInt8) -> String {
  let digits = String(Theme.mixture(of: color), radix: 16)
  return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
}

/// A text that may stand in XML: what could not be shown is replaced, and markup is escaped.
func escapedForXML(_ text: String) -> String {
  displayable(text).unicodeScalars.map { scalar in
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    default: String(scalar)
    }
  }.joined()
}

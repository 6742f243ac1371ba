import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// What the first line says: the program, the table and its size; at the right what is in force: k,
/// Δ, the sum.
struct TitleLine: Hashable {
  /// The lesson's, or the document's.
  let title: String
  let isLesson: Bool
  let isPresented: Bool
  let isLecture: Bool
  let isUnsaved: Bool
  let classCount: Int
  let exampleCount: Int
  let scale: Double
  let hinge: HingeLoss
  /// While Δ is typed.
  let margin: Entry?

  init(_ state: borrowing ExplorerState) {
    let session = state.session
    title = session?.lesson.lesson.title ?? state.document.title
    isLesson = session != nil
    isPresented = session?.isPresented == true
    isLecture = !state.document.wasRead
    isUnsaved = state.isUnsaved
    (classCount, exampleCount) = (state.table.classCount, state.table.exampleCount)
    (scale, hinge) = (state.scale, state.hinge)
    margin = state.entry?.target == .margin ? state.entry : nil
  }

  private var name: String {
    if isLesson { return title + (isPresented ? " (presenting)" : "") }
    return isLecture ? "lecture \(classCount)×\(exampleCount)" : title
  }

  private var settings: [StyledText] {
    let factor = StyledText("W × " + NumberText.factor(scale), scale == 1 ? .text : .strong)
    let sum = hingeSum(hinge)
    let sumPiece = StyledText("   " + sum, sum == hingeSum(.lecture) ? .text : .strong)
    let squares = hinge.squares ? [StyledText(" squared", .strong)] : []
    guard let margin else {
      let text = "   Δ = " + NumberText.factor(hinge.margin)
      return [factor, StyledText(text, hinge.margin == 1 ? .text : .strong), sumPiece] + squares
    }
    let typed = StyledText(margin.text + " ", margin.isInForce ? .input : .unfinished)
    return [factor, StyledText("   Δ = ", .text), typed, sumPiece] + squares
  }

  func draw(on canvas: inout Canvas) {
    let (name, settings) = (name, settings)
    var column = canvas.write("Loss Explorer", row: 0, column: 1, style: .title)
    let width = settings.reduce(1) { $0 + canvas.width($1.text) }
    let end = canvas.size.columns - width
    let room = end - column - 5
    if room >= 8 || canvas.width(name) <= room {
      column = canvas.write(name, row: 0, column: column + 3, width: room)
    }
    if isUnsaved { column = canvas.write(" (edited)", row: 0, column: column, style: .notice) }
    if !isLecture {
      let examples = "\(exampleCount) example\(exampleCount == 1 ? "" : "s")"
      let size = "\(classCount) classes × \(examples)"
      if end - column > canvas.width(size) + 5 {
        canvas.write(size, row: 0, column: column + 3, style: .faint)
      }
    }
    let settingsEnd = canvas.write(settings, row: 0, column: end)
    if margin != nil {
      // The entry is the third piece from the start; the cursor stands on the blank after its text.
      let after = settings.dropFirst(3).reduce(0) { $0 + canvas.width($1.text) }
      canvas.frame.cursor = Position(row: 0, column: settingsEnd - after - 1)
    }
  }
}

/// Draws the first line, or takes it over where it said the same. Returns what it says.
func drawTitle(
  _ state: ExplorerState, after earlier: Drawing?, on canvas: inout Canvas
) -> TitleLine {
  let title = TitleLine(state)
  // Where Δ is typed the line has the cursor too.
  if let earlier, title.margin == nil, earlier.parts.title == title,
    canvas.frame.copy(row: 0, of: earlier.frame, to: 0)
  {
    return title
  }
  title.draw(on: &canvas)
  return title
}

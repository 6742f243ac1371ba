import ExplorerCore
import TerminalCore

/// The list of all panels: letter, name, key, and what the panel shows or why it can't be shown now.
func drawPanelList(_ state: ExplorerState, _ chosen: Panel, on canvas: inout Canvas) {
  let (width, height) = (canvas.size.columns, canvas.size.rows)
  canvas.write("Panels", row: 0, column: 1, style: .title)
  let names = canvas.glyphs.widest(PanelView.all.map(\.panel.name), atLeast: 0)
  for (index, view) in PanelView.all.enumerated() {
    let (row, refusal) = (2 + index, view.reason(state))
    let isChosen = view.panel == chosen
    let style = Style(refusal == nil ? .text : .faint, isSelected: isChosen)
    if isChosen { canvas.frame.fill(row: row, column: 0, width: width, style: style) }
    let key = Style(refusal == nil ? .key : .faint, isSelected: isChosen)
    canvas.write(String(view.letter), row: row, column: 2, style: key)
    canvas.write(view.panel.name, row: row, column: 5, style: style)
    canvas.write(view.key(state)?.name ?? "", row: row, column: 7 + names, style: style)
    canvas.write(
      refusal ?? view.help, row: row, column: 12 + names, style: style, width: width - 13 - names)
  }
  if let message = state.message,
    drawMessage(message, row: height - 2, from: 1, on: &canvas)
  {
    return
  }
  drawHints(KeyMap.hints(for: state), row: height - 1, on: &canvas)
}

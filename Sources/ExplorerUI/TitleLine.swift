import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// The title line: the program, the table and its size; at the right k, Δ and the sum of the SVM loss.
func drawTitle(_ state: ExplorerState, on canvas: inout Canvas) {
  let settings = settings(of: state)
  let program = "Loss Explorer"
  var column = 1 + canvas.width(program)
  let end = canvas.size.columns - settings.reduce(1) { $0 + canvas.width($1.text) }
  let names = names(of: state)
  let shortest = names.last ?? ""
  var marks = marks(of: state)
  func room(for marks: [StyledText]) -> Int {
    end - column - (marks.isEmpty ? 5 : 4) - marks.reduce(0) { $0 + canvas.width($1.text) }
  }
  // The worst is said in any case.
  if room(for: marks) < min(8, canvas.width(shortest)) { marks = marks.suffix(1) }
  // What is open is named whole rather than the program.
  if room(for: marks) < canvas.width(shortest) {
    column = -2
  } else {
    canvas.write(program, row: 0, column: 1, style: .title)
  }
  let room = room(for: marks)
  if room >= 8 || canvas.width(shortest) <= room {
    let name = canvas.glyphs.fitting(names, width: room)
    column = canvas.write(name, row: 0, column: column + 3, width: room)
  } else {
    column += 2
  }
  column = canvas.write(marks, row: 0, column: column)
  if state.document.wasRead {
    let count = state.table.exampleCount
    let size = "\(state.table.classCount) classes × \(counted(count, "example"))"
    if end - column > canvas.width(size) + 5 {
      canvas.write(size, row: 0, column: column + 3, style: .faint)
    }
  }
  var after = end
  for setting in settings {
    after = canvas.write([setting], row: 0, column: after)
    if setting.style == .input || setting.style == .unfinished {
      canvas.frame.cursor = Position(row: 0, column: after - 1)
    }
  }
}

/// What stands behind the name: whether it is saved, and what goes wrong until it is over.
private func marks(of state: ExplorerState) -> [StyledText] {
  (state.isUnsaved ? [StyledText(" (edited)", .notice)] : [])
    + (state.progressComplaint == nil ? [] : [StyledText(" progress not kept", .error)])
    + (state.journalComplaint == nil ? [] : [StyledText(" no recovery", .error)])
}

/// The title of the lesson or of the document, the longest wording first. Where there is little room,
/// that it is a presentation matters more than of which lesson.
func names(of state: ExplorerState) -> [String] {
  if let session = state.session {
    let title = session.lesson.lesson.title
    return session.isPresented ? [title + " (presenting)", "presenting"] : [title]
  }
  return state.document.wasRead
    ? [state.document.title]
    : [
      "\(state.document.title) \(state.table.classCount)×\(state.table.exampleCount)",
      state.document.title,
    ]
}

/// k, Δ (perhaps as it is being typed) and the sum; those that differ from the lecture's are bold.
private func settings(of state: ExplorerState) -> [StyledText] {
  func setting(_ text: String, isUsual: Bool) -> StyledText {
    StyledText(text, isUsual ? .text : .strong)
  }
  let hinge = state.hinge
  let sum = hingeSum(hinge)
  var settings = [setting("W × " + NumberText.factor(state.scale), isUsual: state.scale == 1)]
  if let entry = state.entry, entry.place == .margin {
    let style = entry.isInForce ? Style.input : .unfinished
    settings += [StyledText("   Δ = ", .text), StyledText(entry.text + " ", style)]
  } else if state.shows(.svm) {
    let margin = NumberText.factor(hinge.margin)
    settings.append(setting("   Δ = " + margin, isUsual: hinge.margin == 1))
  }
  if state.shows(.svm) {
    settings.append(setting("   " + sum, isUsual: sum == hingeSum(.lecture)))
    if hinge.squares { settings.append(StyledText(" squared", .strong)) }
  }
  guard let regularizer = state.model.linear?.regularizer, state.shows(.regularization) else {
    return settings
  }
  if let entry = state.entry, entry.place == .lambda {
    let style = entry.isInForce ? Style.input : .unfinished
    settings += [StyledText("   λ = ", .text), StyledText(entry.text + " ", style)]
  } else if regularizer.kind != .none {
    settings.append(setting("   " + regularizer.description, isUsual: regularizer.lambda == 0))
  }
  return settings
}

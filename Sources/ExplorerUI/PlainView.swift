import ExplorerCore
import Lessons
import LossEngine
import Scores

// The explorer in plain mode: lines of words for a screen reader or a braille display. They are pure
// functions of states, as the screen is, and take their numbers from `Readings` as it does.

/// Everything that is said of a state that is new: what is open, then the step, the table or the question.
package func describe(_ state: ExplorerState) -> [String] {
  (plainTitle(state) + plainBody(state) + said(state)).map(spoken)
}

/// What has changed from one state to a later one, first of all; then what the status line says.
package func changes(from old: ExplorerState, to new: ExplorerState) -> [String] {
  var lines: [String]
  if isElsewhere(old, new) {
    lines = (old.document.title == new.document.title ? [] : plainTitle(new)) + plainBody(new)
  } else if case .overlay = new.mode {
    lines = old.mode == new.mode ? [] : plainBody(new)
  } else {
    lines = plainChanges(from: old, to: new) + plainLookChanges(from: old, to: new)
    if case .overlay = old.mode, lines.isEmpty { lines = plainPlace(new) }
  }
  lines += said(new).filter { message in !lines.contains { $0.contains(message) } }
  lines += reminder(from: old, to: new)
  if let entry = new.entry, entry.text.isEmpty {
    let value = NumberText.factor(new.value(of: entry.place))
    lines.append("Type a number for \(plainName(of: entry.place, new)), now \(value); Esc keeps it")
  }
  if case .command(let line) = new.mode {
    let typed = (line.prompt.rawValue + line.text)[...].trimmingBlanks
    lines.append("Type the rest of \(typed), or Esc")
  }
  if lines.isEmpty {
    let (was, look) = (old.look, new.look)
    let isDrawn =
      look.differs(from: was) || look.zoom != was.zoom || look.isTurned != was.isTurned
    let isLeft = if case .command = old.mode { true } else { false }
    let head =
      isDrawn
      ? "Only what is drawn has changed." : isLeft ? "The line is left." : "Nothing changed."
    // Who waits for an answer has to know where the keys go.
    lines = [new.session == nil ? head : "\(head) \(plainFocus(new))"]
  }
  return lines.map(spoken)
}

/// While a step asks and something else than its card has the keys: what was typed there was perhaps
/// meant for the card.
private func reminder(from old: ExplorerState, to new: ExplorerState) -> [String] {
  let focus = new.look.focus
  guard new.session?.isAsking == true, KeyMode(new).isResting, focus != .card,
    old.session?.position == new.session?.position, old.look.focus == focus
  else { return [] }
  let isEdited = !editSentences(from: old, to: new).isEmpty
  return isEdited || new.message?.isError == true
    ? ["\(focus?.name ?? "The table") has the keys; Esc gives them to the card."] : []
}

/// `where`: what is open, selected and in front, and what has the keys.
func plainPlace(_ state: ExplorerState) -> [String] {
  let place = state.session.map { [PlainCard($0).place] } ?? []
  let label = state.table.label(state.selection.example)
  let isOther = state.shows(.labels) && label != state.selection.class
  let lines =
    plainOverlay(state) + plainTitle(state) + place
    + [
      Readings(state: state).plainCell
        + (isOther ? " The label is \(state.table.className(label))." : "")
    ]
    + ["In front: \(state.panel.name). \(plainFocus(state))"]
    + (state.session.map { PlainCard($0).progress } ?? [])
  return lines.map(spoken)
}

/// The panel in front, by its name.
func plainPanel(_ state: ExplorerState) -> [String] {
  plainPanel(PanelView.of(state.panel), state)
}

func plainPanel(_ view: PanelView, _ state: ExplorerState) -> [String] {
  if view.panel == .card, let session = state.session { return PlainCard(session).lines }
  return view.plainLines(Readings(state: state))
}

private func plainTitle(_ state: ExplorerState) -> [String] {
  let edited = state.isUnsaved ? ", edited" : ""
  let settings = Readings(state: state).plainSettings.map { "\($0.name) \($0.text)" }
  return ["\(names(of: state)[0])\(edited). \(capitalized(settings.joined(separator: ", ")))."]
}

/// The step of a lesson, a list, a question, or the table.
private func plainBody(_ state: ExplorerState) -> [String] {
  let choices = plainChoices(state).map(\.line)
  let readings = Readings(state: state)
  switch state.mode {
  case .overlay(.question(let question)): return [text(of: question, state) { $0 }] + choices
  case .overlay(.panels): return ["Panels, chosen by number:"] + choices
  case .overlay(.list(let list)): return [listHead(list, state)] + choices
  case .overlay(.reading(let path, _)): return ["Reading \(path)."]
  default: break
  }
  let (table, count) = (state.table, state.shownCount)
  let size = "The table has \(counted(count, "example")) and \(table.classCount) classes"
  let isSmall = readings.isSmallTable
  guard let session = state.session else {
    return isSmall
      ? readings.plainTable : ["\(size); read table reads it."] + readings.plainSums
  }
  let step = PlainCard(session).lines
  let panel = PanelView.ofStep(state).map { view in
    let key = view.key.map { "\($0.name) shows" } ?? "v lists"
    return "\(key) the panel \(view.panel.name)."
  }
  return step + ["\(size); read table reads it.\(panel.map { " " + $0 } ?? "")"]
}

/// What lies over everything else and takes what is typed.
private func plainOverlay(_ state: ExplorerState) -> [String] {
  switch state.mode {
  case .overlay(.list(let list)): ["The list of steps is open. \(listHead(list, state))"]
  case .overlay(.panels): ["The list of panels is open; Esc leaves it."]
  default: []
  }
}

/// How many steps the list has, and of which; what can be typed there.
private func listHead(_ list: LessonList, _ state: ExplorerState) -> String {
  let count = state.lesson.map { list.steps(of: $0).count } ?? 0
  let only = list.filter == .all ? "" : ", only those \(list.filter.rawValue)"
  let here =
    state.session.map { " You are at \($0.position + 1), \(sentence($0.step.title))" } ?? ""
  guard list.query.isEmpty else {
    let found =
      count == 0
      ? "Nothing matches" : "\(counted(count, "step")) \(count == 1 ? "matches" : "match")"
    return "\(found) \(list.query)\(only); BS erases a letter, Esc leaves."
  }
  guard count > 0 else { return "No steps\(only); Tab filters, Esc leaves." }
  return "Steps\(only), chosen by number; letters search, Tab filters, Esc leaves.\(here)"
}

/// The message of the status line.
private func said(_ state: ExplorerState) -> [String] { state.message.map { [$0.text] } ?? [] }

/// Whether the new state is of another table or another step, so that there is nothing to compare.
private func isElsewhere(_ old: ExplorerState, _ new: ExplorerState) -> Bool {
  old.session?.position != new.session?.position
    || old.session?.practice?.seed != new.session?.practice?.seed
    || !new.table.isDescendant(of: old.table)
}

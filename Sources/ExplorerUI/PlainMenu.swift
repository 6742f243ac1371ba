import ExplorerCore
import Scores
import TerminalCore

/// A choice that plain mode lists with a number, and the keys that make it.
struct PlainChoice {
  let number: Int
  let text: String
  let keys: [Key]

  var line: String { "\(number). \(text)" }
}

/// What can be chosen by its number now: an answer, a step, a panel, or a choice of the card.
func plainChoices(_ state: ExplorerState) -> [PlainChoice] {
  switch state.mode {
  case .overlay(.question(let question)):
    let bindings = KeyMap.bindings(of: .question).filter { binding in
      binding.keys.flatMap { binding.action($0, state) }.allSatisfy { action in
        if case .answer(let answer) = action { question.allows(answer) } else { true }
      }
    }
    return bindings.enumerated().map { index, binding in
      PlainChoice(number: index + 1, text: binding.help, keys: Array(binding.keys.prefix(1)))
    }
  case .overlay(.panels):
    return PanelView.all.enumerated().map { index, view in
      PlainChoice(
        number: index + 1, text: "\(view.panel.name): \(view.reason(state) ?? view.help)",
        keys: [.character(view.letter)])
    }
  case .overlay(.list(let list)): return steps(state, list)
  case .panel where state.look.focus == .card:
    guard let session = state.session, session.card.phase == .open else { return [] }
    return session.choices.indices.map { index in
      PlainChoice(
        number: index + 1, text: session.text(of: session.choices[index].text),
        keys: "\(index + 1)".map(Key.character) + (session.isAsking ? [.enter] : []))
    }
  default: return []
  }
}

/// The reader's own table, then the steps that were found, each by its number in the lesson.
private func steps(_ state: ExplorerState, _ list: LessonList) -> [PlainChoice] {
  guard let session = state.lesson else { return [] }
  let steps = session.lesson.lesson.steps
  func choice(_ number: Int, _ text: String, place: Int) -> PlainChoice {
    let keys = [.home] + Array(repeating: Key.down, count: place) + [.enter]
    return PlainChoice(number: number, text: text, keys: keys)
  }
  let found = list.steps(of: session)
  guard !found.isEmpty else { return [] }
  return [choice(0, "Back to your own table", place: 0)]
    + found.enumerated().map { index, position in
      let record = session.record(of: steps[position])
      let done =
        switch record?.state {
        case .right: ", right"
        case .wrong: ", wrong at first"
        case .seen: ", only shown"
        case nil: ""
        }
      let hints = record.map { $0.hints > 0 ? ", \(counted($0.hints, "hint"))" : "" } ?? ""
      let here = position == session.position ? ", here" : ""
      let text = "\(steps[position].id), \(steps[position].title)\(done)\(hints)\(here)"
      return choice(position + 1, text, place: index + 1)
    }
}

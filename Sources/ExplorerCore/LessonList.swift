import Lessons

/// The list of a lesson's steps, with a search and a chosen line.
package struct LessonList: Hashable, Sendable {
  /// The text to search for in ids, titles and chapters.
  package internal(set) var query = ""
  package internal(set) var filter = Filter.all
  /// The chosen line: 0 is the reader's own table, then come the steps that the search found.
  package internal(set) var chosen: Int
  /// Whether Del was pressed once, so that the next one forgets the chosen step's prediction.
  var isForgetting = false

  /// Which steps are listed.
  package enum Filter: String, CaseIterable, Sendable {
    case all, wrong, right
    case unanswered = "not answered"
    case seen = "only shown"
    case due = "due for review"
  }

  /// The positions of the steps that the search and the filter found.
  package func steps(of session: LessonSession) -> [Int] {
    let lesson = session.lesson.lesson
    let query = query.lowercased()
    let texts = lesson.chapters.flatMap { chapter in
      chapter.steps.map { "\($0.id) \($0.title) \(chapter.title)".lowercased() }
    }
    let due = filter == .due ? Set(session.dueSteps) : []
    return texts.indices.filter { position in
      guard query.isEmpty || texts[position].contains(query) else { return false }
      let step = session.lesson.steps[position].step
      let state = session.record(of: step)?.state
      return switch filter {
      case .all: true
      case .unanswered: step.question != nil && state == nil
      case .wrong: state == .wrong
      case .seen: state == .seen
      case .right: state == .right
      case .due: due.contains(position)
      }
    }
  }
}

extension LessonList {
  /// The line of the first step that a search means most: the one with this id, else one whose id begins
  /// with the text, else one that has it in its id or title, else one whose chapter has it.
  func bestLine(among steps: [Int], of session: LessonSession) -> Int {
    let query = query.lowercased()
    func rank(_ position: Int) -> Int {
      let step = session.lesson.steps[position].step
      let id = step.id.lowercased()
      if id == query { return 0 }
      if id.hasPrefix(query) { return 1 }
      return "\(id) \(step.title.lowercased())".contains(query) ? 2 : 3
    }
    let ranks = steps.map(rank)
    return 1 + (ranks.indices.min { ranks[$0] < ranks[$1] } ?? 0)
  }
}

extension LessonProgress.Record {
  /// How a step was answered; nil where it wasn't yet.
  package enum State: Hashable, Sendable {
    /// Right at the first attempt, perhaps after hints.
    case right
    /// Wrong at first, also if it was right later.
    case wrong
    /// The answer was shown without an attempt.
    case seen
  }

  package var state: State? {
    if isCorrect { return .right }
    if attempts > 0 { return .wrong }
    return isAnswered ? .seen : nil
  }
}

extension ExplorerState {
  mutating func showList() {
    guard let lesson else { return effects.append(.openLesson(showsList: true)) }
    let chosen = session == nil ? 0 : lesson.position + 1
    mode = .overlay(.list(LessonList(chosen: chosen)))
  }

  mutating func changeList(_ change: (inout LessonList, _ steps: [Int]) -> Void) {
    guard case .overlay(.list(var list)) = mode, let lesson else { return }
    change(&list, list.steps(of: lesson))
    mode = .overlay(.list(list))
  }

  mutating func moveInList(by step: Int) {
    changeList { list, steps in
      list.chosen = min(max(0, list.chosen + step), steps.count)
    }
  }

  /// Changes the search and chooses the step found that it means most.
  mutating func searchList(_ change: (inout String) -> Void) {
    changeList { list, _ in change(&list.query) }
    guard let lesson else { return }
    changeList { list, steps in list.chosen = list.bestLine(among: steps, of: lesson) }
    moveInList(by: 0)
  }

  /// Any other key than the second Del: the next Del asks again.
  mutating func disarmForgetting() {
    guard case .overlay(.list(let list)) = mode, list.isForgetting else { return }
    changeList { list, _ in list.isForgetting = false }
  }

  /// Tab: the next filter.
  mutating func filterList() {
    changeList { list, _ in
      let filters = LessonList.Filter.allCases
      let place = filters.firstIndex(of: list.filter) ?? 0
      list.filter = filters[(place + 1) % filters.count]
      list.chosen = 1
    }
    moveInList(by: 0)
  }

  /// Enter: shows the chosen step, or the reader's own table.
  mutating func goFromList() {
    guard case .overlay(.list(let list)) = mode, let lesson,
      !list.steps(of: lesson).isEmpty
    else { return }
    mode = restingMode
    guard list.chosen > 0 else {
      leaveLesson()
      return notice("your own table; n goes on with the lesson")
    }
    if own == nil { own = bench }
    go(to: list.steps(of: lesson)[list.chosen - 1])
  }

  /// The position of the chosen step; nil where one's own table is chosen, or nothing was found.
  private var chosenStep: Int? {
    guard case .overlay(.list(let list)) = mode, let lesson, list.chosen > 0 else { return nil }
    let steps = list.steps(of: lesson)
    return list.chosen <= steps.count ? steps[list.chosen - 1] : nil
  }

  /// Whether Del has a search to clear.
  package var isSearchingList: Bool {
    if case .overlay(.list(let list)) = mode { !list.query.isEmpty } else { false }
  }

  /// Whether something was predicted in the chosen step.
  package var canForgetFromList: Bool {
    guard let lesson, let chosenStep else { return false }
    return lesson.record(of: lesson.lesson.steps[chosenStep].step) != nil
  }

  /// Del: clears the search, which leaves its step chosen; without one forgets, at the second press, what
  /// was predicted in the chosen step.
  mutating func clearFromList() {
    guard case .overlay(.list(var list)) = mode, let lesson else { return }
    let found = chosenStep
    guard list.query.isEmpty else {
      changeList { list, _ in list.query = "" }
      return changeList { list, steps in
        list.chosen = found.flatMap { steps.firstIndex(of: $0) }.map { $0 + 1 } ?? list.chosen
      }
    }
    guard let position = found else { return }
    let step = lesson.lesson.steps[position].step
    guard let record = lesson.record(of: step) else {
      return notice("\(step.id) has no prediction")
    }
    let forgotten =
      record.prediction.map { "the prediction of \(step.id), \($0)" }
      ?? "that the answer of \(step.id) was shown"
    guard list.isForgetting else {
      changeList { list, _ in list.isForgetting = true }
      return notice("Del again forgets \(forgotten)")
    }
    list.isForgetting = false
    mode = .overlay(.list(list))
    self.lesson?.progress.records[step.id] = nil
    if session != nil, position == lesson.position {
      go(to: position)
      mode = .overlay(.list(list))
    } else if let progress = self.lesson?.progress {
      effects.append(.saveProgress(progress))
    }
    notice("forgotten: \(forgotten)")
  }
}

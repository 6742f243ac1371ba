import ExplorerCore
import Lessons
import Scores
import TerminalCore

/// "2nd" of 2.
func ordinal(_ number: Int) -> String {
  let isTeen = (11...13).contains(number % 100)
  return switch isTeen ? 0 : number % 10 {
  case 1: "\(number)st"
  case 2: "\(number)nd"
  case 3: "\(number)rd"
  default: "\(number)th"
  }
}

/// The card of a lesson's step as lines of text, from top to bottom.
struct CardText {
  struct Line {
    var pieces: [StyledText]
    /// The index of the choice that it belongs to.
    var choice: Int?
    /// Whether a number is typed at its end.
    var isInput = false
    /// Whether a blank line precedes it if there is room.
    var startsPart = false
  }

  var lines: [Line] = []
  /// The index of the line where an open question begins.
  private(set) var question: Int?
  let width: Int
  private let height: Int
  private let hasFocus: Bool
  let glyphs: Glyphs

  init(_ state: ExplorerState, _ session: LessonSession, in area: Area, _ glyphs: Glyphs) {
    (width, height) = (area.width - 2, area.height)
    (hasFocus, self.glyphs) = (state.look.focus == .card, glyphs)
    let step = session.step
    add(step.title + CardText.practiceTitle(session), .heading)
    if session.card.phase == .open {
      add(session.text(of: step.text), startsPart: true)
      if let question = step.question { addQuestion(question, session) }
    } else if let question = step.question {
      add(session.text(of: question.ask), .strong, startsPart: true)
      addVerdict(question, session)
      addVotes(session)
      addExplanation(session)
      if [.shown, .done].contains(session.card.phase) { addOtherChoices(session) }
      keepText(session.text(of: step.text))
    } else {
      add(session.text(of: step.text), startsPart: true)
      addExplanation(session)
    }
    spread()
  }

  /// What stands behind the title of a step that is asked again.
  private static func practiceTitle(_ session: LessonSession) -> String {
    guard let practice = session.practice else { return "" }
    let what = practice.hasOtherNumbers ? "other numbers, seed \(practice.seed)" : "again"
    let review = session.review.map { " · review \($0.number) of \($0.count)" } ?? ""
    return " · \(what)\(review)"
  }

  private mutating func addQuestion(_ question: StepQuestion, _ session: LessonSession) {
    let card = session.card
    self.question = lines.count
    add(session.text(of: question.ask), .strong, startsPart: true)
    switch question.kind {
    case .choices(let choices):
      for (index, choice) in choices.enumerated() {
        let isChosen = card.choice == index
        let mark = isChosen ? "▸" : " "
        let votes = CardText.tally(session, choice: index)
        add(
          session.text(of: choice.text) + votes,
          isChosen ? (hasFocus ? .text.selected : .strong) : .text,
          head: StyledText(" \(mark) \(index + 1) ", .key), choice: index)
      }
      addVoting(session)
    case .number:
      guard !session.isPresented else { break }
      let head = card.typed.isEmpty ? "type a number: " : "your prediction so far: "
      lines.append(
        Line(
          pieces: [StyledText("   \(head)", .text), StyledText(card.typed, .input)], choice: 0,
          isInput: true))
    }
    for hint in session.step.hints.prefix(card.hints) {
      add(session.text(of: hint), head: StyledText(" Hint: ", .notice))
    }
    if let feedback = card.feedback { add(feedback, head: StyledText(" ✗ ", .error)) }
  }

  /// Keeps the step's text above the answer, which follows from it, where it has room.
  private mutating func keepText(_ text: String) {
    let answer = lines.dropFirst()
    lines.removeLast(answer.count)
    add(text, startsPart: true)
    let isRoom = lines.count + answer.count <= height
    lines = (isRoom ? lines : Array(lines.prefix(1))) + answer
  }

  /// Adds the reader's first prediction and, if it was wrong, the answer.
  private mutating func addVerdict(_ question: StepQuestion, _ session: LessonSession) {
    let record = session.record
    if let prediction = record?.prediction {
      let isRight = record?.isCorrect == true
      add(
        "You predicted\((record?.attempts ?? 0) > 1 ? " at first" : ""): \(prediction)",
        head: isRight ? StyledText("✓ ", .satisfied) : StyledText("✗ ", .error))
      if isRight { return }
      if let reason = session.reason(ofChoice: prediction) {
        add(reason, head: StyledText("  ", .text))
      }
    }
    let answer = answerText(question, session)
    if let attempt = record?.rightAt {
      add(answer, head: StyledText("✓ right at the \(ordinal(attempt)) try: ", .satisfied))
    } else {
      add(answer, head: StyledText("  Answer: ", .satisfied))
    }
  }

  /// Adds the wrong choices that the reader did not take, each with its reason.
  private mutating func addOtherChoices(_ session: LessonSession) {
    var startsPart = true
    for (index, choice) in session.choices.enumerated() where !choice.isRight {
      let text = session.text(of: choice.text)
      guard let feedback = choice.feedback, text != session.record?.prediction else { continue }
      add(
        "\(numbered(text, index, session)): \(session.text(of: feedback))",
        head: StyledText("✗ ", .faint),
        startsPart: startsPart)
      startsPart = false
    }
  }

  private mutating func addExplanation(_ session: LessonSession) {
    // It tells of the edits.
    if session.card.phase == .shown { return }
    guard session.card.phase == .done else {
      // The reader shall watch the edits on the table before reading what they mean.
      add("Watch the table.", startsPart: true)
      return
    }
    guard let explanation = session.step.explanation else { return }
    add(session.worked.text(of: explanation, moment: .after), startsPart: true)
  }

  /// Adds a text; its lines are indented by the width of the head.
  mutating func add(
    _ text: String, _ style: Style = .text, head: StyledText = StyledText("", .text),
    choice: Int? = nil, startsPart: Bool = false
  ) {
    let indent = glyphs.width(head.text)
    let blanks = StyledText(String(repeating: " ", count: indent), .text)
    for (index, line) in glyphs.wrapped(text, width: width - indent).enumerated() {
      lines.append(
        Line(
          pieces: [index == 0 ? head : blanks, StyledText(line, style)], choice: choice,
          startsPart: startsPart && index == 0))
    }
  }

  /// Puts a blank line before each part as long as all lines fit, from the last part to the first.
  private mutating func spread() {
    for index in lines.indices.reversed()
    where index > 0 && lines[index].startsPart && lines.count < height {
      lines.insert(Line(pieces: []), at: index)
      if let question, question >= index { self.question = question + 1 }
    }
  }

  /// The index of the first line to show: where the reader scrolled to, or such that the choice or the
  /// number being typed is in sight.
  func firstLine(_ card: Card) -> Int {
    let room = shownCount
    let last = max(0, lines.count - room)
    guard card.followsChoice else { return min(card.scroll, last) }
    let wanted = lines.indices.filter {
      lines[$0].isInput || (lines[$0].choice != nil && lines[$0].choice == card.choice)
    }
    guard let low = wanted.first, let high = wanted.last else { return min(card.scroll, last) }
    return min(last, max(high - room + 1, min(card.scroll, low)))
  }

  /// How many lines are shown; if not all fit, the last row is left for a notice of how many more.
  var shownCount: Int { lines.count <= height ? lines.count : max(1, height - 1) }
}

/// What is right, as the card and plain mode write it.
func answerText(_ question: StepQuestion, _ session: LessonSession) -> String {
  switch question.kind {
  case .choices(let choices):
    choices.indices.filter { choices[$0].isRight }.map { index in
      numbered(session.text(of: choices[index].text), index, session)
    }.joined(separator: "; ")
  case .number(let number): session.worked.text(ofAnswer: number)
  }
}

/// A choice's text, in a presentation with its number, as a class knows its choice by it.
private func numbered(_ text: String, _ index: Int, _ session: LessonSession) -> String {
  session.isPresented ? "\(index + 1) · \(text)" : text
}

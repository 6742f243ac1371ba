import ExplorerCore
import Lessons
import LossEngine
import Scores

/// What has changed in the numbers: what was typed first, then what follows from it. Of an answer its
/// verdict and what it means, then the table before and after its edits.
func plainChanges(from old: ExplorerState, to new: ExplorerState) -> [String] {
  guard let (before, session) = answered(old, new) else {
    return numberChanges(from: old, to: new) + cardChanges(from: old, to: new)
  }
  let card = PlainCard(session)
  let isReasonKnown = old.session?.record?.attempts ?? 0 > 0
  let asksTwice = card.namesTwice
  let numbers =
    numberChanges(from: old, to: before, tellsTwice: asksTwice)
    + (before.situation == new.situation
      ? [] : numberChanges(from: before, to: new, tellsTwice: asksTwice))
  let rest = numbers.count - mostNumbers
  let more = rest > 0 ? ["\(counted(rest, "line")) more; read table reads all."] : []
  return card.verdict(isReasonKnown: isReasonKnown) + card.explanation
    + numbers.prefix(mostNumbers) + more + card.wayOn
}

/// The state before the edits of an answer that has just been shown, with nothing hidden any more.
private func answered(
  _ old: ExplorerState, _ new: ExplorerState
) -> (before: ExplorerState, session: LessonSession)? {
  guard let session = new.session, let was = old.session?.card.phase, was != session.card.phase,
    [.open, .shown].contains(was), [.shown, .done].contains(session.card.phase)
  else { return nil }
  var before = new
  _ = before.update(.reset)
  return (before, session)
}

/// New hints, feedback, and what is chosen or typed.
private func cardChanges(from old: ExplorerState, to new: ExplorerState) -> [String] {
  guard let before = old.session, let after = new.session else { return [] }
  // The same wrong answer again is told again.
  let isAnswered = before.record?.attempts != after.record?.attempts
  guard before.card != after.card || isAnswered else { return [] }
  let (was, card) = (PlainCard(before), PlainCard(after))
  if before.card.phase != after.card.phase { return card.lines }
  let shown = before.card.revealed != after.card.revealed ? [card.place] : []
  let isTakenBack = before.card.isBegun && !after.card.isBegun && !isAnswered
  return card.hints.dropFirst(was.hints.count)
    + card.progress.filter { isAnswered || !was.progress.contains($0) } + shown
    + (isTakenBack ? ["What was \(after.choices.isEmpty ? "typed" : "chosen") is taken back."] : [])
}

/// How many changes, and how many examples, are told one by one, and how many lines of numbers of an
/// answer.
private let (mostEdits, mostExamples, mostNumbers) = (4, 6, 6)

/// - Parameter tellsTwice: whether what W × 2 costs is told where it is shown.
private func numberChanges(
  from old: ExplorerState, to new: ExplorerState, tellsTwice: Bool = true
) -> [String] {
  let (was, readings) = (Readings(state: old), Readings(state: new))
  let edits = editSentences(from: old, to: new)
  let settings = changed(was.plainSettings, readings.plainSettings)
  let edited = editedExample(from: old, to: new)
  var lines: [String] = []
  if let example = edited, edits.count <= mostEdits {
    // The losses of the example that was edited are told even if they stay.
    let before = old.table.examples.firstIndex(of: new.table.examples[example]).map {
      (was.plainLosses(of: $0), was.plainPrediction(of: $0))
    }
    let losses = sentences(before?.0 ?? [], readings.plainLosses(of: example))
    lines.append((edits + losses).joined(separator: " "))
    lines += scoreChanges(from: was, to: readings, of: [example])
    lines += joined(changed(before?.1 ?? [], readings.plainPrediction(of: example)))
  } else {
    if edits.count > mostEdits {
      lines.append("\(counted(edits.count, "number")) changed; the first: \(edits[0])")
    } else {
      lines += edits
    }
    if !edits.isEmpty || old.situation == new.situation {
      lines += scoreChanges(from: was, to: readings, of: toldExamples(new))
    }
    lines += joined(settings) + exampleChanges(from: was, to: readings)
  }
  if new.model.isComputed, shownLosses(new).isEmpty {
    lines += joined(changed(was.plainPenalties, readings.plainPenalties))
  }
  lines += joined(changed(was.plainMeans(at: .k), readings.plainMeans(at: .k)))
  if new.shows(.twice), tellsTwice {
    let twice = changed(was.plainMeans(at: .twiceK), readings.plainMeans(at: .twiceK))
    let head = "At W times \(NumberText.factor(2 * new.scale)): "
    if old.scale == new.scale { lines += joined(twice).map { head + $0 } }
  }
  return lines
}

/// The examples whose numbers are told: all of few, else the selected one.
private func toldExamples(_ state: ExplorerState) -> [Int] {
  state.shownCount <= mostExamples
    ? (0..<state.shownCount).map(state.position(atPlace:)) : [state.selection.example]
}

/// The scores that a changed W, b or x makes anew: "x1: Score of cat -85.6, was -96.8."
private func scoreChanges(
  from was: Readings, to readings: Readings, of examples: [Int]
) -> [String] {
  let (old, new) = (was.state, readings.state)
  guard new.model.isComputed, old.model.isComputed else { return [] }
  return examples.compactMap { example in
    guard let before = old.table.examples.firstIndex(of: new.table.examples[example]) else {
      return nil
    }
    let texts = changed(was.plainScores(of: before), readings.plainScores(of: example))
    let rest = texts.count - mostPlainItems
    let more = rest > 0 ? " \(counted(rest, "score")) more changed." : ""
    return texts.isEmpty
      ? nil
      : "\(new.table.exampleName(example)): "
        + texts.prefix(mostPlainItems).joined(separator: " ") + more
  }
}

private func exampleChanges(from was: Readings, to readings: Readings) -> [String] {
  let (old, new) = (was.state, readings.state)
  return toldExamples(new).compactMap { example in
    guard let before = old.table.examples.firstIndex(of: new.table.examples[example]) else {
      return nil
    }
    let texts = changed(
      was.plainLosses(of: before) + was.plainPrediction(of: before),
      readings.plainLosses(of: example) + readings.plainPrediction(of: example))
    return texts.isEmpty
      ? nil : "\(new.table.exampleName(example)): \(texts.joined(separator: " "))"
  }
}

/// Sentences of all figures.
private func sentences(_ old: [PlainFigure], _ new: [PlainFigure]) -> [String] {
  new.map { figure in figure.sentence(was: old.first { $0.name == figure.name }?.text) }
}

/// Sentences of the figures that are new or have changed.
private func changed(_ old: [PlainFigure], _ new: [PlainFigure]) -> [String] {
  sentences(old, new.filter { !old.contains($0) })
}

private func joined(_ sentences: [String]) -> [String] {
  sentences.isEmpty ? [] : [sentences.joined(separator: " ")]
}

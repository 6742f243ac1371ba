import ExplorerCore
import Lessons
import LossEngine
import Scores

/// What has changed in the numbers: what was typed first, then what follows from it. Of an answer its
/// verdict, then the table before and after its edits, and what they mean.
func plainChanges(from old: ExplorerState, to new: ExplorerState) -> [String] {
  guard let (before, session) = answered(old, new) else {
    return numberChanges(from: old, to: new) + cardChanges(from: old, to: new)
  }
  let card = PlainCard(session)
  return card.verdict + numberChanges(from: old, to: before)
    + (before.situation == new.situation ? [] : numberChanges(from: before, to: new))
    + card.explanation + card.wayOn
}

/// The state before the edits of an answer that has just been shown, with nothing hidden any more.
private func answered(
  _ old: ExplorerState, _ new: ExplorerState
) -> (before: ExplorerState, session: LessonSession)? {
  guard let session = new.session, session.card.phase == .done, old.session?.card.phase == .open
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
  return card.hints.dropFirst(was.hints.count)
    + card.progress.filter { isAnswered || !was.progress.contains($0) } + shown
}

/// How many changes, and how many examples, are told one by one.
private let (mostEdits, mostExamples) = (4, 6)

private func numberChanges(from old: ExplorerState, to new: ExplorerState) -> [String] {
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
    lines += joined(changed(before?.1 ?? [], readings.plainPrediction(of: example)))
  } else {
    if edits.count > mostEdits {
      lines.append("\(counted(edits.count, "number")) changed; the first: \(edits[0])")
    } else {
      lines += edits
    }
    lines += joined(settings) + exampleChanges(from: was, to: readings)
  }
  lines += joined(changed(was.plainMeans(at: .k), readings.plainMeans(at: .k)))
  if new.shows(.twice) {
    let twice = changed(was.plainMeans(at: .twiceK), readings.plainMeans(at: .twiceK))
    let head = "At W times \(NumberText.factor(2 * new.scale)): "
    if old.scale == new.scale { lines += joined(twice).map { head + $0 } }
  }
  return lines
}

private func exampleChanges(from was: Readings, to readings: Readings) -> [String] {
  let (old, new) = (was.state, readings.state)
  let places =
    new.shownCount <= mostExamples
    ? (0..<new.shownCount).map(new.position(atPlace:)) : [new.selection.example]
  return places.compactMap { example in
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

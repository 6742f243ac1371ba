import LossEngine
import Scores

extension Workbench {
  mutating func move(_ direction: Action.Direction) {
    // Classes are rows and examples columns; in a turned table it is the other way round.
    switch (direction, look.isTurned) {
    case (.up, false), (.left, true): selection.class -= 1
    case (.down, false), (.right, true): selection.class += 1
    case (.left, false), (.up, true): selectPlace(selectedPlace - 1)
    case (.right, false), (.down, true): selectPlace(selectedPlace + 1)
    }
    clampSelection()
  }

  mutating func jump(_ edge: Action.Edge) {
    switch (edge, look.isTurned) {
    case (.rowStart, false): selectPlace(0)
    case (.rowEnd, false): selectPlace(shownCount - 1)
    case (.rowStart, true): selection.class = 0
    case (.rowEnd, true): selection.class = table.classCount - 1
    case (.pageUp, false): selection.class -= max(1, look.viewport.classes.count)
    case (.pageDown, false): selection.class += max(1, look.viewport.classes.count)
    case (.pageUp, true): selectPlace(selectedPlace - max(1, look.viewport.examples.count))
    case (.pageDown, true): selectPlace(selectedPlace + max(1, look.viewport.examples.count))
    }
    clampSelection()
  }

  /// Selects the next cell to the right; after the last of a row, the first of the next row; after the
  /// last of all, the first of all.
  mutating func moveToNextCell() {
    let before = selection
    move(.right)
    guard selection == before else { return }
    jump(.rowStart)
    let rowStart = selection
    move(.down)
    guard selection == rowStart else { return }
    selection = Selection(example: position(atPlace: 0), class: 0)
  }

  mutating func clampSelection() {
    selection.example = min(max(0, selection.example), table.exampleCount - 1)
    if place(of: selection.example) == nil { selectPlace(0) }
    selection.class = min(max(0, selection.class), table.classCount - 1)
  }
}

extension ExplorerState {
  /// Selects the next (`step` 1) or previous (-1) shown example that is predicted wrong; the search goes
  /// round the table once.
  mutating func selectWrongPrediction(step: Int) {
    if refusesPredictions() { return }
    let (start, count) = (selectedPlace, shownCount)
    for distance in 1...count {
      let position = position(atPlace: ((start + step * distance) % count + count) % count)
      if !evaluation.isCorrect(example: position) {
        selection.example = position
        selection.class = table.label(position)
        return
      }
    }
    let shown = arrangement?.filter == nil ? "" : " among those shown"
    notice("every prediction is right\(shown)")
  }

  /// Selects the class with the highest score, the first of several that tie.
  mutating func selectWinner() {
    guard !hidesAny(.prediction) else { return complain("predictions are " + hiddenUntil) }
    let scores = situation.row(of: selection.example).scores
    selection.class = winners(scores.span)[0]
  }
}

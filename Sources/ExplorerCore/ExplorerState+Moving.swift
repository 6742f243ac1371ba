extension ExplorerState {
  mutating func move(_ direction: Action.Direction) {
    // On the slides classes go down and examples across; turned, it is the other way round.
    switch (direction, isTurned) {
    case (.up, false), (.left, true): selection.class -= 1
    case (.down, false), (.right, true): selection.class += 1
    case (.left, false), (.up, true): selection.example -= 1
    case (.right, false), (.down, true): selection.example += 1
    }
    clampSelection()
  }

  mutating func jump(_ edge: Action.Edge) {
    switch (edge, isTurned) {
    case (.rowStart, false): selection.example = 0
    case (.rowEnd, false): selection.example = table.exampleCount - 1
    case (.rowStart, true): selection.class = 0
    case (.rowEnd, true): selection.class = table.classCount - 1
    case (.pageUp, false): selection.class -= max(1, viewport.classes.count)
    case (.pageDown, false): selection.class += max(1, viewport.classes.count)
    case (.pageUp, true): selection.example -= max(1, viewport.examples.count)
    case (.pageDown, true): selection.example += max(1, viewport.examples.count)
    }
    clampSelection()
  }

  /// The next cell to the right, then the first one of the next row, then the first of all.
  mutating func moveToNextCell() {
    let before = selection
    move(.right)
    guard selection == before else { return }
    jump(.rowStart)
    let rowStart = selection
    move(.down)
    guard selection == rowStart else { return }
    (selection.example, selection.class) = (0, 0)
  }

  /// Goes round the table once, from the selected example on.
  mutating func selectWrongPrediction(step: Int) {
    guard !hidden.hides(.prediction) else {
      message = .error("predictions are hidden until you answer")
      return
    }
    guard !isComputing else {
      message = .notice("computing…; try again in a moment")
      return
    }
    let count = table.exampleCount
    for distance in 1...count {
      let position = ((selection.example + step * distance) % count + count) % count
      if !evaluation.isCorrect(example: position) {
        selection.example = position
        selection.class = table.label(position)
        return
      }
    }
    message = .notice("every prediction is right")
  }

  mutating func clampSelection() {
    selection.example = min(max(0, selection.example), table.exampleCount - 1)
    selection.class = min(max(0, selection.class), table.classCount - 1)
  }
}

import Scores

/// How the panel Picture is looked at. The class and the example are those of the table's selection.
package struct PictureLook: Equatable, Sendable {
  /// Whether one class is shown large, and not all of them.
  package internal(set) var isOfOneClass = false
  /// Whether a template of three channels is shown as their signed sums, and not in its colours.
  package internal(set) var showsSums = false
  /// Whether the channels lie in the other order than the document says.
  package internal(set) var hasOtherOrder = false

  /// What its keys do.
  package enum Change: Hashable, Sendable {
    case selectClass(Action.Direction)
    case selectExample(step: Int)
    case toggleOneClass
    case toggleSums
    case toggleOrder
  }
}

extension ExplorerState {
  /// The shape of the inputs, as the document gives it or as their number suggests; nil where they are no
  /// picture.
  package var pictureShape: PictureShape? {
    guard let linear = model.linear else { return nil }
    var shape = linear.shape ?? PictureShape(guessedFor: linear.classifier.inputCount)
    if look.picture.hasOtherOrder { shape?.isChannelsFirst.toggle() }
    return shape
  }

  mutating func change(_ change: PictureLook.Change) {
    switch change {
    case .selectClass(let direction): selectTemplate(direction)
    case .selectExample(let step): bench.selectPlace(selectedPlace + step)
    case .toggleOneClass: bench.look.picture.isOfOneClass.toggle()
    case .toggleSums:
      if refusesGrey() { return }
      bench.look.picture.showsSums.toggle()
      notice(
        look.picture.showsSums
          ? "templates as signed sums of their channels" : "templates in their own colours")
    case .toggleOrder:
      if refusesGrey() { return }
      bench.look.picture.hasOtherOrder.toggle()
      notice(
        pictureShape?.isChannelsFirst == true
          ? "channels first: all reds, then all greens, all blues"
          : "channels last: red, green and blue of a pixel together")
    }
  }

  /// Whether the pictures have no channels; the message then says so.
  private mutating func refusesGrey() -> Bool {
    let isGrey = pictureShape?.channels == 1
    if isGrey { notice("these pictures are grey: they have one channel") }
    return isGrey
  }

  /// Up and down go by a row of pictures; beyond the last one nothing moves.
  private mutating func selectTemplate(_ direction: Action.Direction) {
    let row = look.picture.isOfOneClass ? 1 : look.viewport.picturesPerRow
    let step =
      switch direction {
      case .left: -1
      case .right: 1
      case .up: -row
      case .down: row
      }
    let position = selection.class + step
    if table.classes.indices.contains(position) { selection.class = position }
  }
}

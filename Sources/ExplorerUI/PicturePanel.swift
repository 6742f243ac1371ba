import ExplorerCore
import TerminalCore

extension PanelView {
  static let picture = PanelView(
    panel: .picture, letter: "i", key: .function(9),
    help: "x and the rows of W as pictures; what pixels vote",
    isWide: true, companions: [.card], refusal: refusal, keys: pictureKeys,
    words: pictureWords, draw: drawPicture)

  private static func refusal(_ state: ExplorerState) -> String? {
    guard let linear = state.model.linear else { return "a bare table has no inputs" }
    guard state.pictureShape == nil else { return nil }
    let inputs = "\(linear.classifier.inputCount) inputs"
    // Whoever follows a lesson can't add a shape.
    return state.session == nil
      ? "\(inputs) need \"shape\": [rows, columns]" : "no picture: x has \(inputs)"
  }

  private static let pictureKeys: [KeyBinding] = [
    KeyBinding(
      [
        .left: .changePictureLook(.selectClass(.left)),
        .down: .changePictureLook(.selectClass(.down)),
        .up: .changePictureLook(.selectClass(.up)),
        .right: .changePictureLook(.selectClass(.right)),
      ], "choose a class", hint: "class", hintKeys: "←↓↑→"),
    KeyBinding(
      [
        "]": .changePictureLook(.selectExample(step: 1)),
        "[": .changePictureLook(.selectExample(step: -1)),
      ], "next and previous example", hint: "example", hintKeys: "] ["),
    KeyBinding(
      [.enter: .changePictureLook(.toggleOneClass)],
      "one class large, with what each pixel votes, and back to all", hint: "one, all"),
    KeyBinding(
      ["i": .changePictureLook(.toggleSums)],
      "templates of three channels as signed sums, or in their colours", hint: "sums"),
    KeyBinding(
      ["o": .changePictureLook(.toggleOrder)],
      "channels first, as in raw CIFAR-10 batches, or last", hint: "channels"),
    KeyMap.givingKeysBack(from: .picture),
  ]
}

private func drawPicture(_ readings: Readings, _ area: Area, _ canvas: inout Canvas) {
  guard let linear = readings.state.model.linear,
    let tiles = PictureTiles(readings.state, in: area)
  else { return }
  PictureDrawing(readings, linear, tiles).draw(in: area, on: &canvas)
}

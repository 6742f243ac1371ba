/// How the inputs of a picture lie: rows × columns of pixels, each of one channel (grey) or three (red,
/// green, blue).
package struct PictureShape: Hashable, Sendable {
  package let rows: Int
  package let columns: Int
  /// 1 or 3.
  package let channels: Int
  /// Whether all pixels of a channel lie together, as in raw CIFAR-10 batches; else the channels of a
  /// pixel do.
  package var isChannelsFirst: Bool

  /// nil unless rows and columns are at least 1, and channels 1 or 3.
  package init?(rows: Int, columns: Int, channels: Int = 1, isChannelsFirst: Bool = false) {
    guard rows > 0, columns > 0, [1, 3].contains(channels),
      !rows.multipliedReportingOverflow(by: columns).overflow, rows * columns <= 1 << 30
    else { return nil }
    (self.rows, self.columns, self.channels) = (rows, columns, channels)
    self.isChannelsFirst = isChannelsFirst
  }

  /// The shape that so many inputs are likely to have: a square of pixels, or of 3,072 inputs the
  /// 32×32×3 of CIFAR-10; nil where they are no picture.
  package init?(guessedFor inputCount: Int) {
    let side = Int(Double(inputCount).squareRoot().rounded())
    if inputCount == 3072 {
      self.init(rows: 32, columns: 32, channels: 3)
    } else if side >= 2, side * side == inputCount {
      self.init(rows: side, columns: side)
    } else {
      return nil
    }
  }

  package var inputCount: Int { rows * columns * channels }

  /// The place of a pixel's channel among the inputs; rows, columns and channels are counted from 0.
  package func input(row: Int, column: Int, channel: Int = 0) -> Int {
    isChannelsFirst
      ? (channel * rows + row) * columns + column : (row * columns + column) * channels + channel
  }

  /// "32×32×3", "14×14".
  package var description: String {
    "\(rows)×\(columns)" + (channels == 1 ? "" : "×\(channels)")
  }
}

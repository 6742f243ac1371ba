import TerminalCore

/// A line that a terminal hands over whole, with the names of keys in place of the bytes that arrow keys,
/// function keys and the like have left in it: `ESC [ A` is " Up ". What stands for no key is left out.
package func namingKeys(in line: String) -> String {
  var rest = Array(line.utf8)[...]
  var named: [UInt8] = []
  while let first = rest.first {
    let piece = InputPiece(of: rest, isMouseKey: false)
    let beginsSequence = piece?.kind.map { Array("[O]PX^_".utf8).contains($0) } ?? false
    if first == InputPiece.escape, !beginsSequence {
      // The Escape key, whatever was typed after it in the same line.
      named += Array(" \(Key.escape.name) ".utf8)
      rest.removeFirst()
      continue
    }
    // The end of the line has cut what is unfinished.
    guard let piece else { break }
    if piece.kind == nil {
      named += rest.prefix(piece.length)
    } else if let key = key(of: piece) {
      let isCharacter = if case .character = key { true } else { false }
      named += Array((isCharacter ? key.name : " \(key.name) ").utf8)
    }
    rest = rest.dropFirst(piece.length)
  }
  return String(decoding: named, as: UTF8.self)
}

private func key(of piece: InputPiece) -> Key? {
  guard let kind = piece.kind else { return nil }
  let usual = Key.usualSequences[[InputPiece.escape, kind] + piece.body]
  let isControl = kind == UInt8(ascii: "[")
  return usual ?? (isControl ? Key(parameters: piece.body, among: Key.usualSequences) : nil)
}

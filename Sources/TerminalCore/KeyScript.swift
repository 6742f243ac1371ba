/// Keys as text: blank-separated tokens, one key each, and `type:4.4` for the keys 4 . 4.
package enum KeyScript {
  package static func parse(_ text: String) throws(KeyScriptError) -> [Key] {
    var keys: [Key] = []
    for (index, token) in text.split(whereSeparator: \.isWhitespace).enumerated() {
      if token.hasPrefix("type:"), token.count > 5 {
        keys += token.dropFirst(5).map(Key.character)
      } else if let key = key(of: token) {
        keys.append(key)
      } else {
        throw KeyScriptError(token: String(token), place: index + 1)
      }
    }
    return keys
  }

  private static func key(of token: Substring) -> Key? {
    if token.count == 1 { return token.first.map(Key.character) }
    // C-X is C-x: terminals don't tell them apart.
    if token.count == 3, token.hasPrefix("C-"), token.last?.isASCII == true {
      return token.last?.lowercased().first.map(Key.control)
    }
    if token.first == "F", let number = Int(token.dropFirst()), (1...12).contains(number),
      token == "F\(number)"
    {
      return .function(number)
    }
    return Key.named.first { $0.name == token }?.key
  }
}

/// A token of a key script that is no key.
package struct KeyScriptError: Error, Hashable, CustomStringConvertible {
  package let token: String
  /// Which token it is, counted from 1.
  package let place: Int

  package var description: String {
    let names = Key.named.map(\.name).joined(separator: " ")
    return "Key \(place), \"\(displayable(token))\", is not a key. Write a character as it is,"
      + " \(names), F1 to F12, C-x for Ctrl and x, or type:TEXT for the keys of a text."
  }
}

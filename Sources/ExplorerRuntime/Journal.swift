import ScoreFiles
import Scores

/// What is wrong with a journal that is not just cut short.
struct JournalDamage: Error {}

/// The text of a journal: a line that says which file the changes were made to, then a line for each
/// change, as it was made.
///
/// A line begins with a check of what is in it and of all lines before, so that nothing can be missing
/// from the middle; one that is cut short at the end is as if it had not been written.
///
///     9c3f01d2 loss-explorer journal 1 88 1764086400 0 5be1c9a7f0e2d411 /home/me/scores.csv
///     04e1aa37 score 1 1 4.4
///     7d20c6b9 add-class 3 3 dog<tab>score 0 3 2.5
///
/// A classifier's file has `detach` with the k at which scores became a bare table, and `attach` where
/// that was undone. A class that comes back to it brings b and its row of W, an example its x:
///
///     5fb3a2c8 detach 2.0
///     91d04e77 attach<tab>numbers 0.2 0.7 0.16<tab>add-class 1 1 dog
struct Journal {
  /// The file, as it was when the changes began.
  var identity: FileIdentity
  var path: String
  private(set) var changes: [String] = []

  private static let kind = "loss-explorer journal 1"
  /// What is read at most, and so what is written.
  static let sizeLimit = 64 << 20

  init(of identity: FileIdentity, path: String) {
    (self.identity, self.path) = (identity, path)
  }

  /// What the first line says.
  var header: String {
    let numbers = [identity.size, identity.seconds, identity.nanoseconds].map(String.init)
    let hash = String(identity.hash, radix: 16)
    return ([Self.kind] + numbers + [hash, Self.escaped(path)]).joined(separator: " ")
  }

  /// A line as it stands in the file; `check` goes on with it.
  static func line(_ text: String, check: inout UInt32) -> String {
    check = ProgressStore.hash(of: text, after: check)
    let digits = String(check, radix: 16)
    return "\(String(repeating: "0", count: 8 - digits.count))\(digits) \(text)\n"
  }

  static let firstCheck: UInt32 = 0x811C_9DC5

  /// Reads a journal; nil is one whose first line is not whole.
  init?(_ bytes: [UInt8]) throws(JournalDamage) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    var check = Self.firstCheck
    var texts: [String] = []
    for (index, line) in lines.enumerated() {
      guard let text = String(validating: line.dropFirst(9), as: UTF8.self),
        Self.line(text, check: &check).utf8.dropLast().elementsEqual(line)
      else {
        if index == lines.count - 1 { break }
        throw JournalDamage()
      }
      texts.append(text)
    }
    guard let header = texts.first else { return nil }
    let words = header.split(separator: " ", maxSplits: 7, omittingEmptySubsequences: false)
    guard words.count == 8, words[..<3].joined(separator: " ") == Self.kind,
      let size = Int(words[3]), let seconds = Int(words[4]), let nanoseconds = Int(words[5]),
      let hash = UInt64(words[6], radix: 16)
    else { throw JournalDamage() }
    identity = FileIdentity(size: size, seconds: seconds, nanoseconds: nanoseconds, hash: hash)
    path = Self.unescaped(words[7])
    changes = Array(texts.dropFirst())
  }

  /// A text that ends a line or a part of one, with nothing in it that would end them sooner.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\t": escaped += "\\t"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  static func unescaped(_ text: some StringProtocol) -> String {
    var plain = ""
    var isEscape = false
    for scalar in text.unicodeScalars {
      guard isEscape else {
        if scalar == "\\" { isEscape = true } else { plain.unicodeScalars.append(scalar) }
        continue
      }
      plain.unicodeScalars.append(scalar == "n" ? "\n" : scalar == "t" ? "\t" : scalar)
      isEscape = false
    }
    return plain
  }
}

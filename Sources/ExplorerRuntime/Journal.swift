import ScoreFiles
import Scores

/// A journal is damaged, other than by a last line that was cut short.
struct JournalDamage: Error {}

/// The contents of a journal: a header line that names the file the changes were made to, then a line
/// for each change in the order they were made.
///
/// Every line begins with a checksum of itself and all lines before it, which reveals missing and
/// changed lines. A last line that was cut short is ignored.
///
///     9c3f01d2 loss-explorer journal 1 88 1764086400 0 5be1c9a7f0e2d411 /home/me/scores.csv
///     04e1aa37 score 1 1 4.4
///     7d20c6b9 add-class 3 3 dog<tab>score 0 3 2.5
///
/// A classifier's file has `detach` with the k at which scores became a bare table, and `attach` where
/// that was undone. A class that comes back to it brings b and its row of W, an example its x. Where the
/// file holds the bare table, `attach` follows all of W, b and x:
///
///     5fb3a2c8 detach 2.0
///     91d04e77 attach<tab>numbers 0.2 0.7 0.16<tab>add-class 1 1 dog
///     20f8c1d3 numbers 0.2 0.7 0.16<tab>row 0<tab>…<tab>numbers 1 2<tab>input 0<tab>…<tab>attach
struct Journal {
  /// The identity of the file before the first change.
  var identity: FileIdentity
  var path: String
  private(set) var changes: [String] = []

  private static let kind = "loss-explorer journal 1"
  /// The largest journal in bytes that is read, and so the largest that is written.
  static let sizeLimit = 64 << 20

  init(of identity: FileIdentity, path: String) {
    (self.identity, self.path) = (identity, path)
  }

  /// The first line.
  var header: String {
    let numbers = [identity.size, identity.seconds, identity.nanoseconds].map(String.init)
    let hash = String(identity.hash, radix: 16)
    return ([Self.kind] + numbers + [hash, Self.escaped(path)]).joined(separator: " ")
  }

  /// A line with its checksum.
  /// - Parameter check: the checksum of the lines before; it becomes that of this line.
  static func line(_ text: String, check: inout UInt32) -> String {
    check = ProgressStore.hash(of: text, after: check)
    let digits = String(check, radix: 16)
    return "\(String(repeating: "0", count: 8 - digits.count))\(digits) \(text)\n"
  }

  static let firstCheck: UInt32 = 0x811C_9DC5

  /// Reads a journal; nil if not even its first line is complete.
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

  /// A text without line feeds and tabs, which separate lines and the parts of a line.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\t": "\\t"
      default: String(scalar)
      }
    }.joined()
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

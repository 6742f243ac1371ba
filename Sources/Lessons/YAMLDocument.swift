import Yams

/// Reads YAML such that no file can exhaust memory, time or the stack.
enum YAMLDocument {
  static let sizeLimit = 1 << 20

  /// The root of a text's one document, nil if it is empty; aliases and anchors are errors.
  static func root(_ text: String) throws(LessonProblem) -> Node? {
    guard text.utf8.count <= sizeLimit else {
      throw LessonProblem(line: 1, text: "larger than 1 MB, which is the most that is read")
    }
    // The parser replaces aliases by what their anchors mark, which a small file can make exponentially
    // large. So a text with anchors is searched for aliases first. Without anchors an alias is an error
    // of the parser anyway, and the search only finds a better error.
    if text.utf8.contains(UInt8(ascii: "&")) { try refuseAliases(in: text) }
    do { return try compose(text) } catch {
      try refuseAliases(in: text)
      throw error
    }
  }

  /// Finds aliases without resolving them: the text is parsed with each asterisk replaced by a letter
  /// that it doesn't contain, so that an alias becomes a plain text that begins with that letter.
  private static func refuseAliases(in text: String) throws(LessonProblem) {
    guard text.utf8.contains(UInt8(ascii: "*")) else { return }
    let known = Set(text.unicodeScalars.lazy.map(\.value).filter { $0 >= 0xE000 })
    guard let value = (0xE000...0xF8FF).first(where: { !known.contains($0) }),
      let letter = Unicode.Scalar(value)
    else { throw LessonProblem(line: 1, text: "this is not a text for people") }
    let other = text.unicodeScalars.map { $0 == "*" ? letter : $0 }
    let root = try compose(String(String.UnicodeScalarView(other)))
    try root?.visit { (node) throws(LessonProblem) in
      guard case .scalar(let scalar) = node, scalar.style == .plain,
        scalar.string.unicodeScalars.first == letter
      else { return }
      let name = "*" + String(scalar.string.unicodeScalars.dropFirst())
      throw LessonProblem(
        line: node.line,
        text: "\(quoted(name)) would be a YAML alias, which is not read here; "
          + "write it out, or put a text in quotes")
    }
  }

  private static func compose(_ text: String) throws(LessonProblem) -> Node? {
    do {
      // The basic resolver leaves all scalars as texts; `Field` decides what a number is.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else { return nil }
      // Nodes hold their anchors weakly, so the parser must live until the anchors are looked at.
      return try withExtendedLifetime(parser) {
        try root.visit { (node) throws(LessonProblem) in
          guard let anchor = node.anchor.map({ quoted("&" + $0.rawValue) }) else { return }
          throw LessonProblem(
            line: node.line,
            text: "\(anchor) would be the anchor of a YAML alias, which is not read here")
        }
        return root
      }
    } catch {
      throw problem(error, in: text)
    }
  }

  private static func problem(_ error: any Error, in text: String) -> LessonProblem {
    switch error {
    case let problem as LessonProblem: return problem
    case YamlError.composer(_, let problem, let mark, _) where problem.contains("another document"):
      return LessonProblem(
        line: mark.line, text: "a second document begins here; a file has one, without ---")
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      let place = context.map { " \($0.text), which began in line \($0.mark.line)" } ?? ""
      return LessonProblem(
        line: mark.line,
        text: "this is not YAML: \(problem)\(place) (a text that has \": \" or \" #\" in it, or "
          + "begins with a sign, stands in quotes or under |)")
    case YamlError.duplicatedKeysInMapping(let keys, let context):
      return LessonProblem(
        line: context.mark.line, text: "the key \(quoted(keys.first ?? "")) stands here twice")
    case YamlError.reader(let problem, let offset, _, _):
      let before = text.prefix(offset ?? 0)
      return LessonProblem(
        line: 1 + before.count(where: \.isNewline), text: "this is not a text: \(problem)")
    default: return LessonProblem(line: 1, text: "this is not YAML: \(error)")
    }
  }
}

extension Node {
  /// Its line in the file, counted from 1.
  var line: Int { mark?.line ?? 1 }

  /// Calls `body` with the node and all nodes in it.
  fileprivate func visit(_ body: (Node) throws(LessonProblem) -> Void) throws(LessonProblem) {
    try body(self)
    switch self {
    case .sequence(let sequence): for item in sequence { try item.visit(body) }
    case .mapping(let mapping):
      for (key, value) in mapping {
        try key.visit(body)
        try value.visit(body)
      }
    case .scalar, .alias: break
    }
  }
}

import Scores

extension ScoreFileError.Problem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .contents(let text): text
    case .missing: "there is no such file"
    case .notAFile(let pipesAreRead):
      "this is not a file but a folder, a pipe or a device"
        + (pipesAreRead ? "; a pipe can be read as -" : "")
    case .notReplaceable: "can't be saved: this is a folder, a pipe or a device; save to a file"
    case .exists: "there is such a file already"
    case .unknownExtension:
      "can't be saved: the name says no format; expected it to end in "
        + FileFormat.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
    case .cancelled: "reading it was ended"
    case .tooBig(let limit): "larger than \(limit >> 20) MB, which is the most that is read"
    case .cannotRead(let code): "can't be read: \(systemError(code))"
    case .cannotSave(let code):
      "can't be saved: \(systemError(code)); what was there is unchanged"
    case .cannotCreate(let code): "can't be saved: \(systemError(code))"
    }
  }
}

// The problems that are found in several places.
extension ScoreFileError.Problem {
  package static let notText =
    Self.contents("a NUL byte; this is not a text file, or not one in UTF-8")
  package static let notProgress =
    Self.contents(
      "no progress in a lesson; a student's own is lecture.json in loss-explorer's folder")
  package static let notUTF8 =
    Self.contents("bytes that are not UTF-8; save the file as UTF-8")
  static let unterminatedQuote = Self.contents("the quote that opens here is never closed")
  static let blankLine = Self.contents("a blank line; delete it")
  static let emptyClassName =
    Self.contents("a class without a name; give every column of scores one")
  static let emptyExampleName = Self.contents("an example without a name; give it one")
  static let labelsTwice =
    Self.contents("labels, though --labels gives a file of them; leave out one of the two")
  static let everyClassMasked =
    Self.contents("every class is masked (-inf); expected at least one number")

  static let losesColumns = Self.contents(
    "can't be saved: the columns that were left out would be lost, as classes or names have changed; "
      + "save under another name")

  static let isArrayOfClassifier = Self.contents(
    "can't be saved: this array has no place for all of the classifier; "
      + "save under a name that ends in .json")

  static func otherShape(_ shape: PictureShape, inputCount: Int) -> Self {
    .contents(
      "a picture of \(shape.description) has \(shape.inputCount) inputs, and x has \(inputCount)")
  }

  /// Letters that Unicode calls the same are the same name, however they are written.
  static func duplicateClass(_ name: String, among names: [String]) -> Self {
    let isSpelledAlike = names.contains { $0.isSpelled(name) }
    return .contents(
      "a second class \(quoted(name))"
        + (isSpelledAlike ? "" : ", the same letters in another of Unicode's spellings")
        + "; give each its own name")
  }

  /// - Parameter isTransposed: whether the classes are the rows of an array.
  static func classCount(named: Int, found: Int, isTransposed: Bool = false) -> Self {
    let names = counted(named, "class")
    return .contents(
      "--classes names \(names), but there are \(found) columns of scores"
        + (isTransposed ? "; the array seems to be classes × examples: save scores.T" : ""))
  }

  static func unknownLabel(
    _ text: String, classNames: [String], labelsAre: LabelKind?
  ) -> Self {
    let classCount = classNames.count
    let expected =
      switch labelsAre {
      case .names: "the name of one of the \(classCount) classes"
      case .indices: "the index of a class, 0 to \(classCount - 1)"
      case nil: "the name of a class or its index, 0 to \(classCount - 1)"
      }
    return .contents(
      "\(quoted(text)) is no label; expected \(expected)"
        + (labelsAre == .indices ? "" : list(classNames, besides: text)) + oddity(in: text))
  }

  /// - Parameter mask: how the file writes the score of a masked class.
  static func notAScore(_ text: String, class name: String, mask: String = "-inf") -> Self {
    .contents(
      "\(quoted(text)) is no score of \(quoted(name)); "
        + "expected a number such as -3.2, or \(mask) for a masked class" + oddity(in: text))
  }

  static func scoreTooLarge(_ text: String, class name: String) -> Self {
    .contents(
      "\(quoted(text)), the score of \(quoted(name)), is beyond the largest double, 1.8e308")
  }
}

/// The names of classes, five at most, for a label that is none of them; empty where names or the label
/// are numbers.
private func list(_ classNames: [String], besides text: String) -> String {
  func isNumber(_ text: String) -> Bool { Double(text) != nil }
  guard !isNumber(text), !classNames.contains(where: isNumber) else { return "" }
  let names = classNames.prefix(5).map(quoted)
  let all = classNames.count > 5 ? names.joined(separator: ", ") + ", ..." : conjoined(names)
  return "; the classes are \(all)"
}

/// A text in quotes, cut to 40 characters, for an error.
func quoted(_ text: String) -> String {
  // Only 41 characters are counted, of a text that may have millions.
  text.prefix(41).count <= 40 ? "\"\(text)\"" : "\"\(text.prefix(37))...\""
}

/// "a, b and c".
func conjoined(_ names: [String]) -> String {
  let last = names.suffix(1).joined()
  return names.count < 2 ? last : names.dropLast().joined(separator: ", ") + " and \(last)"
}

/// What makes a text no number or label though it looks like one, for an error; empty if nothing does.
private func oddity(in text: String) -> String {
  for scalar in text.unicodeScalars where !scalar.isASCII {
    let code = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code
    if scalar.value == 0x2212 { return "; the sign is \(name), write -" }
    let properties = scalar.properties
    if properties.isWhitespace || properties.isDefaultIgnorableCodePoint {
      return "; the invisible character \(name) is in it, take it out"
    }
  }
  return ""
}

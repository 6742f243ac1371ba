import LossEngine
import Scores

extension ScoreFileError {
  /// The problems that only JSON files have.
  package enum JSONProblem: Hashable, Sendable {
    // Syntax
    /// - Parameter found: nil at the end of the file.
    case expected(String, found: String?)
    case trailingComma
    case tooDeep(Int)
    case badNumber(String)
    case controlCharacter
    case badEscape
    case nulEscape
    case loneSurrogate
    // The shape of a table
    case unknownKey(String, known: [String])
    case secondKey(String)
    case missingKey(String)
    case tooFewClasses(found: Int)
    case noExamples
    case scoreCount(found: Int, expected: Int)
    case notAScore(String, class: String)
    // A classifier
    case noClassifier
    case weightRows(found: Int, expected: Int)
    case classifier(ClassifierError)
    case numberTooLarge
    case scoreBeyondDoubles(class: String)
  }
}

extension ScoreFileError.JSONProblem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .expected(let wanted, nil): "the file ends where \(wanted) should be"
    case .expected(let wanted, let found?): "\(found) where \(wanted) should be"
    case .trailingComma: "a comma after the last element; delete it"
    case .tooDeep(let limit): "more than \(limit) arrays and objects in each other"
    case .badNumber(let text): "\(quoted(text)) is no number in JSON; write it like -3.2 or 1e-5"
    case .controlCharacter: "a control character inside a string; write it as \\n, \\t or \\u001b"
    case .badEscape:
      "no such escape in JSON; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t, "
        + "or \\u and four hexadecimal digits"
    case .nulEscape: "\\u0000 in a string; a name can't hold a NUL"
    case .loneSurrogate:
      "half of a surrogate pair; characters beyond \\uffff are two of them, like \\ud83d\\ude00"
    case .unknownKey(let key, let known):
      "unknown key \(quoted(key)); expected one of "
        + known.map { "\"\($0)\"" }.joined(separator: ", ")
    case .secondKey(let key): "a second \(quoted(key)) in one object; leave out one of the two"
    case .missingKey(let key): "this object has no \(quoted(key))"
    case .tooFewClasses(let found):
      "\(counted(found, "class")); a table has at least 2"
    case .noExamples: "no examples; expected at least one"
    case .scoreCount(let found, let expected):
      "\(counted(found, "score")) for \(expected) classes"
    case .notAScore(let text, let name):
      "\(quoted(text)) is no score of \(quoted(name)); "
        + "expected a number such as -3.2, or \"-inf\" for a masked class"
    case .noClassifier: "\"x\" is the input of a classifier, but the file has no \"W\" and \"b\""
    case .weightRows(let found, let expected):
      "W has \(counted(found, "row")) for \(expected) classes"
    case .classifier(.noWeights): "W has no columns; expected a weight per input"
    case .classifier(.ragged(let row, let found, let expected)):
      "row \(row + 1) of W has \(counted(found, "weight")), the first \(expected)"
    case .classifier(.biasCount(let found, let expected)):
      "b has \(counted(found, "number")) for \(expected) classes"
    case .classifier(.inputCount(let found, let expected)):
      "x has \(counted(found, "number")), a row of W \(expected)"
    case .numberTooLarge: "a number beyond the largest double, 1.8e308"
    case .scoreBeyondDoubles(let name):
      "the score of \(quoted(name)), W x + b, is beyond the largest double, 1.8e308"
    }
  }
}

import LossEngine
import Scores

/// Why an NPY file is neither a table of scores nor a file of labels.
package enum NPYProblem: Hashable, Sendable {
  // The header
  case empty
  case magic
  case version(UInt8, UInt8)
  case headerTooLong(Int)
  case cutHeader(end: Int, found: Int)
  case syntax(expected: String)
  case structured
  case negativeCount
  case tooLarge
  // The array
  case typeOfScores(String)
  case typeOfLabels(String)
  case dimensions(Int)
  case dimensionsOfLabels(Int)
  case noExamples
  case tooFewClasses(found: Int)
  case size(found: Int, expected: Int)
  /// A refused score; its example and class are counted from 0, as NumPy counts.
  case score(ScoreError)
  case label(example: Int, value: String, classCount: Int)
}

extension NPYProblem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty: "the file is empty; expected an array that numpy.save wrote"
    case .magic: "this is no NPY file, which begins with \\x93NUMPY; numpy.save writes one"
    case .version(let major, let minor):
      "version \(major).\(minor) of the NPY format; expected 1.0, 2.0 or 3.0"
    case .headerTooLong(let length):
      "a header of \(length) bytes; expected at most \(NPYHeader.longest)"
    case .cutHeader(let end, let found):
      "the header goes on to byte \(end), the file ends at \(found); it was cut short, "
        + "so write or copy it again"
    case .syntax(let expected): "expected \(expected) in the header; write it with numpy.save"
    case .structured: "an array of records; save its scores alone, as a plain N×C array"
    case .negativeCount: "a negative number in the shape; write it with numpy.save"
    case .tooLarge: "the shape means more bytes than a computer can have; write it with numpy.save"
    case .typeOfScores(let name):
      "elements of type \(quoted(name)); expected float32, float64 or float16: "
        + "save scores.astype(\"float32\")"
    case .typeOfLabels(let name):
      "elements of type \(quoted(name)); expected integers, the indices of classes: "
        + "save labels.astype(\"int64\")"
    case .dimensions(let count):
      "an array of \(counted(count, "dimension")); expected 2, examples × classes"
    case .dimensionsOfLabels(let count):
      "an array of \(counted(count, "dimension")); expected 1, a label an example: "
        + "save labels.ravel()"
    case .noExamples: "an array without examples; expected a row per example"
    case .tooFewClasses(let found):
      "\(counted(found, "class")); expected at least 2, a column of scores for each"
    case .size(let found, let expected) where found < expected:
      "\(found) bytes follow the header, its shape means \(expected); the file was cut short, "
        + "so write or copy it again"
    case .size(let found, let expected):
      "\(found) bytes follow the header, its shape means \(expected); "
        + "expected one array and nothing after it"
    case .score(let error): text(of: error)
    case .label(let example, let value, let classCount):
      "labels[\(example)] is \(value); expected the index of a class, 0 to \(classCount - 1)"
    }
  }

  private func text(of error: ScoreError) -> String {
    switch error {
    case .notANumber(let example, let index):
      "scores[\(example), \(index)] is NaN; expected a number, or -inf for a masked class"
    case .positiveInfinity(let example, let index):
      "scores[\(example), \(index)] is +inf; expected a number, or -inf for a masked class"
    case .everyClassMasked(let example):
      "scores[\(example)] is -inf for every class; expected at least one number"
    default: "\(error)"
    }
  }
}

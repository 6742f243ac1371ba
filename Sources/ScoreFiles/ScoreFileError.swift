import Scores

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Why a file is not a table, or could not be read or saved, and where.
package struct ScoreFileError: Error, Hashable, Sendable {
  package let file: String
  /// Counted from 1; nil where the whole file is meant.
  package var line: Int?
  /// In characters, counted from 1; nil where the whole line is meant.
  package var column: Int?
  /// Of a file that is not text: the byte, counted from 0.
  package var offset: Int?
  package let problem: Problem

  package init(
    file: String, line: Int? = nil, column: Int? = nil, offset: Int? = nil, problem: Problem
  ) {
    (self.file, self.line, self.column, self.offset) = (file, line, column, offset)
    self.problem = problem
  }

  package enum Problem: Error, Hashable, Sendable {
    // Syntax
    case notText
    case notUTF8
    case loneCarriageReturn
    case unterminatedQuote
    case quoteInsideField
    case textAfterQuote
    // The shape of a table
    case emptyFile
    case header(found: String, expected: String)
    case tooFewClasses(found: Int)
    case emptyClassName
    case duplicateClass(String)
    case noExamples
    case blankLine
    case ragged(found: Int, expected: Int)
    case emptyExampleName
    case npy(NPYProblem)
    // Names and labels that are not in the file
    case classCount(named: Int, found: Int)
    case classNames(TableError)
    case noLabels
    case labelCount(found: Int, expected: Int)
    // Values
    case unknownLabel(String, classCount: Int, labelsAre: LabelsAre?)
    case ambiguousLabel(String)
    case notAScore(String, class: String)
    case scoreTooLarge(String, class: String)
    case everyClassMasked
    // Files; the numbers are those of `errno`
    case missing
    case notAFile(pipesAreRead: Bool)
    case notReplaceable
    case exists
    case tooBig(limit: Int)
    case cannotRead(Int32)
    case cannotSave(Int32)
  }

  /// The status a command ends with, as `sysexits.h` numbers them.
  package var exitCode: Int32 {
    switch problem {
    case .missing, .notAFile: 66
    case .cannotRead, .cannotSave, .notReplaceable, .exists: 74
    default: 65
    }
  }
}

extension ScoreFileError: CustomStringConvertible {
  package var description: String {
    let place = [
      line.map { "line \($0)" }, column.map { "column \($0)" }, offset.map { "byte \($0)" },
    ].compactMap(\.self)
    return "\(([file] + place).joined(separator: ", ")): \(problem)"
  }
}

extension ScoreFileError.Problem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notText: "a NUL byte; this is not a text file, or not one in UTF-8"
    case .notUTF8: "bytes that are not UTF-8; save the file as UTF-8"
    case .loneCarriageReturn: "a carriage return without a line feed; end lines with LF or CR LF"
    case .unterminatedQuote: "the quote that opens here is never closed"
    case .quoteInsideField:
      "a quote inside a field without quotes; put quotes around the field and double those in it"
    case .textAfterQuote:
      "text after a closing quote; expected a comma or the end of the line (\"\" is a quote)"
    case .emptyFile: "the file is empty; expected the header \(headerForm) and a row per example"
    case .header(let found, let expected):
      "\(quoted(found)) where the header says \(expected); expected \(headerForm)"
    case .tooFewClasses(let found):
      "the header names \(found) class\(found == 1 ? "" : "es"); a table has at least 2"
    case .emptyClassName: "a class without a name; give every column of scores one"
    case .duplicateClass(let name): "a second class \(quoted(name)); give each its own name"
    case .noExamples: "no examples follow the header; expected a row per example"
    case .blankLine: "a blank line; delete it"
    case .ragged(let found, let expected):
      "\(found) field\(found == 1 ? "" : "s") instead of \(expected): "
        + "a name, a label and \(expected - 2) scores"
    case .emptyExampleName: "an example without a name; give it one"
    case .npy(let problem): problem.description
    case .classCount(let named, let found):
      "\(found) classes, and \(named) name\(named == 1 ? "" : "s") for them; give as many names"
    case .classNames(let error): error.description
    case .noLabels: "nothing says the labels; give a file of them with --labels FILE"
    case .labelCount(let found, let expected):
      "\(found) label\(found == 1 ? "" : "s") for "
        + "\(expected) example\(expected == 1 ? "" : "s"); expected one each"
    case .unknownLabel(let text, let classCount, .names?):
      "\(quoted(text)) is no label; expected the name of one of the \(classCount) classes"
    case .unknownLabel(let text, let classCount, .indices?):
      "\(quoted(text)) is no label; expected the index of a class, 0 to \(classCount - 1)"
    case .unknownLabel(let text, let classCount, nil):
      "\(quoted(text)) is no label; expected the name of a class or its index, "
        + "0 to \(classCount - 1)"
    case .ambiguousLabel(let text):
      "the label \(quoted(text)) is the name of one class and the index of another; "
        + "say which with --labels-are names or --labels-are indices"
    case .notAScore("", let name):
      "the score of \(quoted(name)) is missing; expected a number, or -inf for a masked class"
    case .notAScore(let text, let name):
      "\(quoted(text)) is no score of \(quoted(name)); "
        + "expected a number such as -3.2, or -inf for a masked class"
    case .scoreTooLarge(let text, let name):
      "\(quoted(text)), the score of \(quoted(name)), is beyond the largest double, 1.8e308"
    case .everyClassMasked: "every class is masked (-inf); expected at least one number"
    case .missing: "there is no such file"
    case .notAFile(let pipesAreRead):
      "this is not a file but a folder, a pipe or a device"
        + (pipesAreRead ? "; a pipe can be read as -" : "")
    case .notReplaceable: "can't be saved: this is a folder, a pipe or a device; save to a file"
    case .exists: "there is such a file already"
    case .tooBig(let limit): "larger than \(limit >> 20) MB, which is the most that is read"
    case .cannotRead(let code): "can't be read: \(String(cString: strerror(code)))"
    case .cannotSave(let code):
      "can't be saved: \(String(cString: strerror(code))); what was there is unchanged"
    }
  }

  private var headerForm: String { "example,label,CLASS,CLASS,..." }
}

/// The text in quotes, and no more of it than a message can hold.
func quoted(_ text: String) -> String {
  text.count <= 40 ? "\"\(text)\"" : "\"\(text.prefix(37))...\""
}

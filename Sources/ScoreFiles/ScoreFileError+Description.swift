import Scores

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
      "text after a closing quote; expected the end of the field (\"\" is a quote)"
    case .emptyFile(nil): "the file is empty; expected a row of scores per example"
    case .emptyFile(let format?):
      "the file is empty; expected the header \(headerForm(format)) and a row per example"
    case .header(let found, let expected, let format):
      "\(quoted(found)) where the header says \(expected); expected \(headerForm(format))"
    case .noColumn(let title):
      "no column is titled \(quoted(title)); --label-column is the title of the labels' column"
    case .noColumnNumber(let text, let count):
      "there is no column \(quoted(text)); expected --label-column 1 to \(count), "
        + "as there is no header"
    case .tooFewClasses(let found):
      "the header names \(counted(found, "class")); a table has at least 2"
    case .tooFewColumns(let found):
      "\(counted(found, "column")) of scores; a table has at least 2"
    case .classCount(let named, let found):
      "--classes names \(counted(named, "class")), but there are \(found) columns of scores"
    case .emptyClassName: "a class without a name; give every column of scores one"
    case .duplicateClass(let name): "a second class \(quoted(name)); give each its own name"
    case .noExamples: "no examples follow the header; expected a row per example"
    case .blankLine: "a blank line; delete it"
    case .ragged(let found, let expected, let hasNameAndLabel):
      "\(counted(found, "field")) instead of \(expected)"
        + (hasNameAndLabel ? ": a name, a label and \(expected - 2) scores" : "")
    case .json(let problem): "\(problem)"
    case .cancelled: "reading it was ended"
    case .npy(let problem): problem.description
    case .classNames(let error): error.description
    case .labelsTwice: "labels, though --labels gives a file of them; leave out one of the two"
    case .noLabels: "nothing says the labels; give a file of them with --labels FILE"
    case .labelCount(let found, let expected):
      "\(counted(found, "label")) for \(counted(expected, "example")); expected one each"
    case .emptyExampleName: "an example without a name; give it one"
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
    case .unknownExtension:
      "can't be saved: the name says no format; expected it to end in "
        + FileFormat.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
    case .tooBig(let limit): "larger than \(limit >> 20) MB, which is the most that is read"
    case .cannotRead(let code): "can't be read: \(systemError(code))"
    case .cannotSave(let code):
      "can't be saved: \(systemError(code)); what was there is unchanged"
    }
  }

  private func headerForm(_ format: FileFormat) -> String {
    let titles = ["example", "label", "CLASS", "CLASS", "..."]
    return format == .tsv
      ? titles.joined(separator: " ") + " with tabs between" : titles.joined(separator: ",")
  }
}

/// A text in quotes, cut to 40 characters, for an error.
func quoted(_ text: String) -> String {
  // Only 41 characters are counted, of a text that may have millions.
  text.prefix(41).count <= 40 ? "\"\(text)\"" : "\"\(text.prefix(37))...\""
}

/// How to read a file, where the file itself leaves it open.
package struct ReadingOptions: Hashable, Sendable {
  /// nil: by the file's extension, else CSV.
  package var format: FileFormat?
  /// How labels are written; nil: found out, and an ambiguous label is an error.
  package var labelsAre: LabelKind?
  /// The path of a file with the labels alone, where the table has none.
  package var labelsFile: String?
  /// Whether a CSV or TSV file begins with a line of titles. Without one, every column but that of the
  /// labels holds scores, and examples are x1, x2, ….
  package var hasHeader = true
  /// The column of a CSV or TSV file that holds the labels: its title, or its number from 1 if there is
  /// no header. With this or with `labelsFile`, names are in the column titled `example`, if there is
  /// one, and every other column holds scores.
  package var labelColumn: String?
  /// Which columns of a CSV or TSV file hold scores; empty: all that hold neither names nor labels. For
  /// what each text can be see `ColumnTitles`.
  package var scoreColumns: [String] = []
  /// Which columns of a CSV or TSV file are left out.
  package var ignoredColumns: [String] = []
  /// The names of the classes, for a file that has none; nil: 0, 1, ….
  package var classNames: [String]?

  /// The path of W in an NPY file, where the file holds the inputs of a classifier; see
  /// `ClassifierArrays`.
  package var weightsFile: String?
  /// The path of b, where it is not in W or 0.
  package var biasFile: String?
  package var classifier = ClassifierOptions()

  /// The subcommand that reads the file, for commands that errors print; nil: the explorer's, which needs
  /// no word.
  package var subcommand: String?

  package init() {}

  /// The format to read a file in.
  package func format(of path: String) -> FileFormat {
    format ?? FileFormat(extensionOf: path) ?? (weightsFile == nil ? .csv : .npy)
  }

  /// The files beside X that hold the rest of a classifier.
  package var companions: [String] {
    weightsFile == nil ? [] : [weightsFile, biasFile, labelsFile].compactMap(\.self)
  }
}

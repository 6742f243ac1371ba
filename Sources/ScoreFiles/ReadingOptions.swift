/// How a file is read, where the file doesn't say it all itself.
package struct ReadingOptions: Hashable, Sendable {
  /// nil: the one that the file's name ends in, else CSV.
  package var format: FileFormat?
  /// How labels are read; nil finds out and refuses a file that is ambiguous.
  package var labelsAre: LabelsAre?
  /// A file of the labels alone, a line a label; then the table has none.
  package var labelsFile: String?
  /// Whether a CSV or TSV file begins with a line of titles. Without one every column but that of the
  /// labels is scores, classes are `classNames`, else 0, 1, …, and examples are x1, x2, ….
  package var hasHeader = true
  /// The column of a CSV or TSV file that holds the labels, by its title; counted from 1 where there
  /// is no header. Then, or with a file of labels, the column titled `example` holds the names, if
  /// there is one, and every other column is scores.
  package var labelColumn: String?
  /// The classes of a file that doesn't name them.
  package var classNames: [String]?

  package init() {}

  /// How the format is chosen: what was asked for, else by the end of the name, else CSV.
  package func format(of path: String) -> FileFormat {
    format ?? FileFormat(extensionOf: path) ?? .csv
  }
}

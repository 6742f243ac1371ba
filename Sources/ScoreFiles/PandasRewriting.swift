/// The line of Python that writes a table anew as CSV, as errors propose it.
struct PandasRewriting {
  let path: String
  /// Whether the first line holds titles.
  let hasTitles: Bool
  /// What stands between the fields, as Python writes it; nil: commas.
  var separator: String?
  var hasDecimalCommas = false
  /// The column that holds no scores, counted from 0.
  var index: Int?

  /// - Parameter change: what is done to the table.
  func text(_ change: String = "") -> String {
    var reading = [JSONText.string(ScoreFile.nameInCommands(path))]
    if let separator { reading.append("sep=\"\(separator)\"") }
    if hasDecimalCommas { reading.append("decimal=\",\"") }
    if !hasTitles { reading.append("header=None") }
    if let index { reading.append("index_col=\(index)") }
    let writing = ["\"scores.csv\"", "index=False"] + (hasTitles ? [] : ["header=False"])
    return "pd.read_csv(\(reading.joined(separator: ", ")))\(change)"
      + ".to_csv(\(writing.joined(separator: ", ")))"
  }
}

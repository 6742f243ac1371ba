import LossEngine

/// Why the text of a table can't be read.
package struct TableTextError: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init(description: String) { self.description = description }
}

// A table as one line: `cat car frog; x1=cat 3.2 5.1 -1.7; x2=car 1.3 4.9 2.0`, its classes, then the
// name, the label and the scores of each example.
extension ScoreTable {
  /// The table as one line, which reads back as the same names, labels and doubles.
  /// - Parameter isASCII: whether other characters are escaped.
  package func text(isASCII: Bool = false) -> String {
    func word(_ name: String) -> String { TableWords.written(name, isASCII: isASCII) }
    let records = examples.indices.map { example in
      "\(word(exampleName(example)))=\(word(className(label(example)))) "
        + scores(example).map(NumberText.score).joined(separator: " ")
    }
    return ([classes.map { word(name(of: $0)) }.joined(separator: " ")] + records)
      .joined(separator: "; ")
  }

  /// Reads a table of doubles from such a line.
  package init(text: String) throws(TableTextError) {
    let records = try TableWords.records(text)
    guard let classes = records.first?.names, classes.count >= 2 else {
      throw TableTextError(
        description: "a table begins with at least 2 classes: cat car; x1=cat 3.2 5.1")
    }
    guard records.count > 1 else {
      throw TableTextError(description: "a table has examples after its classes: ; x1=cat 3.2 5.1")
    }
    var (rows, labels, names): ([[Double]], [Int], [String]) = ([], [], [])
    for (number, record) in records.enumerated().dropFirst() {
      let (name, label, scores) = try ScoreTable.example(record, number, classes)
      (rows, labels, names) = (rows + [scores], labels + [label], names + [name])
    }
    do {
      let matrix = try ScoreMatrix(rows: rows, labels: labels)
      try self.init(matrix: matrix, classNames: classes, exampleNames: names)
    } catch let error as TableError {
      throw TableTextError(description: error.description)
    } catch {
      throw TableTextError(description: "an example has every class masked (-inf)")
    }
  }

  private static func example(
    _ record: TableWords.Record, _ number: Int, _ classes: [String]
  ) throws(TableTextError) -> (name: String, label: Int, scores: [Double]) {
    func wrong(_ what: String) -> TableTextError {
      TableTextError(description: "example \(number): \(what)")
    }
    guard let name = record.key, !name.isEmpty, let label = record.names.first else {
      throw wrong("a name, = and a label come before its scores: x1=cat 3.2 5.1")
    }
    guard let position = classes.firstIndex(of: label) else {
      throw wrong("its label \(label) is none of \(classes.joined(separator: ", "))")
    }
    let texts = record.names.dropFirst()
    guard texts.count == classes.count else {
      throw wrong("\(counted(texts.count, "score")) for \(classes.count) classes")
    }
    var scores: [Double] = []
    for text in texts {
      guard let score = ScoreReading(text).value else {
        throw wrong("\(text) is no score; a score is a number or -inf")
      }
      scores.append(score)
    }
    guard scores.contains(where: { $0 > -.infinity }) else {
      throw wrong("every class is masked (-inf)")
    }
    return (name, position, scores)
  }
}

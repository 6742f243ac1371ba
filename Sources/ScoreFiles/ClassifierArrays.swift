import LossEngine
import Scores

/// Reads a classifier from arrays that NumPy saved: inputs X (N×D), W (C×D or D×C), b (C) and labels.
///
/// Where W has one more input than X, the last is the bias (the bias trick); also where it has as many
/// and X's last column is all 1, which is then no input.
enum ClassifierArrays {
  static func read(
    _ path: String, weights: String, _ options: ReadingOptions, progress: ReadingProgress? = nil
  ) throws(ScoreFileError) -> OpenedModel {
    let x = try NPYArray(path, role: "X", meaning: "examples × inputs")
    let w = try NPYArray(weights, role: "W", meaning: "classes × inputs")
    var b: NPYArray?
    if let path = options.biasFile { b = try NPYArray(path, role: "b", meaning: nil) }
    var (layout, notes) = try WeightsLayout.found(in: w, x, b, options.classNames)
    let names = options.classNames ?? (0..<layout.classCount).map(String.init)
    let labels = try LabelFile.read(
      options.labelsFile, for: ScoreFile.displayName(path), classNames: names,
      exampleCount: x.rowCount, labelsAre: options.labelsAre)
    if !layout.hasBias, b == nil, x.columnCount > 1,
      (0..<x.rowCount).allSatisfy({ x[$0, x.columnCount - 1] == 1 })
    {
      layout.hasBias = true
      notes.append("X's last column is all 1: W's last weights are b, by the bias trick")
    }
    let classifier = try layout.classifier(w, b)
    var contents = TableContents(classNames: names)
    contents.classifier = classifier
    for example in 0..<x.rowCount {
      if example % 256 == 0 {
        try progress?.advance(to: example, of: x.rowCount, file: ScoreFile.displayName(path))
      }
      let values = try x.row(example, count: classifier.inputCount)
      do {
        try contents.append(LinearModel.Input(values, of: classifier), of: classifier)
      } catch let problem as ScoreFileError.Problem {
        throw x.error("\(problem) (\(defaultExampleName(example)))")
      } catch { preconditionFailure("an input of D numbers has scores: \(error)") }
      contents.exampleNames.append(defaultExampleName(example))
    }
    let model = contents.model(labels: labels.labels.positions)
    let origin = FileOrigin(
      path: path == ScoreFile.standardInput ? nil : path, model: model, labels: labels,
      options: options)
    return OpenedModel(
      model: model, origin: origin,
      notes: notes + ScoreFiles.notes(on: model, labels.labels, nil))
  }
}

/// Which side of an array W has the classes.
private struct WeightsLayout {
  /// Whether W is C×D, and not D×C.
  let isByClass: Bool
  let classCount: Int
  /// How many weights a class has, the bias among them if it is there.
  let inputCount: Int
  /// Whether the last of them is b.
  var hasBias: Bool

  /// The layout that fits X, and b and the names of the classes where they are given: C×D before D×C.
  static func found(
    in w: NPYArray, _ x: NPYArray, _ b: NPYArray?, _ names: [String]?
  ) throws(ScoreFileError) -> (layout: WeightsLayout, notes: [String]) {
    let sides = [(true, w.rowCount, w.columnCount), (false, w.columnCount, w.rowCount)]
    let fitting = sides.map { isByClass, classCount, inputCount in
      WeightsLayout(
        isByClass: isByClass, classCount: classCount, inputCount: inputCount,
        hasBias: inputCount == x.columnCount + 1)
    }.filter { $0.inputCount == x.columnCount || $0.hasBias && b == nil }
    guard let first = fitting.first else { throw misfit(w, x, b) }
    let all = fitting.filter {
      $0.classCount > 1 && $0.classCount == b?.columnCount ?? $0.classCount
        && $0.classCount == names?.count ?? $0.classCount
    }
    guard let layout = all.first else {
      let count = first.classCount
      if count == 1 {
        throw w.error("W has 1 class; expected at least 2: of a single w save np.stack([0 * w, w])")
      }
      if let b, b.columnCount != count {
        throw b.error("b has \(counted(b.columnCount, "number")) for \(count) classes")
      }
      throw w.error("--classes names \(counted(names?.count ?? 0, "class")), but W has \(count)")
    }
    let shape = "\(w.rowCount)×\(w.columnCount)"
    return (
      layout,
      all.count < 2
        ? [] : ["W is read as classes × inputs, \(shape); if it is inputs × classes, save W.T"]
    )
  }

  /// Which sizes met, and what would fit.
  private static func misfit(_ w: NPYArray, _ x: NPYArray, _ b: NPYArray?) -> ScoreFileError {
    let sides = [w.rowCount, w.columnCount]
    let text =
      "W has \(counted(w.rowCount, "row")) of \(w.columnCount), "
      + "x1 has \(counted(x.columnCount, "input"))"
    if b != nil, sides.contains(x.columnCount + 1) {
      return w.error("\(text): its last weights are b already; leave out --bias")
    }
    // Of inputs × examples or of classes, one side of X is the inputs of W.
    for (inputs, classes) in [(sides[0], sides[1]), (sides[1], sides[0])]
    where abs(inputs - x.rowCount) <= 1 {
      return w.error(
        "\(text); "
          + (x.columnCount < classes
            ? "X and W seem to be swapped: the file is X, --weights is W"
            : "X seems to be inputs × examples: save X.T"))
    }
    let d = x.columnCount
    return w.error(
      "\(text); expected classes × \(d), or \(d + 1) with b as the last, or its transpose")
  }

  func classifier(_ w: NPYArray, _ b: NPYArray?) throws(ScoreFileError) -> LinearClassifier {
    var rows: [[Double]] = []
    for row in 0..<w.rowCount { rows.append(try w.row(row, count: w.columnCount).doubles) }
    if !isByClass {
      rows = (0..<classCount).map { c in rows.map { $0[c] } }
    }
    var bias = [Double](repeating: 0, count: classCount)
    if let b { bias = try b.row(0, count: classCount).doubles }
    if hasBias { bias = rows.indices.map { rows[$0].removeLast() } }
    do {
      return try LinearClassifier(weights: rows, bias: bias, hasBiasTrick: hasBias)
    } catch { throw w.error("\(error)") }
  }
}

import ExplorerCore
import LossEngine
import Scores
import TerminalCore

// What plain mode says in place of the panels that any table has.

/// How many terms, classes or points are read at once.
let mostPlainItems = 12

extension PanelView {
  /// The panel in plain mode, after its name.
  func plainLines(_ readings: Readings) -> [String] {
    let name = "\(panel.name):"
    if let reason = reason(readings.state) { return ["\(name) \(reason)"] }
    if hidesWhatItTells(readings.state) {
      return ["\(name) \(Readings.unknown)"] + hiddenWords(readings)
    }
    return [name] + (words?(readings) ?? drawnWords(readings))
  }

  /// The rows that it draws and that have words, without lines, blocks and dots.
  private func drawnWords(_ readings: Readings) -> [String] {
    let size = Size(columns: 100, rows: 40)
    var canvas = Canvas(size: size, glyphs: Glyphs(isUnicode: true))
    draw(readings, Area(rows: 0..<size.rows, columns: 0..<size.columns), &canvas)
    return canvas.frame.lines.map { line in
      let words = String(
        line.map { character in
          character.unicodeScalars.contains { (0x2500..<0x2900).contains($0.value) }
            ? " " : character
        })
      return words.split(separator: "  ").map(\.trimmingBlanks).filter { !$0.isEmpty }
        .joined(separator: ", ")
    }
    .filter { line in line.contains { $0.isLetter } }
  }
}

/// "car: max(0, 5.1 − 3.2 + 1) = 2.9, short by 2.9"
func termsWords(_ readings: Readings) -> [String] {
  let (state, lines) = (readings.state, TermLines(readings))
  let (shown, rest) = lines.fitting(mostPlainItems)
  let name = state.table.exampleName(state.selection.example)
  let terms = shown.map { line in
    let sign = line.resultIsRounded ? "≈" : "="
    let sum = "max(0, \(line.first)\(line.others))\(line.power) \(sign) \(line.result)"
    let comment = line.comments[0].isEmpty ? "" : ", \(line.comments[0])"
    return "\(line.name): \(sum)\(comment)"
  }
  let isRounded = lines.total.isRounded || shown.contains(where: \.resultIsRounded)
  let total = "\(lines.totalName) \(isRounded ? "≈" : "=") \(lines.total.text)"
  return ["\(name): label \(lines.labelName), score \(lines.labelScore)"] + terms
    + [rest, total].compactMap(\.self)
}

/// "cat: score 3.2, exp 24.5, probability 0.130, label"
func softmaxWords(_ readings: Readings) -> [String] {
  let (state, example) = (readings.state, readings.state.selection.example)
  let (shown, rest) = readings.softmaxLines(
    fitting: min(mostPlainItems, state.table.classCount))
  let classes = shown.map { line in
    "\(line.name): score \(line.score), exp \(line.exponential), probability \(line.probability)"
      + (line.isLabel ? ", label" : "")
  }
  let name = state.table.exampleName(example)
  let loss = "softmax loss of \(name), −log of the label's probability: "
  return classes + [rest, loss + readings.softmax(of: example).text].compactMap(\.self)
}

/// A line a class, the commonest mistakes, and how the losses are distributed.
func summaryWords(_ readings: Readings) -> [String] {
  guard let summary = readings.state.summary else { return [] }
  let (classes, head) = readings.summaryClasses(summary, fitting: mostPlainItems)
  let columns =
    readings.classColumns(summary, classes, head: head)
    + [readings.commonestMistakes(summary, classes)]
  return plainRows(columns)
    + plainRows(readings.histogram(summary, fitting: 8)).map { "loss \($0)" }
}

/// A line for each row of a table: the first cell, then each other one after its head.
private func plainRows(_ columns: [TextColumn]) -> [String] {
  guard let first = columns.first else { return [] }
  return first.cells.indices.map { row in
    let others = columns.dropFirst().filter { row < $0.cells.count && !$0.cells[row].text.isEmpty }
    // No count is a point on the screen.
    let cells = others.map { column in
      let text = column.cells[row].text
      return "\(column.head) \(text == "·" ? "0" : text.replacing("→ ", with: ""))"
    }
    return "\(first.cells[row].text): \(cells.joined(separator: ", "))"
  }
}

/// The turning points of both losses as k grows.
func scaleWords(_ readings: Readings) -> [String] {
  let state = readings.state
  let found = state.viewport.needs.compactMap { need in
    if case .lossCurves(let request) = need {
      state.lossCurves(request).map { (request: request, curves: $0) }
    } else {
      nil
    }
  }.first
  guard let (request, curves) = found else { return [] }
  let what = request.example.map(state.table.exampleName) ?? "the table"
  var lines = ["Losses of \(what) at W times k, for k from 0 to \(NumberText.factor(request.end))."]
  if let probe = curves.probe {
    let losses = [probe.hinge, probe.softmax].map { $0.map { NumberText.loss($0) } ?? "none" }
    let names = [hingeNames(state.hinge)[0], "softmax"]
    lines.append(
      "At k = \(NumberText.factor(probe.k)): \(names[0]) \(losses[0]), \(names[1]) \(losses[1]).")
  }
  return lines + scaleSentences(state, curves, of: request.example)
}

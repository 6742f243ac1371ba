import Foundation
import LossEngine
import Scores
import TerminalCore
import Testing

@testable import ScoreFiles

@Suite struct ReportTests {
  @Test func theTableIsForReading() throws {
    #expect(
      try text(.lecture, .table) == """
        SVM: sum over the wrong classes, margin 1; scores times 1

        example  label   SVM  softmax  P(label)  predicts
        x1       cat     2.9     2.04     0.130  car       wrong
        x2       car       0   0.0791     0.924  car       right
        x3       frog   12.9     6.16   0.00212  car       wrong

        mean            5.27     2.76            1 of 3    right

        """)
  }

  @Test func markdownIsForReading() throws {
    #expect(
      try text(
        .lecture, .markdown, scale: 2,
        hinge: HingeLoss(margin: 0.5, sumsAllClasses: true, reduction: .mean, isSquared: true)
      ) == """
        SVM: mean over all classes, squared, margin 0.5; scores times 2

        | example | label | SVM | softmax | P(label) | predicts |  |
        | --- | --- | ---: | ---: | ---: | --- | --- |
        | x1 | cat | 6.25 | 3.82 | 0.0219 | car | wrong |
        | x2 | car | 0.0833 | 0.00377 | 0.996 | car | right |
        | x3 | frog | 86.8 | 11.6 | 8.83e-6 | car | wrong |
        | mean |  | 31 | 5.15 |  | 1 of 3 | right |

        """)
  }

  @Test func csvIsForOtherTools() throws {
    let table = try parse(
      "example,label,\"a,b\",c\nx,c,0.5,0.5\ny,c,-inf,2.5\nz,0,-inf,2.5\nw,c,-1,-inf\n")
    #expect(
      try text(table, .csv) == """
        example,label,svm,softmax,probability,predicted,correct
        x,c,1.0,0.6931471805599453,0.5,,false
        y,c,0.0,0.0,1.0,c,true
        z,"a,b",inf,inf,0.0,c,false
        w,c,inf,inf,0.0,"a,b",false

        """)
  }

  @Test func jsonKeepsItsOrderAndAnExampleIsALine() throws {
    let table = try parse("example,label,a,b\nx,b,-inf,1\ny,a,-inf,2.5\n")
    #expect(
      try text(table, .json, scale: 0.5, hinge: HingeLoss(family: .oneVsAll)) == #"""
        {
          "classes": ["a", "b"],
          "margin": 1.0,
          "scale": 0.5,
          "options": {"family": "one-vs-all", "allClasses": false, "mean": false, "squared": false},
          "examples": [
            {"name": "x", "label": "b", "scores": ["-inf", 1.0], "svm": 0.5, "softmax": 0.0, "probabilities": [0.0, 1.0], "correct": true},
            {"name": "y", "label": "a", "scores": ["-inf", 2.5], "svm": "inf", "softmax": "inf", "probabilities": [0.0, 1.0], "correct": false}
          ],
          "mean": {"svm": "inf", "softmax": "inf"},
          "accuracy": 0.5
        }

        """#)
  }

  @Test func jsonHoldsTheLecturesNumbers() throws {
    let report = try decoded(text(.lecture, .json))
    #expect(report.classes == ["cat", "car", "frog"])
    #expect(report.examples.map(\.name) == ["x1", "x2", "x3"])
    #expect(report.examples.map(\.label) == ["cat", "car", "frog"])
    #expect(report.examples.map(\.scores) == (0..<3).map(ScoreTable.lecture.scores))
    #expect(report.examples.map(\.svm) == [2.8999999999999995, 0, 12.9])
    #expect(report.examples.map(\.correct) == [false, true, false])
    #expect(report.mean.svm == 5.266666666666667)
    #expect(report.accuracy == 1.0 / 3)
    // In 60-digit arithmetic; the engine promises 4 ulp.
    let losses = [2.04035515280017, 0.079131778291349, 6.156477201664211, 2.758654710918577]
    for (found, exact) in zip(report.examples.map(\.softmax) + [report.mean.softmax], losses) {
      #expect(abs(found - exact) <= 4 * exact.ulp)
    }
    #expect(abs(report.examples[0].probabilities[1] - 0.8690495352082658) < 1e-15)
  }

  @Test func jsonEscapesWhateverAStringOrATerminalCouldMisread() throws {
    let name = "\"\\\n\t\u{1B}[2J\u{0}\u{7F}\u{9B}\u{202E}\u{2028}\u{E0001}é🐈"
    var table = ScoreTable.lecture
    table.apply(.renameExample(table.examples[0], name))
    let json = try text(table, .json)
    #expect(try decoded(json).examples[0].name == name)
    #expect(
      json.contains(
        #""\"\\\n\t\u001b[2J\u0000\u007f\u009b\u202e\u2028\udb40\udc01é🐈""#))
  }

  @Test func columnsStayStraightAndHarmlessWhateverTheNames() throws {
    var table = ScoreTable.lecture
    table.apply(.renameExample(table.examples[0], "猫\u{1B}[2J"))
    table.apply(.renameClass(table.classes[1], "a|b*"))
    #expect(
      try text(table, .table).split(separator: "\n")[1...2] == [
        "example  label   SVM  softmax  P(label)  predicts",
        "猫\u{FFFD}[2J   cat     2.9     2.04     0.130  a|b*      wrong",
      ])
    #expect(
      try text(table, .markdown).split(separator: "\n")[3]
        == #"| 猫�\[2J | cat | 2.9 | 2.04 | 0.130 | a\|b\* | wrong |"#)
  }

  @Test func `in Markdown a class makes no new cell, whatever accents it has`() throws {
    var table = ScoreTable.lecture
    table.apply(.renameClass(table.classes[1], "a|\u{301}"))
    #expect(try text(table, .markdown).contains("| a\\|\u{301} | 0 |"))
  }

  @Test(arguments: [0.5, 1, 3])
  func `the JSON of a classifier, or of a table, reads back as the same document`(
    scale: Double
  ) throws {
    let classifier = """
      {"classes": ["a", "b"], "W": [[1.5, -2], [0.1, 2e-3]], "b": [0.5, 0], "examples": [
       {"name": "x", "label": 0, "x": [3, 1]}, {"scores": [7, 7], "name": "y", "label": 1, "x": [1, 2]}]}
      """
    let linear = try ScoreFile.parse(Array(classifier.utf8), as: .json, path: "w.json").model
    #expect(linear.isComputed && linear.table.scores(1) == [-2, 0.104])
    for model in [linear, .lecture] {
      let report = try LossReport(model, hinge: .lecture, scale: scale)
      let text = report.text(.json, displayable: displayable, width: displayWidth)
      #expect(try ScoreFile.parse(Array(text.utf8), as: .json, path: "r.json").model == model)
      // Scores are those at W × 1, whatever the scale of the losses.
      let scores = try decoded(text).examples.map(\.scores)
      #expect(scores == (0..<model.table.exampleCount).map(model.table.scores))
    }
  }

  @Test func aTieIsNoPrediction() throws {
    let table = try parse("example,label,a,b\nx,a,1,1\n")
    #expect(try text(table, .table).contains("tie       wrong"))
    #expect(try text(table, .csv).hasSuffix(",0.5,,false\n"))
  }

  @Test func aLossBeyondDoublesIsNotCalledZero() throws {
    let small = try parse("example,label,a,b\nx,a,1000,0\n")
    #expect(try text(small, .table).split(separator: "\n")[2].contains("0  <5e-324    >0.999"))
    let masked = try parse("example,label,a,b\nx,a,1000,-inf\n")
    #expect(try text(masked, .table).split(separator: "\n")[2].contains("0        0         1"))
  }

  @Test func aScaleThatOverflowsNamesTheCell() {
    let error = #expect(throws: ScaleOverflow.self) {
      try LossReport(.lecture, hinge: .lecture, scale: 4e307)
    }
    #expect(
      error?.description
        == "the score of car in x1, 5.1, times 4e307 is beyond the largest double; choose a smaller scale"
    )
  }

  private func text(
    _ table: ScoreTable, _ format: ReportFormat, scale: Double = 1, hinge: HingeLoss = .lecture
  ) throws -> String {
    try LossReport(.scores(table), hinge: hinge, scale: scale)
      .text(format, displayable: displayable, width: displayWidth)
  }

  private func decoded(_ json: String) throws -> DecodedReport {
    try JSONDecoder().decode(DecodedReport.self, from: Data(json.utf8))
  }
}

/// What another program reads in the JSON of a report.
private struct DecodedReport: Decodable {
  struct Example: Decodable {
    let name, label: String
    let scores, probabilities: [Double]
    let svm, softmax: Double
    let correct: Bool
  }
  struct Mean: Decodable { let svm, softmax: Double }
  let classes: [String]
  let examples: [Example]
  let mean: Mean
  let accuracy: Double
}

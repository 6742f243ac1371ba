import Scores
import Testing

@testable import ScoreFiles

/// Columns beside the scores: which are refused, and how they are left out.
@Suite struct StrayColumnTests {
  private static let it =
    "looks like no class (if it is one, give all with --score-columns); to read the file without it"
  private static let they =
    "look like no classes (if they are, give all with --score-columns); to read the file without them"

  private static let refused: [(text: String, labels: String?, message: String)] = [
    (
      "index,expected,prediction,logit_0,logit_1\n0,1,1,0.5,0.25\n", nil,
      "line 1, column 1: \"expected\" seems to hold the labels, and \"index\" and \"prediction\" "
        + "\(they): loss-explorer t.csv "
        + "--label-column expected --ignore-column index --ignore-column prediction"
    ),
    (
      "index,expected,prediction,logit_0,logit_1\n0,1,1,0.5,0.25\n", "expected",
      "line 1, column 1: \"index\" and \"prediction\" \(they): "
        + "loss-explorer t.csv --label-column expected --ignore-column index "
        + "--ignore-column prediction"
    ),
    (
      ",0,1,y\n0,-0.025,0.024,1\n", "y",
      "line 1: column 1 (no title) \(it): "
        + "loss-explorer t.csv --label-column y --ignore-column ''"
    ),
    (
      "y,label,cat,,dog\n0,1,2,3,4\n", "y",
      "line 1, column 3: \"label\" and column 4 (no title) \(they): "
        + "loss-explorer t.csv --label-column y --ignore-column label --ignore-column ''"
    ),
    (
      ",cat,dog\n0,1.5,2\n", nil,
      "line 1: column 1 has no title where the header says example; "
        + "expected example,label,CLASS,CLASS,...; of other headers --label-column TITLE or "
        + "--labels FILE tells the labels"
    ),
    (
      "example,,dog\n0,1.5,2\n", nil,
      "line 1: column 2 has no title where the header says label; "
        + "expected example,label,CLASS,CLASS,...; of other headers --label-column TITLE or "
        + "--labels FILE tells the labels"
    ),
    (
      "Unnamed: 0, Target ,it's,b\n0,1,2.5,3\n", nil,
      "line 1, column 1: \" Target \" seems to hold the labels, and \"Unnamed: 0\" "
        + "\(it): loss-explorer t.csv "
        + "--label-column ' Target ' --ignore-column 'Unnamed: 0'"
    ),
    (
      "label,cat,dog\ncat,1.5,2\n", nil,
      "line 1, column 1: \"label\" seems to hold the labels; if so: "
        + "loss-explorer t.csv --label-column label"
    ),
    (
      "Truth,cat,dog\ncat,1.5,2\n", nil,
      "line 1, column 1: \"Truth\" seems to hold the labels; if so: "
        + "loss-explorer t.csv --label-column Truth"
    ),
    (
      "cat,dog,group,\n1.5,2.5,1,9\n1,2.5,0,9\n", nil,
      "line 1: \"group\" seems to hold the labels, and column 4 (no title) \(it): "
        + "loss-explorer t.csv --label-column group --ignore-column ''"
    ),
    (
      "group,cat,dog,more\n0,1.5,2.5,0\n0,1,2.5,0\n", nil,
      "line 1, column 1: \"group\" where the header says example; "
        + "expected example,label,CLASS,CLASS,...; of other headers --label-column TITLE or "
        + "--labels FILE tells the labels"
    ),
    (
      "u,y_true,speaker,a,b\n7,0,bob,1.5,2\n9,1,al,1,2\n", nil,
      "line 1, column 10: \"y_true\" seems to hold the labels, and \"speaker\" (text) "
        + "\(it): loss-explorer t.csv --label-column y_true "
        + "--ignore-column speaker"
    ),
    (
      "y,id,score\n0,1,2.5\n", "y",
      "line 1, column 3: \"id\" looks like no class, and without it there is 1; "
        + "a table has at least 2. If all are classes: loss-explorer t.csv "
        + "--label-column y --score-columns id --score-columns score"
    ),
    (
      "example,label,cat,dog,split\nx,cat,1,2,val\ny,cat,1,2,test\n", nil,
      "line 1, column 23: \"split\" (text) \(it): "
        + "loss-explorer t.csv --ignore-column split"
    ),
    (
      "example,label,pred,cat,dog\nx,cat,1,1.5,2\n", nil,
      "line 1, column 15: \"pred\" \(it): "
        + "loss-explorer t.csv --ignore-column pred"
    ),
  ]

  @Test(arguments: refused)
  func `columns that are no scores are named, with the command that opens the file`(
    text: String, labels: String?, message: String
  ) throws {
    #expect(refusal(of: text) { $0.labelColumn = labels } == "t.csv, " + message)
  }

  @Test(arguments: [
    "loss", "Correct", "confidence", "epoch", "y_hat", "ID", "index", "Unnamed: 3", "y", "Y_True",
    "target", "pred", "prediction", "expected", "fold",
    "split", " path ", "sample_id",
  ])
  func `a title that is usual beside scores is no class`(title: String) {
    let text = "example,a,\(title),b,t\nx,1.5,2.5,3,0\n"
    let message = refusal(of: text) { $0.labelColumn = "t" }
    #expect(message?.contains("--ignore-column \(shellQuoted(title))") == true)
  }

  @Test func `labels beside a file of labels are left out, or asked about`() {
    let message = refusal(of: "label,cat,dog\n0,1,2\n") { $0.labelsFile = "my labels.npy" }
    #expect(
      message?.hasSuffix(
        "loss-explorer t.csv --labels 'my labels.npy' --ignore-column label") == true)
  }

  private func counting(from first: Int, rows: Int, other: String) -> String {
    (0..<rows).map { "\(first + $0),\($0)\(other),2,0\n" }.joined()
  }

  @Test func `whole numbers that count up beside decimals are no scores, with a header or without`()
  {
    let rows = counting(from: 5, rows: 10, other: ".5")
    #expect(
      refusal(of: "n,a,b,t\n" + rows) { $0.labelColumn = "t" }?.hasSuffix(
        "\"n\" (it counts up) \(Self.it): "
          + "loss-explorer t.csv --label-column t --ignore-column n") == true)
    #expect(
      refusal(of: rows) { ($0.hasHeader, $0.labelColumn) = (false, "4") }?.hasSuffix(
        "column 1 (it counts up) \(Self.it): "
          + "loss-explorer t.csv --no-header --label-column 4 --ignore-column 1") == true)
    // Nine rows, whole numbers everywhere, or decimals in the column itself.
    for rows in [
      counting(from: 5, rows: 9, other: ".5"), counting(from: 5, rows: 10, other: ""),
      (0..<10).map { "\($0).0,\($0).5,2,0\n" }.joined(),
    ] {
      #expect(refusal(of: "n,a,b,t\n" + rows) { $0.labelColumn = "t" } == nil)
    }
  }

  @Test func `in the project's own form a class may have any name, unless its scores are none`()
    throws
  {
    let text = "example,label,x,y,path\nx,y,0.5,-1.0,2.5\ny,x,1,0.0,3\n"
    #expect(try parse(text).className(1) == "y")
    #expect(try parse("example,label,id,y\nx,y,1,2\n").classCount == 2)
  }

  @Test func `what is saved with such a class opens again`() throws {
    var table = try parse("example,label,a,b\nx,a,0.5,1.5\n")
    table.apply(.renameClass(table.classes[1], "label"))
    table.apply(.setScore(table.examples[0], table.classes[1], 3))
    let text = String(
      decoding: ScoreFile.bytes(of: .scores(table), as: .csv), as: UTF8.self)
    #expect(try parse(text) == table)
  }

  @Test func `columns are left out or chosen`() throws {
    let text = "index,expected,prediction,logit_0,logit_1\n0,1,1,0.5,0.25\n"
    for change in [
      { $0.ignoredColumns = ["index", "prediction"] }, { $0.scoreColumns = ["logit_*"] },
      { $0.scoreColumns = ["4-5"] }, { $0.scoreColumns = ["logit_1, logit_0"] },
      { $0.ignoredColumns = ["1", "pred*"] }, { $0.scoreColumns = ["logit_0..logit_1"] },
    ] as [(inout ReadingOptions) -> Void] {
      var options = ReadingOptions()
      options.labelColumn = "expected"
      change(&options)
      let table = try open(text, as: .csv, options).table
      #expect((0..<2).map(table.className) == ["logit_0", "logit_1"])
      #expect(table.scores(0) == [0.5, 0.25] && table.label(0) == 1)
    }
  }

  @Test func `a class may be called label where --score-columns says so`() throws {
    var options = ReadingOptions()
    (options.labelColumn, options.scoreColumns) = ("y", ["label", "id"])
    let table = try open("y,label,id,more\n0,1,2,x\n", as: .csv, options).table
    #expect((0..<2).map(table.className) == ["label", "id"])
  }

  @Test func `in the project's own form a column more is left out without saying where labels are`()
    throws
  {
    var options = ReadingOptions()
    options.ignoredColumns = ["split"]
    let text = "split,example,label,cat,dog\nval,me,dog,1,2\n"
    let table = try open(text, as: .csv, options).table
    #expect(table.exampleName(0) == "me" && table.label(0) == 1 && table.scores(0) == [1, 2])
  }

  @Test func `a choice of no column is named`() {
    #expect(
      refusal(of: "example,label,a,b\n") { $0.ignoredColumns = ["nope"] }
        == "t.csv, line 1: --ignore-column \"nope\" is no column; expected a title, "
        + "a number from 1 to 4, a range such as 3-12 or a..b, or a pattern such as logit_*")
    #expect(
      refusal(of: "example,label,a,b\nx,a,1,2\n") { $0.scoreColumns = ["a"] }
        == "t.csv, line 1: the chosen columns name 1 class; a table has at least 2")
  }

  /// The message about a text; nil if it is read.
  private func refusal(of text: String, _ change: (inout ReadingOptions) -> Void) -> String? {
    var options = ReadingOptions()
    change(&options)
    do throws(ScoreFileError) {
      _ = try ScoreFile.parse(Array(text.utf8), as: .csv, path: "t.csv", options)
      return nil
    } catch { return error.description }
  }
}

import Testing

@testable import ScoreFiles

@Suite struct ColumnTitlesTests {
  private static let titles = ["id", "logit_0", "logit_1", "a,b", "5", "x..y", ""]

  @Test(arguments: [
    ("id", [0]), ("logit_*", [1, 2]), ("*_1", [2]), ("l*t*0", [1]), ("*", [0, 1, 2, 3, 4, 5, 6]),
    ("logit_0..a,b", [1, 2, 3]), ("2..3", [1, 2]), ("2-4", [1, 2, 3]), ("1", [0]), ("7", [6]),
    // A title comes before a number, a range and a list.
    ("5", [4]), ("a,b", [3]), ("x..y", [5]), ("", [6]),
    ("id, logit_1", [0, 2]), ("1,3-4", [0, 2, 3]),
  ])
  func `columns are chosen by title, number, range and pattern`(choice: String, columns: [Int]) {
    #expect(ColumnTitles(titles: Self.titles).columns(choice) == Set(columns))
  }

  @Test(arguments: [
    "ID", "logit", "z*", "0", "8", "0-3", "3-2", "6-8", "logit_1..logit_0", "id..z", "id,z", "-",
    "..",
    "a-b", "3-", "l*0*0",
  ])
  func `what is no column chooses none`(choice: String) {
    #expect(ColumnTitles(titles: Self.titles).columns(choice) == nil)
  }
}

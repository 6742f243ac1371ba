import Foundation
import Scores
import TestSupport
import Testing

@testable import ScoreFiles

/// What is saved of columns that were left out when the file was read.
@Suite struct IgnoredColumnTests {
  private static let beside =
    "id,label,\"a note\",example,cat,dog,split\r\n7,cat,\"x, \"\"y\"\"\",one,1,2,val \r\n"
    + " 9,dog,z,two,3,4.50,test\r\n"

  private func openBeside() throws -> OpenedModel {
    var options = ReadingOptions()
    options.ignoredColumns = ["id", "a note", "split"]
    return try open(Self.beside, as: .csv, options)
  }

  @Test func `columns that were left out stay as they are, and are empty for new examples`() throws
  {
    let opened = try openBeside()
    var table = opened.table
    #expect(saved(table, opened) == Self.beside)
    table.apply(.setScore(table.examples[0], table.classes[1], 8))
    table.apply(.insertExample(table.makeExample(named: "w", label: table.classes[1]), at: 1))
    let header = "id,label,\"a note\",example,cat,dog,split\r\n"
    #expect(
      saved(table, opened) == header + "7,cat,\"x, \"\"y\"\"\",one,1.0,8.0,val \r\n"
        + ",dog,,w,0.0,0.0,\r\n 9,dog,z,two,3,4.50,test\r\n")
  }

  @Test func `a save that would lose columns is refused, and one to another file is not`() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/t.csv"
      try Self.beside.write(toFile: path, atomically: false, encoding: .utf8)
      var options = ReadingOptions()
      options.scoreColumns = ["cat..dog"]
      let opened = try ScoreFile.read(path, options)
      var table = opened.table
      table.apply(.renameClass(table.classes[1], "cow"))
      for path in [path, "\(folder)/./t.csv"] {
        let error = #expect(throws: ScoreFileError.self) {
          try ScoreFile.save(.scores(table), to: path, origin: opened.origin)
        }
        #expect(
          error?.description
            == "\(path): can't be saved: the columns that were left out would be lost, "
            + "as classes or names have changed; save under another name")
      }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.beside)
      let copy = "\(folder)/copy.csv"
      try ScoreFile.save(.scores(table), to: copy, origin: opened.origin)
      #expect(try ScoreFile.read(copy).table == table)
    }
  }

  private func saved(_ table: ScoreTable, _ opened: OpenedModel) -> String {
    String(
      decoding: ScoreFile.bytes(of: .scores(table), as: .csv, origin: opened.origin), as: UTF8.self)
  }
}

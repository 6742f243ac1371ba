import Foundation
import LossEngine
import Scores
import TestSupport
import Testing

@testable import ScoreFiles

/// Every complaint about an NPY file, word for word.
@Suite struct NPYErrorTests {
  private static func header(_ type: String = "'<f4'", _ shape: String = "(2, 2)") -> String {
    "{'descr': \(type), 'fortran_order': False, 'shape': \(shape)}"
  }
  private static let zeros = [UInt8](repeating: 0, count: 16)
  private static let rewrite = "in the header; write it with numpy.save"
  private static let keys = "the keys 'descr', 'fortran_order' and 'shape', each once"
  private static let cutShort = "it was cut short, so write or copy it again"

  private static let beginnings: [(bytes: [UInt8], message: String)] = [
    ([], "byte 0: the file is empty; expected an array that numpy.save wrote"),
    (Array("example,label".utf8), "byte 0: \(magic)"),
    (
      [0x93, 0x4E, 0x55, 0x4D],
      "byte 4: the header goes on to byte 8, the file ends at 4; \(cutShort)"
    ),
    (
      npyFile("", version: [4, 0]),
      "byte 6: version 4.0 of the NPY format; expected 1.0, 2.0 or 3.0"
    ),
    (
      npyFile("", version: [1, 1]),
      "byte 6: version 1.1 of the NPY format; expected 1.0, 2.0 or 3.0"
    ),
    (
      Array(npyFile("").prefix(9)),
      "byte 9: the header goes on to byte 10, the file ends at 9; \(cutShort)"
    ),
    (
      npyFile("{", length: 118),
      "byte 11: the header goes on to byte 128, the file ends at 11; \(cutShort)"
    ),
    (
      npyFile("", version: [2, 0], length: 0xFFFF_FFFF),
      "byte 8: a header of 4294967295 bytes; expected at most 65535"
    ),
  ]
  private static let magic =
    "this is no NPY file, which begins with \\x93NUMPY; numpy.save writes one"

  @Test(arguments: beginnings)
  func `how a file begins`(bytes: [UInt8], message: String) { expect(message, of: bytes) }

  private static let dictionaries: [(header: String, message: String)] = [
    ("", "byte 10: expected { \(rewrite)"),
    ("{", "byte 11: expected a string in quotes \(rewrite)"),
    ("{}", "byte 12: expected \(keys) \(rewrite)"),
    ("{'descr", "byte 11: expected a string in quotes \(rewrite)"),
    ("{'de\\scr': 1}", "byte 11: expected a string in quotes \(rewrite)"),
    ("{'descr' '<f4'}", "byte 19: expected : \(rewrite)"),
    ("{'descr': 4}", "byte 20: expected a string in quotes \(rewrite)"),
    ("{'descr': '<f4' 'shape'}", "byte 26: expected a comma or } \(rewrite)"),
    ("{'descr': '<f4', 'descr': '<f4'}", "byte 27: expected \(keys) \(rewrite)"),
    ("{'descr': '<f4', 'extra': 1}", "byte 27: expected \(keys) \(rewrite)"),
    ("{'fortran_order': 0}", "byte 28: expected True or False \(rewrite)"),
    ("{'shape': 3}", "byte 20: expected ( \(rewrite)"),
    ("{'shape': (3)}", "byte 22: expected a comma: (3,) is a tuple, (3) is not \(rewrite)"),
    ("{'shape': (3, 2 2)}", "byte 26: expected a comma or ) \(rewrite)"),
    ("{'shape': (3, x)}", "byte 24: expected a number \(rewrite)"),
    ("{'shape': (,)}", "byte 21: expected a number \(rewrite)"),
    ("{'shape': (-1, 2)}", "byte 21: a negative number in the shape; write it with numpy.save"),
    ("{'shape': (99999999999999999999, 2)}", "byte 21: \(tooLarge)"),
    (header() + "x", "byte 67: expected nothing more \(rewrite)"),
    (
      header("[('a', '<f4'), ('b', '<f4')]"),
      "byte 20: an array of records; save its scores alone, as a plain N×C array"
    ),
  ]
  private static let tooLarge =
    "the shape means more bytes than a computer can have; write it with numpy.save"

  @Test(arguments: dictionaries)
  func `the header`(header: String, message: String) {
    expect(message, of: npyFile(header, Self.zeros))
  }

  @Test(arguments: [
    ("|O", ": save np.array(scores.tolist(), \"float64\")"), ("<U7", asFloats), ("|S3", asFloats),
    ("<i4", asFloats), ("|b1", asFloats),
    ("|u1", asFloats + "; if these are inputs, add --weights W.npy"), ("<f16", asFloats),
    ("float128", asFloats),
    ("|V8", ""), ("<c8", ""), ("<m8", ""), ("", ""), ("<", ""), ("object", ""),
    ("float12", asFloats),
    ("int", asFloats),
  ])
  func `the type of the elements`(type: String, advice: String) {
    expect(
      "byte 8: elements of type \"\(type)\"; expected float32, float64 or float16\(advice)",
      of: npyFile(Self.header("'\(type)'"), Self.zeros))
  }

  private static let asFloats = ": save scores.astype(\"float64\")"

  private static let shapes: [(shape: String, message: String)] = [
    ("()", "byte 8: an array of 0 dimensions; expected 2, examples × classes"),
    (
      "(4,)",
      "byte 8: an array of 1 dimension; expected 2, examples × classes; "
        + "for one example save scores.reshape(1, -1); for a logit an example "
        + "save np.pad(scores[:, None], ((0, 0), (1, 0)))"
    ),
    (
      "(2, 2, 1)",
      "byte 8: an array of 3 dimensions; expected 2, examples × classes: save scores.reshape(2, 2)"
    ),
    ("(2, 1)", "byte 75: 16 bytes follow the header, its shape means 8; \(nothingAfter)"),
    ("(3, 2)", "byte 83: 16 bytes follow the header, its shape means 24; the file was \(cut)"),
    ("(4611686018427387904, 4)", "byte 61: \(tooLarge)"),
    ("(46116860184273879, 46116860184273879)", "byte 8: \(tooLarge)"),
  ]
  private static let nothingAfter = "expected one array and nothing after it"
  private static let cut = "cut short, so write or copy it again"

  @Test(arguments: shapes)
  func `the shape`(shape: String, message: String) {
    expect(message, of: npyFile(Self.header("'<f4'", shape), Self.zeros))
  }

  @Test func `an array of nothing, or of one class`() {
    expect(
      "byte 8: an array without examples; expected a row per example",
      of: npyFile(Self.header("'<f4'", "(0, 3)")))
    expect(
      "byte 8: 0 classes; expected at least 2, a column of scores for each",
      of: npyFile(Self.header("'<f4'", "(3, 0)")))
    expect(
      "byte 8: 1 class; expected at least 2, a column of scores for each; to give a logit "
        + "a second class that scores 0: save np.pad(scores, ((0, 0), (1, 0)))",
      of: npyFile(Self.header("'<f4'", "(4, 1)"), Self.zeros))
  }

  @Test func `values no score can have are named as NumPy would`() {
    func bytes(_ scores: Float...) -> [UInt8] {
      let data = scores.flatMap { score in
        withUnsafeBytes(of: score.bitPattern.littleEndian) { Array($0) }
      }
      return npyFile(Self.header(), data)
    }
    let expected = "expected a number, or -inf for a masked class"
    expect("byte 75: scores[1, 0] is NaN; \(expected)", of: bytes(1, 2, .nan, 4))
    expect("byte 79: scores[1, 1] is +inf; \(expected)", of: bytes(1, 2, 3, .infinity))
    expect(
      "byte 75: scores[1] is -inf for every class; expected at least one number",
      of: bytes(1, 2, -.infinity, -.infinity))
  }

  @Test func `labels`() throws {
    func message(_ type: String, _ contents: [UInt8], shape: String = "(2,)") -> String? {
      do throws(ScoreFileError) {
        _ = try NPYFile.labels(
          in: npyFile(Self.header("'\(type)'", shape), contents), name: "l.npy", classCount: 3)
        return nil
      } catch { return error.description }
    }
    let expected = "expected the index of a class, 0 to 2"
    #expect(message("|u1", [0, 2]) == nil)
    #expect(message("|u1", [0, 3]) == "l.npy, byte 66: labels[1] is 3; \(expected)")
    #expect(message("|i1", [0xFF, 0]) == "l.npy, byte 65: labels[0] is -1; \(expected)")
    #expect(
      message(">u8", [UInt8](repeating: 0xFF, count: 16))
        == "l.npy, byte 65: labels[0] is 18446744073709551615; \(expected)")
    #expect(
      message("<i8", [UInt8](repeating: 0, count: 15) + [0x80])
        == "l.npy, byte 73: labels[1] is -9223372036854775808; \(expected)")
    #expect(
      message("<f4", [0, 0], shape: "(2,)")
        == "l.npy, byte 8: elements of type \"<f4\"; expected integers, the indices of classes: "
        + "save labels.astype(\"int64\")")
    #expect(
      message("|u1", [0, 2], shape: "(2, 1)")
        == "l.npy, byte 8: an array of 2 dimensions; expected 1, a label an example: "
        + "save labels.ravel()")
  }

  @Test func `names and labels that are missing or too many`() throws {
    let (scores, labels) = (NPYFixtures.path("little-f4-c"), NPYFixtures.path("labels-u1"))
    func message(labels: String?, classes: [String]? = nil) -> String? {
      do throws(ScoreFileError) {
        _ = try NPYFile.read(scores, labels: labels, classNames: classes)
        return nil
      } catch { return error.description }
    }
    #expect(
      message(labels: nil)
        == "\(scores): nothing says the labels; give a file of them with --labels FILE")
    #expect(
      message(labels: labels, classes: ["a"])
        == "\(scores): --classes names 1 class, but there are 4 columns of scores")
    #expect(
      message(labels: labels, classes: ["a", "b", "a", "c"])
        == "\(scores): there is a class a already")
    #expect(
      message(labels: labels, classes: ["a", "b", "c"])
        == "\(scores): --classes names 3 classes, but there are 4 columns of scores; "
        + "the array seems to be classes × examples: save scores.T")
    try withTemporaryFile("0\n1\n2\n3\n") { path in
      #expect(
        message(labels: path) == "\(path): 4 labels for 3 examples; "
          + "the array seems to be classes × examples: save scores.T")
    }
    try withTemporaryFile("0\n1\n") { path in
      #expect(
        message(labels: path) == "\(path): 2 labels for 3 examples; expected one each")
    }
    try withTemporaryFile("0\n1,2\n3\n") { path in
      #expect(
        message(labels: path)?.hasPrefix("\(path), line 2, column 1: \"1,2\" is no label") == true)
    }
  }

  @Test func `labels are counted before the scores are looked at`() throws {
    try withTemporaryFolder { folder in
      let nan = npyFile(Self.header(), [UInt8](repeating: 0xFF, count: 16))
      try Data(nan).write(to: URL(fileURLWithPath: folder + "/s.npy"))
      try Data("0\n".utf8).write(to: URL(fileURLWithPath: folder + "/l"))
      let error = #expect(throws: ScoreFileError.self) {
        try NPYFile.read(folder + "/s.npy", labels: folder + "/l")
      }
      #expect(error?.description == "\(folder)/l: 1 label for 2 examples; expected one each")
    }
  }

  private func expect(_ message: String, of bytes: [UInt8]) {
    do throws(ScoreFileError) {
      _ = try npyTable(bytes)
      Issue.record("read: \(bytes.count) bytes")
    } catch {
      #expect(error.description == "t.npy, \(message)")
      #expect(error.exitCode == 65)
    }
  }
}

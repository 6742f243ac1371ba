import Scores
import TestSupport
import Testing

@testable import ScoreFiles

/// Files of another kind than they are read as: each is named, with the way out.
@Suite struct ForeignKindTests {
  /// The beginning of a zip archive whose first file has this name.
  private static func zip(_ name: String) -> [UInt8] {
    [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 22) + [UInt8(name.utf8.count), 0, 0, 0]
      + Array(name.utf8)
  }

  private static let files: [(bytes: [UInt8], name: String, message: String)] = [
    (
      zip("logits.npy"), "a b.npz",
      "this is an archive of np.savez with \"logits\"; save it: "
        + "np.save(\"CONTENT.npy\", np.load(\"a b.npz\")[\"logits\"])"
    ),
    (
      zip("archive/data.pkl"), "x.pt",
      "this is a file of torch.save; save its tensor: "
        + "np.save(\"CONTENT.npy\", torch.load(\"x.pt\", map_location=\"cpu\").detach().numpy()); "
        + "if it is a dict, torch.load(\"x.pt\", map_location=\"cpu\")[KEY] is one"
    ),
    (
      zip("[Content_Types].xml"), "x.xlsx",
      "this is an Excel workbook; save its sheet as \"CSV UTF-8\""
    ),
    (zip("x.csv"), "a'b.zip", #"this is a zip archive; unpack it: unzip 'a'\''b.zip'"#),
    (
      [0x80, 4, 0x95, 0], "x.pkl",
      "this is a Python pickle; python3 -m pickle x.pkl shows what is in it; of an array: "
        + "np.save(\"CONTENT.npy\", np.load(\"x.pkl\", allow_pickle=True)); "
        + "of a DataFrame: pd.read_pickle(\"x.pkl\").to_csv(\"CONTENT.csv\", index=FalseTITLES); "
        + "of a dict or tuple: np.save(\"CONTENT.npy\", np.load(\"x.pkl\", allow_pickle=True)[KEY])"
    ),
    ([0x1F, 0x8B, 8], "x.csv.gz", "this is compressed by gzip; unpack it: gunzip -k x.csv.gz"),
    ([0x1F, 0x8B, 8], "x", "this is compressed by gzip; unpack it: gzip -dc < x > NAME"),
    (
      Array("PAR1".utf8), "x.parquet",
      "this is a Parquet file; write it as CSV: "
        + "pd.read_parquet(\"x.parquet\").to_csv(\"CONTENT.csv\", index=FalseTITLES)"
    ),
    (
      [0x89] + Array("HDF\r\n".utf8), "x.h5",
      "this is an HDF5 file; list(h5py.File(\"x.h5\")) names its arrays; save one: "
        + "np.save(\"CONTENT.npy\", h5py.File(\"x.h5\")[NAME][()])"
    ),
    (
      [0xFF, 0xFE, 0x65, 0], "x.csv",
      "this text is in UTF-16; write it in UTF-8: iconv -f UTF-16 -t UTF-8 x.csv > utf-8.csv"
    ),
    (
      [0x65, 0, 0x78, 0], "d.x/labels",
      "this text is in UTF-16; write it in UTF-8: iconv -f UTF-16LE -t UTF-8 d.x/labels > utf-8"
    ),
  ]

  @Test(arguments: files)
  func `a file is named for what it is, scores and labels alike`(
    bytes: [UInt8], name: String, message: String
  ) {
    for content in ["scores", "labels"] {
      #expect(
        foreignKind(of: bytes, path: name, holding: content)
          == message.replacing("CONTENT", with: content)
          .replacing("TITLES", with: content == "labels" ? ", header=False" : ""))
    }
  }

  /// An archive of files without contents: their names twice, and the record that ends it.
  private static func archive(of names: [String], comment: String) -> [UInt8] {
    func bytes(_ number: Int, _ size: Int) -> [UInt8] {
      (0..<size).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    var (files, directory): ([UInt8], [UInt8]) = ([], [])
    for name in names {
      files += zip(name)
      directory += [0x50, 0x4B, 1, 2] + bytes(0, 24)
      directory += bytes(name.utf8.count, 2) + bytes(4, 2) + bytes(1, 2) + bytes(0, 12)
      directory += Array(name.utf8) + bytes(0, 5)
    }
    var end: [UInt8] = [0x50, 0x4B, 5, 6] + bytes(0, 4)
    end += bytes(names.count, 2) + bytes(names.count, 2)
    end += bytes(directory.count, 4) + bytes(files.count, 4)
    return files + directory + end + bytes(comment.utf8.count, 2) + Array(comment.utf8)
  }

  private static let archives: [(names: [String], content: String, message: String)] = [
    (
      ["y", "logits", "x"], "scores",
      "\"y\", \"logits\" and \"x\"; save the scores and the labels, such as: "
        + "np.save(\"scores.npy\", np.load(\"a.npz\")[\"logits\"]); "
        + "np.save(\"labels.npy\", np.load(\"a.npz\")[\"y\"])"
    ),
    (
      ["arr_0", "arr_1"], "scores",
      "\"arr_0\" and \"arr_1\"; save the scores and the labels, such as: "
        + "np.save(\"scores.npy\", np.load(\"a.npz\")[\"arr_0\"]); "
        + "np.save(\"labels.npy\", np.load(\"a.npz\")[\"arr_1\"])"
    ),
    (
      ["logits", "labels"], "labels",
      "\"logits\" and \"labels\"; save the labels, such as: "
        + "np.save(\"labels.npy\", np.load(\"a.npz\")[\"labels\"])"
    ),
    (
      (0..<10).map(String.init), "labels",
      (0..<8).map { "\"\($0)\"" }.joined(separator: ", ")
        + " and 2 more; save the labels, such as: "
        + "np.save(\"labels.npy\", np.load(\"a.npz\")[\"1\"])"
    ),
    (
      ["b", "w"], "W",
      "\"b\" and \"w\"; save W, such as: np.save(\"W.npy\", np.load(\"a.npz\")[\"w\"])"
    ),
  ]

  @Test(arguments: archives)
  func `the arrays of an archive are named, the labels too`(
    names: [String], content: String, message: String
  ) {
    for comment in ["", "a comment"] {
      let bytes = Self.archive(of: names.map { $0 + ".npy" }, comment: comment)
      #expect(
        foreignKind(of: bytes, path: "a.npz", holding: content)
          == "this is an archive of np.savez with " + message)
    }
  }

  @Test func `an archive whose end is cut off or wrong names its first array`() {
    let whole = Self.archive(of: ["y.npy", "logits.npy"], comment: "")
    for count in 40..<whole.count {
      #expect(
        foreignKind(of: whole[..<count], path: "a.npz", holding: "scores")?
          .hasPrefix("this is an archive of np.savez with \"y\"; save it: ") == true)
    }
    for index in whole.count - 12..<whole.count {
      var bytes = whole
      bytes[index] = 0xFF
      #expect(
        foreignKind(of: bytes, path: "a.npz", holding: "scores")?
          .hasPrefix("this is an archive of np.savez with \"y\"") == true)
    }
  }

  @Test func `it is named whatever the file is read as`() throws {
    let bytes = Self.zip("logits.npy")
    for format in [FileFormat.csv, .tsv, .json] {
      let error = #expect(throws: ScoreFileError.self) {
        try ScoreFile.parse(bytes, as: format, path: "x.npz")
      }
      #expect(error?.description.hasPrefix("x.npz: this is an archive of np.savez") == true)
    }
  }

  @Test func `JSON and NumPy's arrays under other names say how they are read`() {
    func message(_ bytes: [UInt8], _ path: String, _ format: FileFormat = .csv) -> String? {
      do throws(ScoreFileError) {
        var options = ReadingOptions()
        options.labelsFile = "l"
        _ = try ScoreFile.parse(bytes, as: format, path: path, options)
        return nil
      } catch { return "\(error.problem)" }
    }
    #expect(
      message(NPYHeader.magic, "x.bin")
        == "this is an array that NumPy saved; read it as one: "
        + "loss-explorer x.bin --input-format npy --labels l")
    #expect(
      message(Array("\n{ \"classes\": []}".utf8), "x.txt")
        == "this is JSON; read it as such: loss-explorer x.txt --input-format json --labels l")
  }

  private static let separators: [(text: String, format: FileFormat, message: String)] = [
    (
      "example\tlabel\ta\tb\nx\ta\t1\t2\n", .csv,
      "tabs between the fields: loss-explorer 't 1.txt' --input-format tsv"
    ),
    (
      "example,label,a,b\nx,a,1,2\n", .tsv,
      "commas between the fields: loss-explorer 't 1.txt' --input-format csv"
    ),
    (
      "example;label;a;b\nx;a;1,5;2\n", .csv,
      "semicolons between the fields; write commas, and decimal points: "
        + "pd.read_csv(\"t 1.txt\", sep=\";\", decimal=\",\").to_csv(\"scores.csv\", index=False)"
    ),
    (
      "1,5;-2;3\n", .csv,
      "semicolons between the fields; write commas, and decimal points: pd.read_csv(\"t 1.txt\", "
        + "sep=\";\", decimal=\",\", header=None).to_csv(\"scores.csv\", index=False, header=False)"
    ),
    ("sep=,\nexample,label,a,b\n", .csv, "\"sep=\" is a line for Excel alone; delete it"),
    (
      "# example,label,a,b\n", .csv,
      "the header begins with #, as np.savetxt writes it; delete \"# \" and keep the titles, "
        + "or save with comments=\"\""
    ),
    ("# scores of a model\nexample,label,a,b\n", .csv, "a comment; delete this line"),
    (
      "1.0e+00 2.0e+00\n3 4\n", .csv,
      "blanks between the numbers, as np.savetxt writes them; "
        + "np.save(\"scores.npy\", np.loadtxt(\"t 1.txt\"))"
    ),
  ]

  @Test(arguments: separators)
  func `other separators are named`(text: String, format: FileFormat, message: String) {
    let error = #expect(throws: ScoreFileError.self) {
      try ScoreFile.parse(Array(text.utf8), as: format, path: "t 1.txt")
    }
    #expect(error?.description == "t 1.txt, line 1: \(message)")
  }
}

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
      "this is an archive of np.savez; np.load(\"a b.npz\").files names its arrays; save one: "
        + "np.save(\"CONTENT.npy\", np.load(\"a b.npz\")[\"logits\"])"
    ),
    (
      zip("archive/data.pkl"), "x.pt",
      "this is a file of torch.save; save its array: "
        + "np.save(\"CONTENT.npy\", torch.load(\"x.pt\", map_location=\"cpu\").detach().numpy())"
    ),
    (
      zip("[Content_Types].xml"), "x.xlsx",
      "this is an Excel workbook; save its sheet as \"CSV UTF-8\""
    ),
    (zip("x.csv"), "a'b.zip", #"this is a zip archive; unpack it: unzip 'a'\''b.zip'"#),
    (
      [0x80, 4, 0x95, 0], "x.pkl",
      "this is a Python pickle; save its array: "
        + "np.save(\"CONTENT.npy\", np.load(\"x.pkl\", allow_pickle=True))"
    ),
    ([0x1F, 0x8B, 8], "x.csv.gz", "this is compressed by gzip; unpack it: gunzip -k x.csv.gz"),
    ([0x1F, 0x8B, 8], "x", "this is compressed by gzip; unpack it: gzip -dc < x > NAME"),
    (
      Array("PAR1".utf8), "x.parquet",
      "this is a Parquet file; write it as CSV: "
        + "pd.read_parquet(\"x.parquet\").to_csv(\"CONTENT.csv\", index=False)"
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
          == message.replacing("CONTENT", with: content))
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

  @Test func `JSON, JSON Lines and NumPy's arrays under other names say how they are read`() {
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
    let lines = Array("{\"label\": 0}\n{\"label\": 1}\n".utf8)
    for format in [FileFormat.csv, .json] {
      #expect(
        message(lines, "x.jsonl", format)
          == "this is JSON Lines, an object a line, and a table is one object; to make it one, "
          + "with its own classes: "
          + "jq -s '{classes: [\"cat\", \"dog\"], examples: .}' x.jsonl > scores.json")
    }
    let records = message(Array("[{\"label\": 0}]".utf8), "x.json", .json)
    #expect(
      records
        == "an array where { should be; a table is {\"classes\": [...], \"examples\": [...]}, "
        + "and examples are {\"name\", \"label\", \"scores\"}")
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
      #"semicolons between the fields; make them tabs, and decimal commas points: "#
        + #"tr ';,' '\t.' < 't 1.txt' > scores.tsv"#
    ),
    ("sep=,\nexample,label,a,b\n", .csv, "\"sep=\" is a line for Excel alone; delete it"),
    (
      "# example,label,a,b\n", .csv,
      "the header begins with #, as np.savetxt writes it; delete it, or save with comments=\"\""
    ),
    (
      "1.0e+00 2.0e+00\n3 4\n", .csv,
      "blanks between the numbers, as np.savetxt writes them; save np.loadtxt(\"t 1.txt\")"
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

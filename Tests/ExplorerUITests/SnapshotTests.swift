import Scores
import TerminalCore
import TerminalTestSupport
import TestSupport
import Testing

/// What screens look like, part by part: a change to one part changes the snapshots of that part.
@Suite struct SnapshotTests {
  @Test(arguments: Recording.all)
  func `is as recorded`(_ recording: Recording) throws {
    let size = try #require(Size(parsing: recording.size))
    let frame = try screen(
      after: recording.keys, size: size, isUnicode: !recording.isASCII,
      colors: recording.isASCII ? .none : .full, model: recording.model())
    try Snapshot.compare(recording.text(of: frame), named: recording.file)
  }

  @Test(arguments: Set(Recording.all.map(\.keys)).sorted())
  func `screens in ASCII are nothing but ASCII`(keys: String) throws {
    for size in Recording.sizes {
      let frame = try screen(
        after: keys, size: #require(Size(parsing: size)), isUnicode: false)
      #expect(frame.lines.joined().utf8.allSatisfy { $0 < 0x80 })
    }
  }

  @Test func `no file is left that nothing is compared with`() throws {
    try Snapshot.expectNoFiles(besides: Recording.all.map(\.file))
  }
}

/// A part of a screen after some keys, and the file that shows it.
struct Recording: CustomTestStringConvertible, Sendable {
  enum Part { case screen, table, panel, prompt, help }

  let part: Part
  let keys: String
  let size: String
  /// In ASCII only the text is recorded: the styles are the same.
  let isASCII: Bool
  /// nil takes whole rows.
  let columns: Range<Int>?
  /// What the explorer is opened on.
  let model: @Sendable () throws -> Model
  let file: String
  var testDescription: String { file }

  private init(
    _ part: Part, _ name: String, _ keys: String, _ size: String, isASCII: Bool = false,
    columns: Range<Int>? = nil, of model: @escaping @Sendable () throws -> Model = { .lecture }
  ) {
    (self.part, self.keys, self.size) = (part, keys, size)
    (self.isASCII, self.columns, self.model) = (isASCII, columns, model)
    file = "\(part)-\(name)-\(isASCII ? "ascii" : size)"
  }

  func text(of frame: Frame) -> String {
    parts(of: frame).map { rows in
      isASCII
        ? frame.lines(rows: rows).joined(separator: "\n")
        : frame.snapshot(rows: rows, columns: columns)
    }.joined(separator: "\n")
  }

  private func parts(of frame: Frame) -> [Range<Int>] {
    switch part {
    // All but the lines of tabs and keys, of which other tests say what stands there.
    case .screen: [0..<frame.tabRow, frame.tabRow + 1..<frame.keyRow]
    case .table: [frame.tableRows]
    case .panel: [frame.panelRows]
    case .prompt: [frame.statusRow..<frame.size.rows]
    case .help: [1..<frame.keyRow]
    }
  }

  static let sizes = ["60x18", "80x24", "120x40"]

  static let all: [Recording] =
    sizes.map { Recording(.screen, "start", "", $0) }
    + [Recording(.screen, "start", "", "80x24", isASCII: true)]
    + tables + panels + losses + pictures + plane + prompts
    + [Recording(.help, "scrolled", "? Down Down", "80x24")]

  private static let tables =
    [
      ("typing", "Right Down type:4.4"), ("unfinished", "Right Down -"),
      ("editing-scaled", "> Enter"), ("zero-scale", zeroScale), ("all-mean-margin", allMeanMargin),
      ("structured", "f"), ("one-vs-all", "f f"),
    ].map { Recording(.table, $0, $1, "80x24") }
    + [
      ("awkward-numbers", awkward), ("scaled-squared", "> s"), ("turned", "t Down"),
      ("sorted", "t : type:sort Space type:svm Enter Right Right"),
      ("filtered", "t : type:filter Space type:wrong Enter"),
    ].flatMap { name, keys in sizes.map { Recording(.table, name, keys, $0) } }
    + [Recording(.table, "turned", "t Down", "80x24", isASCII: true)]

  private static let panels =
    [
      ("awkward-numbers", awkward), ("scaled-squared", "> s"), ("all-mean-margin", allMeanMargin),
      ("structured", "f"), ("one-vs-all", "f f"), ("zero-scale", zeroScale),
    ].flatMap { name, keys in ["60x18", "80x24"].map { Recording(.panel, name, keys, $0) } }
    + [("softmax", softmax), ("summary", "F5")].flatMap { name, keys in
      ["60x18", "80x24"].map { Recording(.panel, name, keys, $0) }
        + [Recording(.panel, name, keys, "80x24", isASCII: true)]
    }
    + [
      Recording(.panel, "softmax", softmax, "120x40", columns: 61..<120),
      Recording(.panel, "summary", "F5", "120x40"),
    ]
    + ["60x18", "80x24", "120x40"].map { Recording(.panel, "scale", "F6", $0) }
    + [
      Recording(.panel, "scale", "F6", "80x24", isASCII: true),
      Recording(.panel, "scale-reading", "F6 F2 Right Right", "80x24"),
      Recording(.panel, "scale-reading", "F6 F2 Right Right", "60x18"),
    ]

  private static let losses: [Recording] = {
    let all = [
      ("curve", "F7"), ("curve-other-class", "Down F7 F2 Left"), ("gradient", "F8"),
      ("gradient-steps", "F8 F2 g g G"), ("libraries", "v l F2 Down"),
    ]
    return all.flatMap { name, keys in
      sizes.map { Recording(.panel, name, keys, $0) }
        + [Recording(.panel, name, keys, "80x24", isASCII: true)]
    }
  }()

  private static let pictures =
    ["60x18", "80x24", "120x40"].map {
      Recording(.panel, "picture", "F9 F2", $0, of: Model.slidePicture)
    }
    + [
      Recording(.panel, "picture-one", "F9 F2 Enter", "80x24", of: Model.slidePicture),
      Recording(.panel, "picture-one", "F9 F2 Enter", "60x18", of: Model.slidePicture),
    ]
    + [
      Recording(.panel, "picture-strokes", "F9 z", "80x24", isASCII: true) {
        try .strokes(side: 14)
      },
      Recording(.panel, "picture-strokes-one", "F9 z F2 Enter", "80x24", isASCII: true) {
        try .strokes(side: 14)
      },
    ]

  private static let plane =
    [("60x18", nil), ("80x24", nil), ("120x40", 61..<120)].map {
      Recording(.panel, "plane", "F8", $0, columns: $1, of: Model.ninePoints)
    }
    + ["80x24", "120x40"].map {
      Recording(.panel, "plane-zoomed", "F8 F2 z", $0, columns: 0..<40, of: Model.ninePoints)
    }
    + [
      Recording(.panel, "plane-zoomed", "F8 F2 z", "80x24", isASCII: true, of: Model.ninePoints),
      Recording(
        .panel, "plane-zero-lines", "F8 F2 z 2 > >", "80x24", columns: 0..<40, of: Model.ninePoints),
      Recording(
        .panel, "plane-zero-lines", "F8 F2 z 2 > >", "80x24", isASCII: true, of: Model.ninePoints),
      Recording(.prompt, "plane", "F8 F2 z [ [", "80x24", of: Model.ninePoints),
      Recording(.prompt, "plane-grabbed", "F8 F2 z Enter Up", "80x24", of: Model.ninePoints),
    ]

  private static let prompts =
    [
      ("typing", "Right Down type:4.4"), ("unfinished", "Right Down -"),
      ("command", ": c l a s s Space d"),
      ("completions", ": c l a s s Tab"), ("search", "/ type:FR"), ("found", "/ type:FR Enter"),
      ("no-number", "type:0x1f"), ("unknown-key", "F12"),
    ].map { Recording(.prompt, $0, $1, "80x24") }
    + [Recording(.prompt, "long-message", ": type:sort Space type:x Enter", "60x18")]

  private static let softmax = "Right Right Tab"
  private static let allMeanMargin = "a m d type:0.5 Enter"
  private static let zeroScale = "< ( ( ( ( ("
  private static let awkward =
    "type:-1234.5 Down type:1e-300 Down type:-inf Right type:1e300 Enter"
}

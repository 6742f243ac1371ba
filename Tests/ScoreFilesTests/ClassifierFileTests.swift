import Foundation
import LossEngine
import Scores
import TerminalCore
import TestSupport
import Testing

@testable import ScoreFiles

/// A linear classifier in a JSON file: W, b, and x of every example.
@Suite struct ClassifierFileTests {
  private static let text = #"""
    {"classes": ["cat", "dog", "ship"],
     "W": [[0.01, -0.05, 0.1, 0.05], [0.70, 0.2, 0.05, 16E-2], [0, -0.45, -0.2, 0.03]],
     "examples": [{"x": [-15, 22, -44.0, 56], "name":"x1","label":2},
       {"name": "x2",  "label": "cat", "x": [1, 2, 3, 4]} ,
       {"name": "x3", "label": 1, "x": [1e1, 20, -30, 4.50]}],
     "b": [0, 0.2, -0.3]}
    """#

  private func linear(_ model: Model) throws -> LinearModel {
    guard case .linear(let linear) = model else { throw NotLinear() }
    return linear
  }

  private struct NotLinear: Error {}

  private func saved(
    _ model: Model, _ opened: OpenedModel? = nil, as format: FileFormat = .json
  ) -> String {
    String(
      decoding: ScoreFile.bytes(of: model, as: format, origin: opened?.origin), as: UTF8.self)
  }

  @Test func `it opens with W, b and x, and scores that are those of the slide`() throws {
    let model = try linear(try open(Self.text, as: .json).model)
    #expect(model.classifier.bias == [0, 0.2, -0.3] && model.classifier.inputCount == 4)
    #expect(model.input(of: 2) == [10, 20, -30, 4.5])
    #expect(model.table.scores(0) == [-2.85, 0.86, 0.28])
    #expect((0..<3).map(model.table.label) == [2, 0, 1])
    #expect(Model.linear(model).row(of: 0, at: 2).scores == [-5.7, 1.52, 0.86])
  }

  @Test(arguments: [
    #"{"name": "x2",  "label": "cat", "scores": [1, 2, 3]}"#,
    #"{"name":"y","label":1,"scores":[0,0,"-inf"]}"#,
  ])
  func `where only some examples have x it is a bare table`(example: String) throws {
    let text = Self.text.replacing(
      #"{"name": "x2",  "label": "cat", "x": [1, 2, 3, 4]}"#, with: example)
    let opened = try open(text, as: .json)
    #expect(!opened.model.isComputed && opened.table.scores(0) == [-2.85, 0.86, 0.28])
    #expect(saved(opened.model, opened) == text)
    var model = opened.model
    model.apply(.table(.setScore(opened.table.examples[1], opened.table.classes[0], 9)))
    #expect(saved(model, opened).contains(#"{"x": [-15, 22, -44.0, 56], "name":"x1","label":2}"#))
  }

  @Test func `a file that W and b stand in for nothing is a bare table too`() throws {
    let text =
      #"{"classes":["a","b"],"W":[[1],[2]],"b":[0,0],"examples":[{"name":"x","label":0,"scores":[1,2]}]}"#
    #expect(try !open(text, as: .json).model.isComputed)
  }

  @Test func `saved unchanged, or changed back, it is the same byte for byte`() throws {
    let opened = try open(Self.text, as: .json)
    var model = opened.model
    #expect(saved(model, opened) == Self.text)
    let table = model.table
    for edits: [ModelEdit] in [
      [.table(.setLabel(table.examples[1], table.classes[1]))],
      [.table(.deleteExample(table.examples[0]))], [.table(.renameClass(table.classes[0], "ox"))],
      [
        .table(.setLabel(table.examples[1], table.classes[1])),
        .table(.deleteClass(table.classes[0])),
      ],
      [.detach(scale: 2), .table(.setScore(table.examples[0], table.classes[0], 9))],
    ] {
      let inverses = edits.map { model.apply($0) }
      #expect(saved(model, opened) != Self.text)
      for inverse in inverses.reversed() { model.apply(inverse) }
      #expect(saved(model, opened) == Self.text)
    }
  }

  @Test func `of an edited example only its own row is written anew, with its x`() throws {
    let opened = try open(Self.text, as: .json)
    var model = opened.model
    model.apply(.table(.setLabel(model.table.examples[2], model.table.classes[0])))
    model.apply(.table(.renameExample(model.table.examples[2], "y")))
    #expect(
      saved(model, opened)
        == Self.text.replacing(
          #"{"name": "x3", "label": 1, "x": [1e1, 20, -30, 4.50]}"#,
          with: #"{"name": "y", "label": "cat", "x": [10.0, 20.0, -30.0, 4.5]}"#))
    #expect(try open(saved(model, opened), as: .json).model == model)
    model.apply(.table(.deleteExample(model.table.examples[0])))
    #expect(
      saved(model, opened).contains(
        #""examples": [{"name": "x2",  "label": "cat", "x": [1, 2, 3, 4]} ,"#))
  }

  @Test func `when a class goes its row of W and its b go with it`() throws {
    let opened = try open(Self.text, as: .json)
    var model = opened.model
    model.apply(.table(.setLabel(model.table.examples[1], model.table.classes[2])))
    model.apply(.table(.deleteClass(model.table.classes[0])))
    let text = """
      {
        "classes": ["dog", "ship"],
        "W": [
          [0.7, 0.2, 0.05, 0.16],
          [0.0, -0.45, -0.2, 0.03]
        ],
        "b": [0.2, -0.3],
        "examples": [
          {"name": "x1", "label": "ship", "x": [-15.0, 22.0, -44.0, 56.0]},
          {"name": "x2", "label": "ship", "x": [1.0, 2.0, 3.0, 4.0]},
          {"name": "x3", "label": "dog", "x": [10.0, 20.0, -30.0, 4.5]}
        ]
      }

      """
    #expect(saved(model, opened) == text && saved(model) == text)
    let again = try linear(try open(text, as: .json).model)
    #expect(again.table == model.table && again.classifier.classCount == 2)
  }

  @Test func `a detached table is written as a bare one`() throws {
    let opened = try open(Self.text, as: .json)
    var model = opened.model
    model.apply(.detach(scale: 2))
    let text = saved(model, opened)
    #expect(
      text == """
        {
          "classes": ["cat", "dog", "ship"],
          "examples": [
            {"name": "x1", "label": "ship", "scores": [-5.7, 1.52, 0.86]},
            {"name": "x2", "label": "cat", "scores": [0.82, 3.98, -3.06]},
            {"name": "x3", "label": "dog", "scores": [-7.35, 20.64, -6.03]}
          ]
        }

        """)
    #expect(try open(text, as: .json).model == model)
  }

  @Test func `CSV, TSV and NPY have the scores at W × 1`() throws {
    let opened = try open(Self.text, as: .json)
    for (format, separator) in [(FileFormat.csv, ","), (.tsv, "\t")] {
      let rows = [
        "example,label,cat,dog,ship", "x1,ship,-2.85,0.86,0.28", "x2,cat,0.41,2.09,-1.68",
        "x3,dog,-3.675,10.42,-3.165", "",
      ]
      #expect(
        saved(opened.model, opened, as: format)
          == rows.joined(separator: "\n").replacing(",", with: separator))
    }
    let array = ScoreFile.bytes(of: opened.model, as: .npy, origin: opened.origin)
    #expect(array == ScoreFile.bytes(of: .scores(opened.table), as: .npy))
  }

  @Test(arguments: [
    ("a.json", []), ("a.JSON", []), ("a.csv", ["W, b and x"]), ("a.tsv", ["W, b and x"]),
    ("a.npy", ["W, b and x", "labels", "class names"]), ("w", []), ("w.csv", []),
  ])
  func `what a saved file has no place for is said`(name: String, omitted: [String]) throws {
    try withTemporaryFolder { folder in
      let own = "\(folder)/\(name.hasPrefix("w") ? name : "w.json")"
      let opened = try ScoreFile.parse(Array(Self.text.utf8), as: .json, path: own)
      let saved = try ScoreFile.save(
        opened.model, to: "\(folder)/\(name)", origin: opened.origin)
      #expect(saved.omitted == omitted)
      #expect(saved.held.isComputed == omitted.isEmpty)
    }
  }

  @Test func `labels may stand in a file of their own`() throws {
    let text =
      #"{"classes":["a","b"],"W":[[1],[2]],"b":[0,0],"examples":[{"name":"x","x":[1]},{"name":"y","x":[3.0]}]}"#
    try withTemporaryFolder { folder in
      let path = "\(folder)/labels"
      try "b\na\n".write(toFile: path, atomically: false, encoding: .utf8)
      var options = ReadingOptions()
      options.labelsFile = path
      let opened = try open(text, as: .json, options)
      var model = opened.model
      #expect(try linear(model).table.label(0) == 1 && saved(model, opened) == text)
      model.apply(.table(.renameExample(opened.table.examples[0], "z")))
      #expect(
        saved(model, opened)
          == text.replacing(#"{"name":"x","x":[1]}"#, with: #"{"name": "z", "x": [1.0]}"#))
      model.apply(.table(.setLabel(opened.table.examples[1], opened.table.classes[1])))
      let copy = ScoreFile.bytes(of: model, as: .json, origin: opened.origin, isOwn: false)
      let out = String(decoding: copy, as: UTF8.self)
      #expect(try open(out, as: .json).model == model, "a copy has the labels that changed")
    }
  }

  @Test(arguments: 0..<100)
  func `what is written reads back as the same classifier`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    func number() -> Double {
      Bool.random(using: &generator)
        ? Double(Int.random(in: -99...99, using: &generator)) / 10
        : Double.random(in: -1...1, using: &generator)
    }
    let (classes, count) = (
      Int.random(in: 2...4, using: &generator), Int.random(in: 1...5, using: &generator)
    )
    func vector(_ count: Int) -> String {
      "[\((0..<count).map { _ in "\(number())" }.joined(separator: ","))]"
    }
    let rows = (0..<classes).map { _ in vector(count) }.joined(separator: ",")
    let examples = (0..<5).map {
      #"{"name":"x\#($0)","label":\#($0 % classes),"x":\#(vector(count))}"#
    }
    let text = #"""
      {"classes":[\#((0..<classes).map { "\"\($0)\"" }.joined(separator: ","))],"W":[\#(rows)],
      "b":\#(vector(classes)),"examples":[\#(examples.joined(separator: ","))]}
      """#
    let model = try open(text, as: .json).model
    #expect(try linear(model).table.exampleCount == 5)
    let again = try open(saved(model), as: .json).model
    #expect(again == model && saved(again) == saved(model))
  }

  // MARK: Its report

  private func report(
    _ format: ReportFormat, scale: Double = 1
  ) throws -> String {
    try LossReport(try open(Self.text, as: .json).model, hinge: .lecture, scale: scale)
      .text(format, displayable: displayable, width: displayWidth)
  }

  @Test func `its losses at a scale are those of k times W, plus b`() throws {
    #expect(
      try report(.csv, scale: 2).split(separator: "\n")[1].hasPrefix("x1,ship,1.66"))
    #expect(
      try report(.table, scale: 2).hasPrefix(
        "SVM: sum over the wrong classes, margin 1; W times 2\n"))
    #expect(
      try report(.markdown).hasPrefix("SVM: sum over the wrong classes, margin 1; W times 1\n"))
  }

  @Test func `a scale that is too large for it names the cell`() {
    let error = #expect(throws: ScaleOverflow.self) { try report(.table, scale: 1e308) }
    #expect(
      error?.description
        == "the score of cat in x1 is beyond the largest double at W times 1e308; choose a smaller scale"
    )
  }

  @Test(arguments: ReportFormat.allCases.filter { $0 == .table || $0 == .markdown })
  func `its report ends with the data losses, λ R(W) and the full losses`(
    format: ReportFormat
  ) throws {
    var model = try open(Self.text, as: .json).model
    model.apply(.classifier(.setRegularizer(Regularizer(.l2, lambda: 0.1))))
    let report = try LossReport(model, hinge: .lecture, scale: 2)
    let lines = report.text(format, displayable: displayable, width: displayWidth)
      .split(separator: "\n").suffix(3)
    let cells = lines.map { line in
      line.split { $0 == " " || $0 == "|" }.joined(separator: " ")
    }
    // λ R(2W) = 0.1 × 4 × 0.8166
    let (svm, softmax) = (
      report.evaluation.meanHingeLoss(), report.evaluation.meanCrossEntropyLoss
    )
    #expect(
      cells == [
        "data mean \(NumberText.loss(svm)) \(NumberText.loss(softmax)) 1 of 3 right",
        "λ R(W) 0.327 0.327 L2 λ = 0.1",
        "full \(NumberText.loss(svm + 0.32668)) \(NumberText.loss(softmax + 0.32668))",
      ])
  }

  @Test(arguments: [0.5, 1, 2], Regularizer.Kind.allCases)
  func `its JSON has both parts of the full losses and their gradients at W × k, and reads back`(
    scale: Double, kind: Regularizer.Kind
  ) throws {
    var model = try open(Self.withSettings, as: .json).model
    model.apply(
      .classifier(.setRegularizer(Regularizer(kind, lambda: 0.1, beta: 0.5))))
    var report = try LossReport(model, hinge: .lecture, scale: scale)
    #expect(!report.json.contains("gradients"))
    report.hasGradients = true
    let again = try open(report.json, as: .json).model
    #expect(again == model && again.linear?.shape == PictureShape(rows: 2, columns: 2))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let decoded = try decoder.decode(DecodedLosses.self, from: Data(report.json.utf8))
    let linear = try linear(model)
    let (weights, inputs) = (linear.weights(at: scale), linear.labeledInputs)
    let rows = (0..<3).map { linear.row(of: $0, at: scale) }
    for (loss, name) in [(DataLoss.hinge(.lecture), "svm"), (.softmax, "softmax")] {
      let full = linear.fullLoss(loss)
      let value = full.value(weights, inputs, rows: rows)
      #expect(decoded.dataLoss[name] == value.data && decoded.fullLoss[name] == value.total)
      #expect(decoded.regularizationLoss == value.penalty)
      let gradient = decoded.gradients[name]
      let found = LinearWeights(
        weights: gradient?.weights.flatMap(\.self) ?? [], bias: gradient?.bias ?? [])
      // The gradient goes down: a small step against it makes the loss smaller.
      var stepped = weights
      stepped.add(found, times: -1e-7)
      #expect(full.value(stepped, inputs).total < value.total)
      #expect(found == full.gradient(weights, inputs, rows: rows))
    }
  }

  private struct DecodedLosses: Decodable {
    struct Gradient: Decodable {
      enum CodingKeys: String, CodingKey {
        case weights = "W"
        case bias = "b"
      }
      let weights: [[Double]]
      let bias: [Double]
    }
    let dataLoss, fullLoss: [String: Double]
    let regularizationLoss: Double
    let gradients: [String: Gradient]
  }

  private static let settings = #"""
    "regularization": {"kind": "elastic", "lambda": 0.1, "beta": 0.5}, "bias_trick": true,
    "shape": [2, 2],
    """#

  private static let withSettings = text.replacing(
    #"{"classes""#, with: "{" + settings + #""classes""#)

  @Test func `its penalty, the bias trick and the shape of its pictures are read and saved`() throws
  {
    let opened = try open(Self.withSettings, as: .json)
    let model = try linear(opened.model)
    #expect(model.regularizer == Regularizer(.elasticNet, lambda: 0.1, beta: 0.5))
    #expect(model.classifier.hasBiasTrick && model.shape == PictureShape(rows: 2, columns: 2))
    #expect(saved(opened.model, opened) == Self.withSettings)
    #expect(try open(saved(opened.model), as: .json).model == opened.model)
    #expect(try linear(try open(Self.text, as: .json).model).regularizer == Regularizer())
  }

  @Test func `every edit of it reads back as the same document`() throws {
    let opened = try open(Self.withSettings, as: .json)
    let (id, example) = (opened.table.classes[1], opened.table.examples[2])
    let edits: [ClassifierEdit] = [
      .setWeight(id, input: 3, -0.125), .setBias(id, 7), .setInput(example, input: 0, 1e-7),
      .setRegularizer(Regularizer(.none)), .setBiasTrick(false),
    ]
    var model = opened.model
    for edit in edits {
      model.apply(.classifier(edit))
      let text = saved(model, opened)
      #expect(try open(text, as: .json).model == model, "\(edit)")
    }
    // Only x of the last example has changed: all else keeps its bytes.
    var moved = opened.model
    moved.apply(.classifier(.setInput(example, input: 0, 11)))
    #expect(saved(moved, opened).hasPrefix(Self.withSettings.prefix(300)))
  }

  private static let faults: [(old: String, new: String, message: String)] = [
    (#""elastic""#, #""l2""#, "\"l2\" is no regularization; expected one of \"none\""),
    ("0.1,", "-0.1,", "λ is a number of at least 0"),
    (#""beta": 0.5"#, #""beta": -1"#, "β is a number of at least 0"),
    (": true", ": 1", "1 where true or false should be"),
    ("[2, 2]", "[2, 3]", "a picture of 2×3 has 6 inputs, and x has 4"),
    ("[2, 2]", "[4]", "expected [rows, columns]"),
    ("[2, 2]", #"[2, 2], "channels": "first""#, "\"channels\" needs a \"shape\" of three"),
  ]

  @Test(arguments: faults)
  func `a wrong setting is named with its place`(old: String, new: String, message: String) {
    let text = Self.settings.replacing(old, with: new)
    let error = #expect(throws: ScoreFileError.self) {
      try open(Self.text.replacing(#"{"classes""#, with: "{" + text + #""classes""#), as: .json)
    }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    #expect(error?.line != nil)
  }

  @Test func `settings of a classifier without W are refused`() {
    let text =
      #"{"classes":["a","b"],"bias_trick":true,"examples":[{"name":"x","label":0,"scores":[1,2]}]}"#
    let error = #expect(throws: ScoreFileError.self) { try open(text, as: .json) }
    #expect(error?.description.contains(#""bias_trick" belongs to a classifier"#) == true)
  }
}

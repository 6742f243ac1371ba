import Foundation
import LossEngine
import TestSupport
import Testing

@testable import ScoreFiles
@testable import Scores

/// A classifier in arrays that NumPy saved: X, W, b and labels.
@Suite struct ClassifierArraysTests {
  private typealias Files = ClassifierArrayFiles

  @Test(arguments: [false, true], [false, true])
  func `W opens as C×D and as D×C, in C's order and in Fortran's, with b of its own or not`(
    isTransposed: Bool, isFortran: Bool
  ) throws {
    for hasBias in [false, true] {
      var files = Files(slide: ())
      if hasBias { files.putBiasIntoWeights() }
      if isTransposed { files.w = transposed(files.w) }
      let opened = try files.opened(isFortran: isFortran)
      let linear = try #require(opened.model.linear)
      #expect(linear.table.scores(0) == [-2.85, 0.86, 0.28] && linear.classifier.inputCount == 4)
      #expect(linear.classifier.hasBiasTrick == hasBias && opened.notes == [])
      #expect(linear.classifier.bias == [0, 0.2, -0.3])
      let report = try LossReport(opened.model, hinge: .lecture, scale: 1)
      #expect(NumberText.loss(report.evaluation.meanHingeLoss()) == "1.58")
      #expect(NumberText.loss(report.evaluation.meanCrossEntropyLoss) == "1.04")
    }
  }

  @Test func `a last column of ones is the bias trick's and no input`() throws {
    var files = Files(pixels: ())
    files.putBiasIntoWeights()
    files.x = files.x.map { $0 + [1] }
    files.options.classNames = ["cat", "dog", "ship"]
    let opened = try files.opened()
    let linear = try #require(opened.model.linear)
    #expect(linear.table.scores(0) == [-96.8, 437.9, 60.75] && linear.input(of: 0).count == 4)
    #expect(linear.classifier.hasBiasTrick && linear.classifier.bias == [1.1, 3.2, -1.2])
    #expect(opened.notes == ["X's last column is all 1: W's last weights are b, by the bias trick"])
    #expect(linear.table.className(2) == "ship" && linear.table.exampleName(0) == "x1")
  }

  @Test func `beside a b of its own, ones are an input like any other`() throws {
    var files = Files(pixels: ())
    files.x = files.x.map { $0 + [1] }
    files.w = files.w.map { $0 + [10] }
    let linear = try #require(try files.opened().model.linear)
    #expect(!linear.classifier.hasBiasTrick && linear.input(of: 0) == [56, 231, 24, 2, 1])
    #expect(linear.table.scores(0) == [-86.8, 447.9, 70.75])
  }

  @Test(arguments: ["u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8", "f2", "f4", "f8"])
  func `inputs of every type are read, and bytes and floats stay what they are`(
    type: String
  ) throws {
    for order in ["<", ">"] {
      var files = Files(pixels: ())
      files.x = [[56, 101, 24, 2], [0, 1, 127, 3]]
      files.labels = [0, 2]
      files.type = order + type
      let linear = try #require(try files.opened(isFortran: order == ">").model.linear)
      #expect((0..<2).map(linear.input) == files.x)
      switch (type, linear.inputs[0].values) {
      case ("u1", .bytes), ("i1", .floats), ("u2", .floats), ("i2", .floats), ("f2", .floats),
        ("f4", .floats), ("u4", .doubles), ("i4", .doubles), ("u8", .doubles), ("i8", .doubles),
        ("f8", .doubles):
        break
      default: Issue.record("\(type) is kept as \(linear.inputs[0].values)")
      }
      var edited = linear
      let id = edited.table.examples[1]
      let inverse = edited.apply(.setInput(id, input: 0, 0.25))
      #expect(edited.input(of: 1) == [0.25, 1, 127, 3] && edited != linear)
      edited.apply(inverse)
      #expect(edited == linear)
    }
  }

  @Test func `of many inputs training gets the bytes themselves`() throws {
    var files = Files(pixels: ())
    files.x = Array(repeating: [1, 2, 3, 4], count: 251_000)
    files.labels = Array(repeating: 0, count: 251_000)
    files.type = "|u1"
    let many = try #require(try files.opened().model.linear).labeledInputs
    #expect(many.values == .bytes(Array(repeating: [1, 2, 3, 4], count: 251_000).flatMap(\.self)))
    files.x.removeLast(1001)
    files.labels.removeLast(1001)
    let few = try #require(try files.opened().model.linear).labeledInputs
    #expect(few.values == .doubles(files.x.flatMap(\.self)))
  }

  @Test func `where both sides of W fit it is C×D, which is said, or what b and the names say`()
    throws
  {
    var files = Files(pixels: ())
    files.w = [[1, 2, 3, 4, 5], [1, 2, 3, 4, 6], [1, 2, 3, 4, 7], [1, 2, 3, 4, 8]]
    files.b = nil
    let opened = try files.opened()
    #expect(opened.table.classCount == 4 && opened.model.linear?.classifier.bias == [5, 6, 7, 8])
    #expect(
      opened.notes == ["W is read as classes × inputs, 4×5; if it is inputs × classes, save W.T"])
    files.options.classNames = ["a", "b", "c", "d", "e"]
    let named = try files.opened()
    #expect(named.table.classCount == 5 && named.notes == [])
    #expect(named.model.linear?.classifier.hasBiasTrick == false)
    files.options.classNames = nil
    files.b = [0, 0, 0, 0, 1]
    #expect(try files.opened().table.scores(0) == [313, 626, 939, 1252, 1851])
  }

  private static let faults: [(change: @Sendable (inout Files) -> Void, message: String)] = [
    (
      { $0.x = [[1, 2, 3, 4, 5, 6]] },
      "W.npy: W has 3 rows of 4, x1 has 6 inputs; "
        + "expected classes × 6, or 7 with b as the last, or its transpose"
    ),
    (
      { $0.x = Array(repeating: [1, 2, 3, 4, 5, 6], count: 4) },
      "x1 has 6 inputs; X seems to be inputs × examples: save X.T"
    ),
    (
      {
        $0.x = Array(repeating: [1, 2], count: 5)
        $0.w = Array(repeating: [1, 2, 3, 4], count: 7)
      },
      "x1 has 2 inputs; X and W seem to be swapped: the file is X, --weights is W"
    ),
    (
      { $0.w = $0.w.map { $0 + [1] } },
      "W has 3 rows of 5, x1 has 4 inputs: its last weights are b already; leave out --bias"
    ),
    (
      { $0.w = [[1, 2, 3, 4]] },
      "W has 1 class; expected at least 2: of a single w save np.stack([0 * w, w])"
    ),
    ({ $0.b = [1, 2] }, "b.npy: b has 2 numbers for 3 classes"),
    ({ $0.options.classNames = ["a", "b"] }, "W.npy: --classes names 2 classes, but W has 3"),
    ({ $0.x[0][2] = .nan }, "byte 144: X[0, 2] is NaN; expected a finite number"),
    ({ $0.w[1][3] = -.infinity }, "W[1, 3] is -inf; expected a finite number"),
    ({ $0.b?[1] = .infinity }, "b.npy, byte 136: b[1] is +inf; expected a finite number"),
    ({ $0.w[2][1] = 1e308 }, "the score of \"2\", W x + b, is beyond the largest double, 1.8e308"),
    ({ $0.labels = [3] }, "labels[0] is 3; expected the index of a class, 0 to 2"),
    ({ $0.labels = [1, 1] }, "2 labels for 1 example; expected one each"),
    ({ $0.options.labelsFile = nil }, "give a file of them with --labels FILE"),
    (
      { $0.options.classifier.shape = PictureShape(rows: 2, columns: 3) },
      "a picture of 2×3 has 6 inputs, and x has 4"
    ),
    (
      { $0.options.classifier.isChannelsFirst = true },
      "--channels needs pictures of three channels, such as --shape 32x32x3"
    ),
  ]

  @Test(arguments: faults.indices)
  func `what doesn't fit or is no number is named with its place`(index: Int) {
    let (change, message) = Self.faults[index]
    let error = #expect(throws: ScoreFileError.self) {
      var files = Files(pixels: ())
      change(&files)
      _ = try files.opened()
    }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    #expect(error?.exitCode == 65)
  }

  @Test func `an array of other dimensions or elements comes with what to save instead`() throws {
    let files = Files(pixels: ())
    for (header, message) in [
      ("'descr': '<f8', 'shape': (1, 2, 2)", "expected 2, examples × inputs: save X.reshape(1, "),
      ("'descr': '<f8', 'shape': (4,)", "X has 1 dimension"),
      ("'descr': '<f8', 'shape': (0, 4)", "X is empty"),
      ("'descr': '|b1', 'shape': (1, 32)", "expected floats or integers: save X.astype(\"flo"),
    ] {
      let bytes = npyFile(
        "{\(header), 'fortran_order': False}",
        Array(repeating: 0, count: header.contains("(0") ? 0 : 32))
      let error = #expect(throws: ScoreFileError.self) { try files.opened(x: bytes) }
      #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }
  }

  @Test func `an array of pixels without W is asked whether it is inputs`() throws {
    func notes(_ rows: [[Double]], labels: [Int]) throws -> [String] {
      try withTemporaryFolder { folder in
        for (name, bytes) in [
          ("x", npy(rows)), ("y", npy([labels.map(Double.init)], "<i8", shape: [labels.count])),
        ] {
          try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name).npy"))
        }
        var options = ReadingOptions()
        options.labelsFile = "\(folder)/y.npy"
        return try ScoreFile.read("\(folder)/x.npy", options).notes
      }
    }
    let pixels = (0..<2).map { row in (0..<64).map { Double(($0 * 37 + row) % 256) } }
    let note = "are these inputs and no scores? then add --weights W.npy"
    #expect(try notes(pixels, labels: [0, 9]) == [note])
    #expect(try notes(pixels.map { $0.map { $0 / 255 } }, labels: [0, 9]) == [note])
    #expect(try notes(pixels.map { $0.map { $0 - 128 } }, labels: [0, 9]) == [])
    #expect(try notes(pixels, labels: [0, 63]) == [])
    #expect(try notes(pixels.map { Array($0.prefix(10)) }, labels: [0, 1]) == [])
  }

  @Test func `3,072 inputs are noted as a picture, unless its shape or its channels are given`()
    throws
  {
    let note = "3,072 inputs: 32×32×3, row, column, colour; --channels first for raw batches"
    var files = Files(pixels: ())
    files.type = "|u1"
    files.x = [Array(repeating: 7, count: 3072)]
    files.w = Array(repeating: Array(repeating: 0.5, count: 3072), count: 3)
    let opened = try files.opened()
    #expect(opened.notes == [note] && opened.model.linear?.shape == nil)
    files.options.classifier.isChannelsFirst = true
    let first = try files.opened()
    let shape = PictureShape(rows: 32, columns: 32, channels: 3, isChannelsFirst: true)
    #expect(first.notes == [] && first.model.linear?.shape == shape)
    files.options.classifier.shape = PictureShape(rows: 48, columns: 64)
    files.options.classifier.isChannelsFirst = nil
    #expect(try files.opened().notes == [])
  }

  // MARK: Saving

  @Test func `it is saved as JSON, in other formats without W, and never over its own arrays`()
    throws
  {
    var files = Files(pixels: ())
    files.options.classifier.lambda = 0.5
    try files.withOpened { folder, opened in
      for name in ["X.npy", "W.npy", "b.npy", "y.npy"] {
        let before = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
        let error = #expect(throws: ScoreFileError.self) {
          try ScoreFile.save(opened.model, to: "\(folder)/\(name)", origin: opened.origin)
        }
        #expect(error?.description.contains("ends in .json") == true)
        #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")) == before)
      }
      let json = "\(folder)/a.json"
      let saved = try ScoreFile.save(opened.model, to: json, origin: opened.origin)
      #expect(saved.omitted == [] && saved.held == opened.model)
      #expect(try ScoreFile.read(json).model == opened.model)
      let copy = try ScoreFile.save(
        opened.model, to: "\(folder)/s.npy", origin: opened.origin)
      #expect(copy.omitted.contains("W, b and x") && !copy.held.isComputed)
    }
  }

  @Test func `another W beside the same X makes another document for the journal`() throws {
    try Files(pixels: ()).withOpened { folder, opened in
      func identity() -> FileIdentity? {
        FileIdentity(path: "\(folder)/X.npy", with: opened.origin.options.companions)
      }
      let before = try #require(identity())
      #expect(identity()?.hasSameContents(as: before) == true)
      var other = Files(pixels: ())
      other.w[0][0] = 7
      try Data(npy(other.w)).write(to: URL(fileURLWithPath: "\(folder)/W.npy"))
      #expect(identity()?.hasSameContents(as: before) == false)
    }
  }

  // MARK: Settings

  @Test func `settings that are given beat those of a JSON file`() throws {
    let text = #"""
      {"classes":["a","b"],"W":[[1,2],[3,4]],"regularization":{"kind":"L1","lambda":2,"beta":3},
      "bias_trick":true,"examples":[{"name":"x","label":0,"x":[1,2]}]}
      """#
    try withTemporaryFolder { folder in
      let path = "\(folder)/w.json"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      var options = ReadingOptions()
      #expect(
        try ScoreFile.read(path, options).model.linear?.regularizer
          == Regularizer(.l1, lambda: 2, beta: 3))
      options.classifier.kind = .elasticNet
      options.classifier.lambda = 0.25
      options.classifier.hasBiasTrick = false
      let opened = try ScoreFile.read(path, options)
      let linear = try #require(opened.model.linear)
      #expect(linear.regularizer == Regularizer(.elasticNet, lambda: 0.25, beta: 3))
      #expect(!linear.classifier.hasBiasTrick)
      // Saved, the file has them too.
      try ScoreFile.save(opened.model, to: path, origin: opened.origin)
      #expect(try ScoreFile.read(path).model == opened.model)
    }
  }

  @Test func `a bare table has no use for them, which one sentence says`() throws {
    try withTemporaryFile("example,label,a,b\nx,a,1,2\n") { path in
      var options = ReadingOptions()
      (options.classifier.lambda, options.classifier.hasBiasTrick) = (0.5, true)
      let error = #expect(throws: ScoreFileError.self) { try ScoreFile.read(path, options) }
      #expect(
        error?.description.hasSuffix(
          "a bare table has no W, and so no use for --lambda and --bias-trick; "
            + "leave them out, or open a classifier") == true)
      #expect(error?.exitCode == 65)
    }
  }
}

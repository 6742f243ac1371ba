import LossEngine
import TestSupport
import Testing

@testable import Scores

/// A table whose scores are stored as they would be in a file.
func encodedTable(
  _ rows: [[Double]], _ precision: ScorePrecision = .single, labels: [Int]? = nil,
  isBigEndian: Bool = false, isByClass: Bool = false
) throws -> ScoreTable {
  let (n, c) = (rows.count, rows[0].count)
  let layout = EncodedScores.Layout(
    precision: precision, isBigEndian: isBigEndian, isByClass: isByClass, exampleCount: n,
    classCount: c, offset: 3)
  var bytes = [UInt8](repeating: 0, count: 3 + n * c * precision.size)
  for (example, row) in rows.enumerated() {
    for (index, score) in row.enumerated() {
      let encoded = layout.encoded(score)
      let offset = layout.offset(example, index)
      bytes.replaceSubrange(offset..<offset + encoded.count, with: encoded)
    }
  }
  let scores = EncodedScores(StableBytes(copying: bytes), layout: layout)
  if let refusal = scores.refusal() { throw refusal }
  return try ScoreTable(
    encoded: scores, labels: labels ?? Array(repeating: 0, count: n),
    classNames: (0..<c).map { "\($0)" })
}

@Suite struct FloatTableTests {
  @Test func `masks don't count for the largest score`() throws {
    let table = try encodedTable([[-.infinity, -3, 2], [1, -.infinity, 0]], .double)
    #expect(table.magnitudeBound == 3)
  }

  private static let layouts = ScorePrecision.allCases.flatMap { precision in
    [(false, false), (false, true), (true, false), (true, true)].map { (precision, $0, $1) }
  }

  @Test(arguments: layouts)
  func `a table reads what its bytes mean, in every layout`(
    precision: ScorePrecision, isBigEndian: Bool, isByClass: Bool
  ) throws {
    let rows: [[Double]] = [[3.2, 5.1, -1.7], [-.infinity, 0, 2.5e-7]]
    let table = try encodedTable(
      rows, precision, labels: [0, 2], isBigEndian: isBigEndian, isByClass: isByClass)
    let stored = rows.map { $0.map(precision.rounded) }
    #expect((0..<2).map(table.scores) == stored)
    #expect((0..<2).map { e in (0..<3).map { table.score(e, $0) } } == stored)
    #expect((0..<2).map(table.label) == [0, 2] && table.exampleName(1) == "x2")
    #expect(table.precision == precision)
  }

  @Test(arguments: layouts)
  func `NaN, infinity and a row without a number are refused with their place`(
    precision: ScorePrecision, isBigEndian: Bool, isByClass: Bool
  ) throws {
    func refusal(_ place: (Int, Int), _ score: Double) throws -> ScoreError? {
      var rows = [[Double]](repeating: [Double](repeating: 1, count: 7), count: 900)
      rows[2] = Array(repeating: -.infinity, count: 7)
      rows[2][6] = -1
      rows[place.0][place.1] = score
      do {
        _ = try encodedTable(rows, precision, isBigEndian: isBigEndian, isByClass: isByClass)
        return nil
      } catch let error as ScoreError { return error }
    }
    #expect(try refusal((899, 6), .nan) == .notANumber(example: 899, classIndex: 6))
    #expect(try refusal((700, 3), .infinity) == .positiveInfinity(example: 700, classIndex: 3))
    #expect(try refusal((2, 6), -.infinity) == .everyClassMasked(example: 2))
    #expect(try refusal((3, 0), -.infinity) == nil)
  }

  @Test func `what is typed is rounded to the stored type, and so is the old value again`() throws {
    var table = try encodedTable([[4.4, 1], [2, 3]])
    let undo = table.apply(.setScore(table.examples[0], table.classes[1], 0.1))
    #expect(table.score(0, 1) == Double(0.1 as Float))
    table.apply(undo)
    #expect(table == (try encodedTable([[4.4, 1], [2, 3]])))
  }

  @Test func `a number beyond the stored type is refused in words`() throws {
    let table = try encodedTable([[4.4, 1], [2, 3]])
    func refusal(_ score: Double) -> String? {
      do throws(TableError) {
        try table.check(.setScore(table.examples[0], table.classes[1], score))
        return nil
      } catch { return error.description }
    }
    #expect(refusal(1e39) == "1e39 is beyond the largest score of this table, 3.4e38")
    #expect(refusal(-1e39) == "-1e39 is beyond the largest score of this table, 3.4e38")
    #expect(refusal(3.4e38) == nil && refusal(-.infinity) == nil)
  }

  @Test(arguments: [ScorePrecision.single, .half], [5])
  func `a score is shown with its own decimals, and these mean the same score`(
    precision: ScorePrecision, seed: UInt64
  ) {
    var generator = SeededGenerator(state: seed)
    #expect(NumberText.score(precision.shown(precision.rounded(4.4))) == "4.4")
    for tenths in -500...500 {
      let value = Double(tenths) / 10
      #expect(precision.shown(precision.rounded(value)) == value)
    }
    for _ in 0..<5000 {
      let bits = UInt32.random(in: 0...(.max), using: &generator)
      let value = precision.rounded(Double(Float(bitPattern: bits)))
      guard value.isFinite else { continue }
      #expect(precision.rounded(precision.shown(value)) == value)
    }
    #expect(precision.shown(-.infinity) == -.infinity && precision.shown(1e300) == 1e300)
  }

  @Test func `steps are decimal`() throws {
    let table = try encodedTable([[4.9, 1], [2, 3]])
    var score = table.score(0, 0)
    for _ in 0..<5 { score = table.stepped(score, by: -1, tenToThe: -1) }
    #expect(score == Double(4.4 as Float))
  }

  @Test func `losses go by the rule for margins of the stored type`() throws {
    let table = try encodedTable([[0.3, 1.3], [5.1, 6.1]], labels: [1, 1])
    let evaluation = Situation(table: table).evaluation(at: 1)
    #expect(evaluation.meanHingeLoss() == 0)
    #expect(table.row(0, scale: 1).precision == .single)
  }

  @Test func `masked classes have no size`() throws {
    let rows: [[Double]] = [[-.infinity, 2.5], [-4, -.infinity]]
    #expect(try !encodedTable(rows, .double).mayOverflow(at: 1e300))
    #expect(try encodedTable(rows, .double).mayOverflow(at: 1e308))
  }

  @Test func `classes come and go over stored bytes`() throws {
    var table = try encodedTable([[1, 2, 3], [4, 5, 6]])
    table.apply(.deleteClass(table.classes[1]))
    let dog = table.makeClass(named: "dog")
    table.apply(.insertClass(dog, at: 0))
    #expect(table.scores(0) == [0, 1, 3] && table.scores(1) == [0, 4, 6])
    table.apply(.deleteClass(dog))
    table.apply(.insertClass(ClassID(index: 1), at: 1))
    #expect(table.scores(1) == [4, 5, 6])
  }

  @Test func `what another program writes into a mapped file is never NaN or infinity`() throws {
    let layout = EncodedScores.Layout(precision: .single, exampleCount: 2, classCount: 3)
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 24, alignment: 4)
    memory.initializeMemory(as: UInt8.self, repeating: 0)
    let file = StableBytes(UnsafeRawBufferPointer(memory)) { $0.deallocate() }
    let scores = EncodedScores(file, layout: layout)
    #expect(scores.refusal() == nil)
    let table = try ScoreTable(encoded: scores, labels: [0, 1], classNames: ["a", "b", "c"])
    memory.storeBytes(of: Float.nan, toByteOffset: 4, as: Float.self)
    memory.storeBytes(of: Float.infinity, toByteOffset: 8, as: Float.self)
    #expect(table.scores(0) == [0, -.infinity, -.infinity])
    #expect((0..<3).map { table.score(0, $0) } == [0, -.infinity, -.infinity])
  }
}

import Foundation
import LossEngine
import Testing

/// The page that a reader of LossEngine's documentation sees first: its example is compiled here.
@Suite struct DocumentationTests {
  private let tests = URL(filePath: #filePath)
  private let page: String
  private let sources: URL

  init() throws {
    sources = tests.appending(path: "../../../Sources/LossEngine").standardized
    page = try String(
      contentsOf: sources.appending(path: "LossEngine.docc/LossEngine.md"), encoding: .utf8)
  }

  @Test func `the page's example runs, and its comments are its numbers`() throws {
    // example
    let table = try ScoreMatrix(
      rows: [
        [3.2, 5.1, -1.7],  // of a cat
        [1.3, 4.9, 2.0],  // of a car
        [2.2, 2.5, -3.1],  // of a frog
      ],
      labels: [0, 1, 2])
    let losses = Evaluation(table)
    let svm = (0..<3).map { losses.hingeLoss(of: $0) }  // 2.9, 0, 12.9
    let meanSVM = losses.meanHingeLoss()  // 5.27
    let softmax = (0..<3).map { losses.crossEntropyLoss(of: $0) }  // 2.04, 0.0791, 6.16

    // Weights W × 2 make every score twice as large. A loss of 0 stays 0 with the SVM, so its W is not
    // the only one; the softmax loss of the same image falls on.
    let doubled = Evaluation(table, scale: 2)
    let doubledSVM = (0..<3).map { doubled.hingeLoss(of: $0) }  // 4.8, 0, 23.8
    let doubledSoftmax = (0..<3).map { doubled.crossEntropyLoss(of: $0) }  // 3.82, 0.00377, 11.6

    // The worked line of the cat: max(0, 5.1 − 3.2 + 1) + max(0, −1.7 − 3.2 + 1).
    let cat = ScoreRow([3.2, 5.1, -1.7])
    let terms = HingeLoss.lecture.terms(cat, label: 0).map(\.value)  // 2.9, -3.9
    let probabilities = Softmax.probabilities(cat.scores.span)  // 0.13, 0.869, 0.000968
    // end of example

    for numbers in [svm, [meanSVM], softmax, doubledSVM, doubledSoftmax, terms, probabilities] {
      let text = numbers.map { String(format: "%.3g", $0) }.joined(separator: ", ")
      #expect(page.contains("  // \(text)\n"))
    }
    let own = try String(contentsOf: tests, encoding: .utf8)
    let example = try lines(of: own, from: "    // example", to: "    // end of example")
    let block = try lines(of: page, from: "```swift", to: "```")
    #expect(block == ["import LossEngine", ""] + example.map { String($0.dropFirst(4)) })
  }

  /// The lines between two others.
  private func lines(of text: String, from first: String, to last: String) throws -> [String] {
    let lines = text.components(separatedBy: "\n")
    let start = try #require(lines.firstIndex(of: first))
    let end = try #require(lines[start...].firstIndex(of: last))
    return Array(lines[(start + 1)..<end])
  }

  @Test func `the page lists every public type`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: sources.path)
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      for type in text.matches(of: /(?m)^public (?:struct|enum|protocol) (\w+)/) {
        #expect(page.contains("\n- ``\(type.1)``"), "\(type.1)")
      }
    }
  }
}

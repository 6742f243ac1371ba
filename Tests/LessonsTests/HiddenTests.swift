import Scores
import Testing

@testable import Lessons

/// What is hidden of a table, by what a lesson names.
@Suite struct HiddenTests {
  private let table = ScoreTable.lecture
  private var x1: ExampleID { table.examples[0] }
  private var x2: ExampleID { table.examples[1] }

  private func hidden(_ items: String...) throws -> Hidden {
    var hidden = Hidden.nothing
    hidden.hide(try items.map { try Hideable(parsing: $0) }, in: table)
    return hidden
  }

  @Test func `one loss is hidden with the mean that tells it, and nothing else`() throws {
    let hidden = try hidden("svm.x1")
    #expect(hidden.hides(.svm, of: x1) && hidden.hides(.svm))
    #expect(!hidden.hides(.svm, of: x2) && !hidden.hides(.softmax) && !hidden.hides(.prediction))
  }

  @Test func `a mean is hidden without the losses it is made of`() throws {
    let hidden = try hidden("svm.mean")
    #expect(hidden.hides(.svm) && !hidden.hides(.svm, of: x1))
  }

  @Test func `the mean of one example is its loss`() throws {
    var table = table
    for id in table.examples.dropFirst() { table.apply(.deleteExample(id)) }
    var hidden = Hidden.nothing
    hidden.hide([.svm(.mean)], in: table)
    #expect(hidden.hides(.svm, of: x1))
    hidden.reveal(.svm(.mean), in: table)
    #expect(!hidden.hides(.svm, of: x1) && !hidden.hides(.svm))
  }

  @Test func `a score is hidden with all that is computed of it`() throws {
    let hidden = try hidden("score.x1.cat")
    let (cat, car) = (table.classes[0], table.classes[1])
    #expect(hidden.hidesScore(of: x1, cat) && !hidden.hidesScore(of: x1, car))
    for reading: Hidden.Reading in [.svm, .softmax, .exponential, .probability, .prediction] {
      #expect(hidden.hides(reading, of: x1) && !hidden.hides(reading, of: x2), "\(reading)")
      #expect(hidden.hides(reading), "\(reading) of the table")
    }
    #expect(!hidden.hides(.regularization), "R(W) is made of no score")
  }

  @Test func `what is revealed shows, and only that`() throws {
    var hidden = Hidden.everyLoss()
    hidden.reveal(.svm(.example("x1")), in: table)
    #expect(!hidden.hides(.svm, of: x1) && hidden.hides(.svm, of: x2) && hidden.hides(.svm))
    hidden.reveal(.softmax(.everything), in: table)
    #expect(!hidden.hides(.softmax) && !hidden.hides(.softmax, of: x2))
    #expect(hidden.hides(.svm(.mean), in: table) && !hidden.hides(.svm(.example("x1")), in: table))
  }

  @Test func `a name that the table doesn't have hides nothing`() throws {
    #expect(try hidden("svm.x9", "score.x1.dog").isEmpty)
  }
}

import LossEngine
import Scores
import Testing

@testable import ExplorerCore

/// Editing W, b, x and λ, as scores are edited.
@Suite struct EditingWeightsTests {
  var state: ExplorerState

  init() throws {
    state = try .classifier()
    _ = state.update(.moveFocus(to: .weights))
  }

  private var linear: LinearModel {
    get throws { try #require(state.model.linear) }
  }

  private mutating func type(_ text: String) {
    for character in text { _ = state.update(.type(character)) }
  }

  @Test mutating func `each keystroke of a weight counts at once, and Esc brings it back`() throws {
    type("2")
    #expect(try linear.weight(ofClass: 0, input: 0) == 2)
    #expect(state.table.score(0, 0) == -32.7)
    expectFreshLosses(state)
    type(".5")
    #expect(state.table.score(0, 0) == -40.2)
    _ = state.update(.cancel)
    #expect(state.table.score(0, 0) == -2.85 && state.mode == .panel)
    #expect(state.history.undos.isEmpty)
    expectFreshLosses(state)
  }

  @Test mutating func `a kept weight is one undo and goes into the journal`() throws {
    type("2.5")
    let effects = state.update(.keep)
    let id = state.table.classes[0]
    #expect(effects == [.journal([.classifier(.setWeight(id, input: 0, 2.5))])])
    #expect(state.isUnsaved && state.history.undos.map(\.title) == ["W of cat, p1 = 2.5"])
    _ = state.update(.undo)
    #expect(state.model == state.bench.opened.model && !state.isUnsaved)
    expectFreshLosses(state)
  }

  @Test mutating func `a run of nudges is one undo, of b and of x too`() throws {
    _ = state.update(.jump(.rowEnd))
    for _ in 0..<3 { _ = state.update(.nudge(tenths: 1)) }
    #expect(state.table.score(0, 0) == -2.55, "b of cat is 0.3")
    #expect(state.history.undos.count == 1)
    _ = state.update(.move(.up))
    #expect(state.weightsPlace == .input(example: 0, input: 3))
    _ = state.update(.nudge(tenths: -10))
    #expect(try linear.input(of: 0) == [-15, 22, -44, 55])
    expectFreshLosses(state)
    for _ in 0..<2 { _ = state.update(.undo) }
    #expect(state.model == state.bench.opened.model)
  }

  @Test mutating func `arrows go over x, W and b, and stop at the edges`() {
    var places: [Place?] = []
    for direction: Action.Direction in [.left, .right, .up, .up, .down, .down, .down, .down] {
      _ = state.update(.move(direction))
      places.append(state.weightsPlace)
    }
    #expect(
      places == [
        .weight(class: 0, input: 0), .weight(class: 0, input: 1), .input(example: 0, input: 1),
        .input(example: 0, input: 1), .weight(class: 0, input: 1), .weight(class: 1, input: 1),
        .weight(class: 2, input: 1), .weight(class: 2, input: 1),
      ])
    for _ in 0..<9 { _ = state.update(.move(.right)) }
    #expect(state.weightsPlace == .bias(class: 2))
  }

  @Test mutating func `λ is typed live; ] and [ double and halve it`() throws {
    _ = state.update(.startLambda)
    type("0.1")
    #expect(try linear.regularizer.lambda == 0.1)
    _ = state.update(.nudge(tenths: 1))
    #expect(try linear.regularizer.lambda == 0.2 && state.entry?.text == "0.2")
    _ = state.update(.nudge(tenths: -1))
    _ = state.update(.nudge(tenths: -1))
    _ = state.update(.keep)
    #expect(try linear.regularizer.lambda == 0.05 && state.history.undos.count == 1)
    _ = state.update(.undo)
    #expect(try linear.regularizer.lambda == 0)
  }

  @Test(arguments: [
    ("lambda 0.1", Regularizer(.l2, lambda: 0.1), "L2 λ = 0.1"),
    ("regularization l1", Regularizer(.l1), "L1 λ = 0"),
    ("regularization elastic", Regularizer(.elasticNet), "elastic β = 1 λ = 0"),
    ("regularization none", Regularizer(.none), "no R(W)"),
    ("beta 0.5", Regularizer(beta: 0.5), "L2 λ = 0"),
  ])
  mutating func `commands set λ, the kind and β, as one undo`(
    line: String, expected: Regularizer, said: String
  ) throws {
    _ = state.run(line)
    #expect(try linear.regularizer == expected && state.message == .notice(said))
    _ = state.update(.undo)
    #expect(state.model == state.bench.opened.model)
  }

  @Test(arguments: [
    "lambda -1", "lambda x", "beta -1", "regularization l3", "bias-trick maybe", "lambda",
  ])
  mutating func `a wrong setting changes nothing and says how it is written`(line: String) {
    _ = state.run(line)
    #expect(state.message?.isError == true && state.message?.text.contains("like :") == true)
    #expect(state.model == state.bench.opened.model && state.history.undos.isEmpty)
  }

  @Test(arguments: ["lambda 1", "beta 1", "regularization l1", "bias-trick on"])
  func `a bare table has no W, and says so`(line: String) {
    var bare = ExplorerState(table: .lecture)
    _ = bare.run(line)
    #expect(bare.message == .error("a bare table has no W: open a classifier"))
    #expect(bare.history.undos.isEmpty)
  }

  @Test mutating func `the bias trick says what it changes`() throws {
    _ = state.update(.changeWeightsLook(.toggleBiasTrick))
    #expect(try linear.classifier.hasBiasTrick)
    #expect(state.message?.text.contains("k scales it, R(W) counts it") == true)
    _ = state.update(.doubleScale)
    #expect(state.situation.row(of: 0).scores == [-5.7, 1.72, 0.56])
    expectFreshLosses(state)
  }

  @Test mutating func `slopes follow λ and every edit`() throws {
    let request = WeightSlopes.Request(
      isOfSoftmax: true, checked: [.weight(classIndex: 0, input: 1)])
    let shown = Report.laidOut(Viewport(needs: [.weightSlopes(request)]))
    var seen: [LinearWeights] = []
    for line in ["goto x1", "lambda 0.5", "bias-trick on", "scale 2", "label dog"] {
      _ = state.run(line)
      _ = state.update(shown)
      let slopes = try #require(state.weightSlopes(request))
      let (linear, k) = (try linear, state.scale)
      let full = linear.fullLoss(.softmax)
      #expect(
        slopes.gradient
          == full.gradient(
            linear.weights(at: k), linear.labeledInputs,
            rows: (0..<3).map { linear.row(of: $0, at: k) }))
      #expect(try #require(slopes.differences.values.first).agreeingDigits >= 6)
      seen.append(slopes.gradient)
    }
    #expect(Set(seen).count == 5)
  }

  @Test
  mutating func `inputs go by the largest w·x where not all fit, a typed one when it is kept`() {
    _ = state.update(.laidOut(Viewport(inputColumns: 2)))
    // -0.15, -1.1, -4.4, 2.8
    #expect(state.inputOrder == [2, 3, 1, 0])
    type("9")
    #expect(state.inputOrder == [2, 3, 1, 0])
    _ = state.update(.keep)
    #expect(state.inputOrder == [0, 2, 3, 1])
    _ = state.update(.changeWeightsLook(.toggleOrder))
    #expect(state.inputOrder == [0, 1, 2, 3])
    _ = state.run("goto input 3")
    #expect(state.weightsPlace == .weight(class: 0, input: 2))
    _ = state.run("goto input 5")
    #expect(state.message == .error("there are inputs 1 to 4, not 5"))
  }
}

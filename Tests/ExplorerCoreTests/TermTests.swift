import Testing

@testable import ExplorerCore

/// `:what`.
@Suite struct TermTests {
  private func said(_ term: String, in state: ExplorerState = .lecture) -> String {
    var state = state
    _ = state.run("what \(term)")
    return state.message?.text ?? ""
  }

  @Test func `a term is explained with the table's numbers`() {
    #expect(said("hinge").hasSuffix("x1, car: max(0, 5.1 − 3.2 + 1) = 2.9"))
    #expect(said("margin").hasSuffix("here 1. x1: cat − car = -1.9"))
    #expect(said("svm loss").hasSuffix("x1: 2.9; the mean of the table: 5.27"))
    #expect(said("softmax").hasSuffix("x1: P(cat) = 0.130"))
    #expect(said("cross").contains("−log 0.130 = 2.04; the mean: 2.76"))
    #expect(said("logits").hasSuffix("x1: 3.2, 5.1, -1.7"))
    #expect(said("accuracy").contains("here 1/3."))
    #expect(said("regularization").hasSuffix("Here: no W, only scores"))
  }

  @Test func `a classifier's numbers are its own`() throws {
    var state = try ExplorerState.classifier()
    _ = state.run("regularization none")
    #expect(said("regularization", in: state).hasSuffix("Here: nothing is penalized"))
    _ = state.run("regularization l2")
    _ = state.run("lambda 0.5")
    #expect(said("occam", in: state).contains("L2, λ = 0.5, R = 0."))
  }

  @Test func `other names and beginnings find a term`() {
    for (typed, term) in [
      ("W", "weights"), ("wei", "weights"), ("unnorm", "logits"), ("λ", "regularization"),
      ("multi", "multinomial logistic regression"), ("MAX", "maximum likelihood"),
      ("cross entropy", "cross-entropy"), ("hyper", "hyperparameter"),
    ] {
      #expect(Term(typed)?.name == term)
    }
    #expect(said("nonsense") == "no term nonsense here; :what lists them")
  }

  @Test func `alone it lists all, and Tab completes them`() {
    var state = ExplorerState.lecture
    _ = state.run("what")
    for name in Term.names { #expect(state.message?.text.contains(name) == true) }
    _ = state.update(.startCommand)
    for character in "what hi" { _ = state.update(.typeCommand(character)) }
    _ = state.update(.completeCommand)
    #expect(state.commandLine?.text == "what hinge loss")
  }

  @Test(arguments: Term.names) func `no term tells what a presentation hides`(name: String) throws {
    var state = try explorer(isPresented: true)
    let hidden = said(name, in: state)
    _ = state.update(.toggleAll)
    let shown = said(name, in: state)
    #expect(hidden == shown || hidden.contains("?") && !shown.contains("?"))
    for number in ["2.9", "0.13", "2.04"] {
      #expect(!hidden.replacing("x2", with: "").contains(number))
    }
  }
}

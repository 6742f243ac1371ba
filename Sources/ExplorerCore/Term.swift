/// A term of the lecture, explained in two lines with the numbers of the selected example and its table.
package struct Term: Sendable {
  package let name: String
  /// What else people call it.
  private let others: [String]
  /// What it means: at most two lines of a screen of 80 columns, where names are short.
  let text: @Sendable (TermNumbers) -> String
  /// The same for 60 columns.
  let shorter: @Sendable (TermNumbers) -> String

  private init(
    _ name: String, _ others: [String] = [], _ text: @escaping @Sendable (TermNumbers) -> String,
    shorter: @escaping @Sendable (TermNumbers) -> String
  ) {
    (self.name, self.others, self.text, self.shorter) = (name, others, text, shorter)
  }

  static let names = all.map(\.name)

  /// The term whose name, or else whose other name, begins with a text.
  init?(_ text: String) {
    let wanted = text.lowercased()
    let names: [(Term) -> [String]] = [{ [$0.name] }, { $0.others }]
    let found = names.lazy.flatMap { names in
      Term.all.filter { names($0).contains { $0.lowercased().hasPrefix(wanted) } }
    }
    guard !wanted.isEmpty, let term = found.first else { return nil }
    self = term
  }

  package static let all: [Term] = [
    Term("score") {
      "score: what a classifier gives each class, s = W x + b; the highest is its prediction. "
        + "\($0.example), \($0.selectedClass): \($0.selectedScore)"
    } shorter: {
      "score: s = W x + b; the highest predicts. \($0.example), \($0.selectedClass): \($0.selectedScore)"
    },
    Term("label") {
      "label y: the class that an example belongs to. \($0.example): \($0.label), "
        + "whose score s_y is \($0.labelScore)"
    } shorter: {
      "label y: the right class. \($0.example): \($0.label), s_y = \($0.labelScore)"
    },
    Term("weights", ["W", "template", "linear classifier"]) {
      "weights W: a row of numbers for each class, its template; the score is the row times x, plus b. "
        + "W × k multiplies them: k = \($0.scale)"
    } shorter: {
      "weights W: a row, or template, for each class. W × k: k = \($0.scale)"
    },
    Term("hinge loss", ["hinge"]) {
      "hinge loss: max(0, s_j − s_y + Δ) of a class j that is not the label: what its lead lacks. "
        + "\($0.example), \($0.rival): \($0.hingeTerm)"
    } shorter: {
      "hinge loss: max(0, s_j − s_y + Δ). \($0.example), \($0.rival): \($0.hingeTerm)"
    },
    Term("margin", ["Δ", "delta"]) {
      "margin Δ: by how much the label's score has to lead another one to cost nothing, here "
        + "\($0.margin). \($0.example): \($0.label) − \($0.rival) = \($0.lead)"
    } shorter: {
      "margin Δ = \($0.margin): the lead that costs nothing. \($0.example): "
        + "\($0.label) − \($0.rival) = \($0.lead)"
    },
    Term("SVM loss", ["multiclass SVM"]) {
      "SVM loss: the hinge losses of all classes but the label, added up. \($0.example): \($0.svm); "
        + "the mean of the table: \($0.meanSVM)"
    } shorter: {
      "SVM loss: the sum of hinge losses. \($0.example): \($0.svm); mean: \($0.meanSVM)"
    },
    Term("logits", ["unnormalized log-probabilities"]) {
      "logits, or unnormalized log-probabilities: what scores are to softmax: e^s, divided by its sum, "
        + "is P. \($0.example): \($0.scores)"
    } shorter: {
      "logits: scores as softmax sees them, before e^s. \($0.example): \($0.scores)"
    },
    Term("softmax") {
      "softmax: e^s of a class over the sum of e^s of all: probabilities that add up to 1. "
        + "\($0.example): P(\($0.label)) = \($0.probability)"
    } shorter: {
      "softmax: e^s over the sum of all e^s. \($0.example): P(\($0.label)) = \($0.probability)"
    },
    Term("cross-entropy", ["cross entropy", "softmax loss", "log loss"]) {
      "cross-entropy, the softmax loss: −log of the label's probability. \($0.example): "
        + "−log \($0.probability) = \($0.softmax); the mean: \($0.meanSoftmax)"
    } shorter: {
      "cross-entropy: −log P(label). \($0.example): −log \($0.probability) = \($0.softmax)"
    },
    Term("multinomial logistic regression", ["logistic regression"]) {
      "multinomial logistic regression: what statistics calls the softmax classifier; it minimizes the "
        + "mean of −log P(label), here \($0.meanSoftmax)"
    } shorter: {
      "multinomial logistic regression: the softmax classifier; mean loss \($0.meanSoftmax)"
    },
    Term("maximum likelihood", ["likelihood"]) {
      "maximum likelihood: the W for which the labels are likeliest; the same W makes the mean of "
        + "−log P(label) smallest, here \($0.meanSoftmax)"
    } shorter: {
      "maximum likelihood: likeliest labels, so the least mean −log P(label): \($0.meanSoftmax)"
    },
    Term("data loss", ["loss"]) {
      "data loss: the mean of the examples' losses, without λ R(W). Over N = \($0.exampleCount): "
        + "SVM \($0.meanSVM), softmax \($0.meanSoftmax)"
    } shorter: {
      "data loss: the mean over N = \($0.exampleCount): SVM \($0.meanSVM), softmax \($0.meanSoftmax)"
    },
    Term("accuracy") {
      "accuracy: the share of examples whose label alone has the highest score, here \($0.accuracy). "
        + "By how much it leads, only the losses tell"
    } shorter: {
      "accuracy: how many labels have the highest score: \($0.accuracy)"
    },
    Term("regularization", ["lambda", "λ", "R(W)", "L1", "L2"]) {
      "regularization: λ R(W), added to the data loss, so that of two W that fit the data the simpler "
        + "one is better. Here: \($0.penalty)"
    } shorter: {
      "regularization: λ R(W) makes simpler W better. Here: \($0.penalty)"
    },
    Term("hyperparameter") {
      "hyperparameter: a number that training doesn't learn but validation data choose, as λ, "
        + "Δ = \($0.margin) and the step size η = \($0.rate)"
    } shorter: {
      "hyperparameter: what training doesn't learn: λ, Δ = \($0.margin), η = \($0.rate)"
    },
    Term("Occam's razor", ["Occams razor"]) {
      "Occam's razor: of explanations that fit the data equally well take the simplest; R(W) says how "
        + "simple W is, λ how much that counts. Here: \($0.penalty)"
    } shorter: {
      "Occam's razor: if two W fit the data, take the simpler. Here: \($0.penalty)"
    },
    Term("gradient", ["gradient descent"]) {
      "gradient: the slopes of the loss along all weights; a step against it, W − η ∇L, makes the loss "
        + "smaller. Here η = \($0.rate)"
    } shorter: {
      "gradient ∇L: the loss's slopes; a step is W − η ∇L, η = \($0.rate)"
    },
  ]
}

extension ExplorerState {
  /// `:what`: explains a term, or lists all.
  mutating func explain(_ term: String?) {
    guard let term else {
      let count = Term.names.count
      message = Message(
        text: ":what " + Term.names.joined(separator: ", "), isError: false,
        shorter: "\(count) terms, which Tab lists after :what: "
          + Term.names.prefix(5).joined(separator: ", ")
          + ", …")
      return
    }
    guard let term = Term(term) else { return fail("no term \(term) here; :what lists them") }
    let numbers = TermNumbers(state: self)
    message = Message(
      text: term.text(numbers), isError: false, shorter: term.shorter(numbers))
  }
}

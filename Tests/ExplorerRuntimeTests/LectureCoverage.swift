import Testing

/// Where the lecture meets something: a step, and words that stand in its texts.
struct Coverage: Sendable, CustomTestStringConvertible {
  let what: String
  let step: String
  let words: String

  init(_ what: String, _ step: String, _ words: String) {
    (self.what, self.step, self.words) = (what, step, words)
  }

  var testDescription: String { "\(what), \(step)" }
}

extension Coverage {
  /// What students get wrong, numbered.
  static let misconceptions = [
    Coverage("1 why +1", "why-1", "the value of Δ means nothing by itself"),
    Coverage("2 what s and s_y are", "x1", "s is the vector of its scores, s_y its label's"),
    Coverage("3 the first loss is C − 1, not N − 1", "Q3", "to tell C − 1 from N − 1"),
    Coverage("4 the mean instead of the sum only rescales", "Q5", "the best W stays the best"),
    Coverage("4 and what λ then sees", "lambda", "which is as if λ were doubled"),
    Coverage("5 j = y is left out", "code", "then leaves j = y out"),
    Coverage("6 the factor ½ of L2 and its gradient", "half", "which is why some write it"),
    Coverage("7 gradients left and right of the kink", "kink", "the slope is 1 to the right and 0"),
    Coverage("8 −log 0.1 at the start", "S2", "−log 0.1, for ten classes"),
    Coverage("9 one point more", "add-point", "SVM's stays, softmax's grows"),
    Coverage("10 a sure and right output costs 0.5514", "twice", "perfection costs"),
    Coverage("11 softmax twice", "twice", "The program runs, trains badly, and reports no error"),
    Coverage("12 a lower loss, and accuracy", "Q3", "need not mean a higher accuracy"),
    Coverage(
      "12 a higher loss, and accuracy", "double", "with the same accuracy is no contradiction"),
    Coverage("13 cross-entropy and KL", "kl", "H(P, Q) = D_KL(P‖Q) = −log p"),
    Coverage("14 the base of the log", "log", "That is the log to base 10"),
    Coverage("15 why square", "Q6", "many small violations than a large one"),
    Coverage("16 what λ does", "lambda", "A larger λ makes W smaller"),
    Coverage("17 probabilities depend on the scale", "bolder", "depend on the scale of W"),
    Coverage("18 overflow, and the way round it", "shift", "subtract the largest score from all"),
    Coverage("19 a constant added to all scores", "shift", "Both losses see differences of scores"),
    Coverage("20 the gradient counts violations", "x3", "two margins are violated: it counts"),
    Coverage("21 the two losses are not comparable", "units", "Compare a loss with itself"),
  ]

  /// What the lecture is about, in its order.
  static let topics = [
    Coverage("the task and its challenges", "cifar", "deformation, occlusion, clutter"),
    Coverage("nearest neighbours", "cifar", "kNN compared pixels"),
    Coverage("a layer of a neural network", "cifar", "one linear layer"),
    Coverage("CIFAR-10", "cifar", "32 × 32 × 3 numbers"),
    Coverage("algebraic viewpoint", "pixels", "f(x, W) = W x + b"),
    Coverage("flattening", "pixels", "flattened into x"),
    Coverage("bias trick", "bias", "b may move into W"),
    Coverage("visual viewpoint", "templates", "the class's template"),
    Coverage("two heads", "two-heads", "one template"),
    Coverage("geometric viewpoint", "lines", "The geometric viewpoint"),
    Coverage("hyperplanes", "regions", "the lines become hyperplanes"),
    Coverage("hard case 1, and 1969", "xor", "A report of 1969"),
    Coverage("hard case 2", "ring", "The second hard case"),
    Coverage("hard case 3", "three-modes", "The third hard case"),
    Coverage("three viewpoints", "three-modes", "The three viewpoints say the same"),
    Coverage("to do: a loss", "three-modes", "That is what a loss does"),
    Coverage("what a loss is", "loss", "A loss function tells how good this W is"),
    Coverage("the mean over the data set", "loss", "L = 1/N Σ L_i"),
    Coverage("the SVM loss", "x1", "max(0, s_j − s_y + 1)"),
    Coverage("x1", "x1", "what is the SVM loss of x1"),
    Coverage("x2", "x2-loss", "The last line is yours"),
    Coverage("x3", "x3", "What is the SVM loss of x3"),
    Coverage("the hinge as a picture", "x2", "F7 draws it"),
    Coverage("L", "mean", "the number that training has to bring down"),
    Coverage("Q1", "Q1", "What happens to the SVM loss of x2"),
    Coverage("Q2", "Q2", "the least L_i can be, and the most"),
    Coverage("Q3", "Q3", "all scores s ≈ 0"),
    Coverage("Q4", "Q4", "the sum ran over all classes"),
    Coverage("Q5", "Q5", "the mean of its terms"),
    Coverage("Q6", "Q6", "max(0, s_j − s_y + 1)²"),
    Coverage("example code", "code", "def L_i_vectorized(x, y, W)"),
    Coverage("Q7", "Q7", "Is this the only W with L = 0"),
    Coverage("W × 2, before and after", "double", "x2, as on the slide"),
    Coverage("data loss and regularization", "full-loss", "The first part is the data loss"),
    Coverage("L2, L1, elastic net", "full-loss", "elastic net R(W) = Σ (β W² + |W|)"),
    Coverage("W or 2W", "choose", "the tie of Q7 is broken"),
    Coverage("strength", "lambda", "another W is best"),
    Coverage("w1 and w2", "w1-w2", "it likes to spread the weights out"),
    Coverage("why regularize", "w1-w2", "to help optimization by adding curvature"),
    Coverage("toy data, simpler models", "toy", "pushes against fitting the data too well"),
    Coverage("dropout", "regularizers", "dropout: some numbers inside become 0"),
    Coverage("normalization", "regularizers", "batch, layer norm"),
    Coverage("stochastic depth", "regularizers", "whole layers are left out"),
    Coverage("exp, then normalize", "softmax", "p_k = exp(s_k) / Σ exp(s_j)"),
    Coverage("−log p", "log", "L_i = −log p"),
    Coverage("Kullback–Leibler", "kl", "Kullback–Leibler divergence"),
    Coverage("softmax Q1", "S1", "the least the softmax loss can be"),
    Coverage("softmax Q2", "S2", "At initialization all scores are about equal"),
    Coverage("both losses of one image", "both", "The same scores, two numbers"),
    Coverage("three images, SVM", "ten-svm", "have an SVM loss of 0"),
    Coverage("three images, softmax", "ten-softmax", "exactly 0"),
    Coverage("20 for 10", "twenty", "I doubled the correct class score"),
    Coverage("recap", "recap", "A data set of (x, y)"),
    Coverage("next: optimization", "together", "Next time: optimization"),
  ]

  /// The lecture's terms, each where it's explained.
  static let terms = [
    Coverage("margin", "x1", "that is the margin"),
    Coverage("hinge loss", "x2", "called the hinge loss"),
    Coverage("hyperparameter", "full-loss", "a hyperparameter: a number that you choose"),
    Coverage("Occam's razor", "toy", "Occam's razor says"),
    Coverage("multinomial logistic regression", "softmax", "or multinomial logistic regression"),
    Coverage("logits", "softmax", "its logits"),
    Coverage("log-probabilities", "softmax", "or unnormalized log-probabilities"),
    Coverage("maximum likelihood", "log", "as likely as possible: maximum likelihood"),
    Coverage("cross-entropy", "kl", "one number with three names: cross-entropy"),
  ]
}

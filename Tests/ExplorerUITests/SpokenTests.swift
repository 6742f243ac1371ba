import Testing

@testable import ExplorerUI

/// Words in place of signs.
@Suite struct SpokenTests {
  @Test(arguments: [
    (
      "L_i = Σ j≠y max(0, s_j − s_y + 1)²",
      "L_i = sum over j not y of max(0, s_j minus s_y + 1) squared, each term squared"
    ),
    ("dog −u + v", "dog (minus u) + v"), ("ship −v − 1", "ship (minus v) minus 1"),
    ("a − u + v", "a minus u + v"), ("R(W) = Σ W²", "R(W) = sum of each W squared"),
    ("L = 1/N Σ L_i", "L = 1/N sum of L_i"), ("mean all j", "mean all j"),
    ("Σ all j", "sum over all j"), ("softmax ≈ 2.04", "softmax about 2.04"),
    ("−log 0.130", "minus log 0.130"), ("(−0.5)·231 + 2.0·2", "(-0.5) times 231 + 2.0 times 2"),
    ("at −1.5", "at -1.5"), ("W × 2", "W times 2"), ("32×32×3", "32 by 32 by 3"),
    ("max(0, ·)", "max(0, anything)"), ("k ≥ 1/2.9 ≈ 0.345", "k at least 1/2.9 about 0.345"),
    ("Σ (β W² + |W|)", "sum of (beta W squared + |W|)"), ("λ = 0.1", "lambda = 0.1"),
    ("∇ 1.1  ‖W‖ 2", "gradient 1.1 norm of W 2"), ("D_KL(P‖Q)", "D_KL(P against Q)"),
    ("cat 3.2 → 24.5", "cat 3.2 to 24.5"), ("choose with ↑ ↓", "choose with Up Down"),
    ("← and → move a line", "Left and Right move a line"), ("1–2", "1 to 2"), ("∞", "infinity"),
    ("‖∇‖ 1.1", "norm of gradient 1.1"), ("(‖V‖ / ‖W‖)", "(norm of V / norm of W)"),
    ("Σ comes to 2.9.", "The sum comes to 2.9."), ("so Σ comes to 2", "so the sum comes to 2"),
    ("[#, 2.9, 0]", "[number sign, 2.9, 0]"), ("[1, u³]", "[1, u cubed]"),
    ("And λ?", "And lambda?"),
    ("Kullback–Leibler", "Kullback-Leibler"), ("A ½ before R(W)", "A one half before R(W)"),
    ("✓ or ✗", "right or wrong"),
  ])
  func `a sign is a word`(text: String, words: String) {
    #expect(spoken(text) == words)
  }

  @Test(arguments: [
    ("max(0, ? − 3.2 + 1) = ?", "max(0, hidden minus 3.2 + 1) = hidden"),
    ("1/? of them", "1/ hidden of them"), ("Does frog?", "Does frog?"), ("at 4.4?", "at 4.4?"),
    ("no command y; Tab completes, ? lists them", "no command y; Tab completes, ? lists them"),
    ("car is ? again", "car is hidden again"),
  ])
  func `a hidden number is said to be, and a question stays one`(text: String, words: String) {
    #expect(spoken(text) == words)
  }

  @Test(arguments: [
    ("F2, then < halves it", "F2, then less-than halves it"),
    (
      "a few presses of < (F2, then < for one)",
      "a few presses of less-than (F2, then less-than for one)"
    ),
    ("F2, then ( takes 0.1 from k", "F2, then left-paren takes 0.1 from k"),
    ("[ and ] go through all", "left-bracket and right-bracket go through all"),
    ("for every k > 0", "for every k greater than 0"), ("s_j < s_y", "s_j less than s_y"),
    (">0.999", "greater than 0.999"), ("log( exp(s_y) / 2 )", "log( exp(s_y) / 2 )"),
  ])
  func `a sign that names a key is a word, and in a formula it is read`(text: String, words: String)
  {
    #expect(spoken(text) == words)
  }

  @Test func `lines and blocks are left out`() {
    #expect(spoken("SVM 2.9 ▌ │ ──") == "SVM 2.9")
  }
}

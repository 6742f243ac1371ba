import TerminalCore
import Testing

@Suite struct WrappedTextTests {
  @Test(
    arguments: [
      ("", []), ("\n \n", []), ("one", ["one"]), ("one two three", ["one two", "three"]),
      ("one\ntwo\nthree", ["one two", "three"]), ("one\n\ntwo\n", ["one", "", "two"]),
      ("one\r\ntwo", ["one two"]), ("one    two", ["one two"]),
      ("one\n  a\n  b c  d\ntwo", ["one", "  a", "  b c  d", "two"]),
      ("a 1234567890123 b", ["a", "12345678", "90123 b"]),
      ("  1234567890", ["  123456", "7890"]), ("猫猫猫猫猫", ["猫猫猫猫", "猫"]),
      ("猫猫 猫猫 x", ["猫猫", "猫猫 x"]),
    ] as [(String, [String])])
  func `paragraphs are wrapped, indented lines stay`(text: String, lines: [String]) {
    #expect(wrapped(text, columns: 8) == lines)
  }

  @Test(
    arguments: [
      (
        "  cat 3.2 → 24.5      car 5.1 → 164.0      frog -1.7 → 0.18",
        ["  cat 3.2 → 24.5      car 5.1 → 164.0", "    frog -1.7 → 0.18"]
      ),
      (
        "  apart [10, -2, 3]     close [10, 9, 9]     far [10, -100, -100]",
        ["  apart [10, -2, 3]     close [10, 9, 9]", "    far [10, -100, -100]"]
      ),
      (
        "  L = 1/N Σ L_i(f(x_i, W), y_i) + λ R(W)  with λ > 0",
        ["  L = 1/N Σ L_i(f(x_i, W), y_i) + λ R(W)", "    with λ > 0"]
      ),
      (
        "  max(0, 5.1 − 3.2 + 1) + max(0, -1.7 − 3.2 + 1) = 2.9",
        ["  max(0, 5.1 − 3.2 + 1) +", "    max(0, -1.7 − 3.2 + 1) = 2.9"]
      ),
      (
        "  D_KL(P‖Q) for x1: 1 · log(1/0.130000) ≈ 2.04",
        ["  D_KL(P‖Q) for x1: 1 ·", "    log(1/0.130000) ≈ 2.04"]
      ),
      (
        "  x = [0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25]",
        ["  x = [0.25, 0.25, 0.25, 0.25, 0.25, 0.25,", "    0.25]"]
      ),
    ] as [(String, [String])])
  func `an indented line is broken between items, and inside no number or bracket that fits`(
    text: String, lines: [String]
  ) {
    #expect(wrapped(text, columns: 42) == lines)
  }

  @Test(
    arguments: [
      (
        "so it costs 1/3 Σ L_i = 5.27, as before",
        ["so it costs", "1/3 Σ L_i = 5.27, as", "before"]
      ),
      ("x1 costs max(0, 5.1 − 3.2 + 1) = 2.9", ["x1 costs max(0, 5.1", "− 3.2 + 1) = 2.9"]),
      ("scores [10, 9, 9], k ≥ 1", ["scores [10, 9, 9],", "k ≥ 1"]),
      ("a sum f(x) + f(y) − f(z) = 0.123", ["a sum f(x) + f(y) −", "f(z) = 0.123"]),
      ("it (like all that costs) is = 1", ["it (like all that", "costs) is = 1"]),
    ] as [(String, [String])])
  func `a formula in a paragraph is on one line if it fits there, else with its result`(
    text: String, lines: [String]
  ) {
    #expect(wrapped(text, columns: 20) == lines)
  }

  @Test func `what could harm a terminal is not in it`() {
    #expect(
      wrapped("a\u{1B}[2J\tb\n  \u{9B}c", columns: 40) == ["a\u{FFFD}[2J\u{FFFD}b", "  \u{FFFD}c"])
  }

  @Test func `no width loses a character or never ends`() {
    for columns in -1...5 {
      let lines = wrapped("one 猫two three", columns: columns)
      #expect(lines.joined().filter { $0 != " " } == "one猫twothree")
    }
  }
}

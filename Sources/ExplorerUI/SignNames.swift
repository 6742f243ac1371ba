/// The names of the keys whose signs a screen reader may leave out. They can be typed in their place.
let signNames: [Character: String] = [
  "<": "less-than", ">": "greater-than", "(": "left-paren", ")": "right-paren",
  "[": "left-bracket", "]": "right-bracket", "{": "left-brace", "}": "right-brace",
  "\\": "backslash", "/": "slash", ":": "colon", "?": "question-mark", "!": "exclamation-mark",
  "*": "star", "=": "equals", "+": "plus", "-": "minus", ".": "dot", ",": "comma",
]

private let signs = Dictionary(uniqueKeysWithValues: signNames.map { ($0.value, $0.key) })

/// A line of keys with each name of a sign in place of which the sign stands.
func withSigns(_ line: String) -> String {
  line.split(separator: " ").map { word in signs[String(word)].map(String.init) ?? String(word) }
    .joined(separator: " ")
}

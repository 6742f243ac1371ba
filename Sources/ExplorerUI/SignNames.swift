/// The names of the keys whose signs a screen reader may leave out. They can be typed in their place.
let signNames: [Character: String] = [
  "<": "less-than", ">": "greater-than", "(": "left-paren", ")": "right-paren",
  "[": "left-bracket", "]": "right-bracket", "{": "left-brace", "}": "right-brace",
  "\\": "backslash", "/": "slash", ":": "colon", "?": "question-mark", "!": "exclamation-mark",
  "*": "star", "=": "equals", "+": "plus", "-": "minus", ".": "dot", ",": "comma",
]

private let signs = Dictionary(uniqueKeysWithValues: signNames.map { ($0.value, $0.key) })

func sign(named name: String) -> String? { signs[name].map(String.init) }

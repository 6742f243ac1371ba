import Scores

// The arguments of commands, read from text; an error gives an example of one.

let sortings = SortKey.allCases.map(\.rawValue) + ["none"]
let sortingMeaning =
  "highest loss first, or labels in class order; edits move no row until it is sorted again"
let filterMeaning =
  "show examples that pass: of several terms of one kind, one has to hold; a name with blanks "
  + "needs quotes, label=\"big cat\"; alone: all again"

func sortKey(_ text: String) throws(CommandError) -> SortKey? {
  guard sortings.contains(text) else {
    let found = text.isEmpty ? "" : ", not \(text)"
    throw CommandError(
      description: "needs one of \(sortings.joined(separator: ", ")), like :sort svm\(found)")
  }
  return SortKey(rawValue: text)
}

let exportMeaning =
  "write a copy; losses.csv, .md or .json are the losses as shown; .svg, .txt or .ansi the screen"

func export(_ text: String) throws(CommandError) -> Command {
  let (exported, path) = Exported.reading(try required(text, "export scores.json"))
  let example = "export \(exported.rawValue) x.\(exported.extensions[0])"
  return .export(exported, try required(path, example))
}

let penalties = Regularizer.Kind.allCases.map { $0.rawValue.lowercased() }

func penalty(_ text: String) throws(CommandError) -> Regularizer.Kind {
  guard let index = penalties.firstIndex(of: text.lowercased()) else {
    let found = text.isEmpty ? "" : ", not \(text)"
    throw CommandError(
      description:
        "needs one of \(penalties.joined(separator: ", ")), like :regularization l2\(found)")
  }
  return Regularizer.Kind.allCases[index]
}

func whole(
  _ text: String, from least: Int, _ example: String
) throws(CommandError) -> Int {
  guard let number = Int(text), (least...1_000_000_000).contains(number) else {
    let found = text.isEmpty ? "" : ", not \(text)"
    throw CommandError(
      description: "needs a whole number from \(least) on, like :\(example)\(found)")
  }
  return number
}

func start(_ text: String) throws(CommandError) -> CommandStart {
  let words = text.split(separator: " ").map(String.init)
  switch words.first {
  case "zero" where words.count == 1: return .zero
  case "random" where words.count == 1: return .random(seed: 0)
  case "random" where words.count == 2:
    return .random(seed: UInt64(try whole(words[1], from: 0, "train random 7")))
  default: throw CommandError(description: "needs zero or random, like :train random 7")
  }
}

func isOn(_ text: String) throws(CommandError) -> Bool {
  guard ["on", "off"].contains(text) else {
    throw CommandError(description: "needs on or off, like :bias-trick on")
  }
  return text == "on"
}

/// Whether all is shown, or only what the steps have introduced.
func isAll(_ text: String) throws(CommandError) -> Bool {
  guard ["all", "step"].contains(text) else {
    throw CommandError(description: "needs all or step, like :show all")
  }
  return text == "all"
}

let themes = ThemeName.allCases.map(\.rawValue)

func theme(_ text: String) throws(CommandError) -> ThemeName {
  guard let theme = ThemeName(rawValue: text) else {
    let found = text.isEmpty ? "" : ", not \(text)"
    throw CommandError(
      description: "needs one of \(themes.joined(separator: ", ")), like :theme dark\(found)")
  }
  return theme
}

func optional(_ text: String) -> String? { text.isEmpty ? nil : text }

func required(_ text: String, _ example: String) throws(CommandError) -> String {
  guard !text.isEmpty else {
    throw CommandError(description: "needs a name, like :\(example)")
  }
  return text
}

func number(
  _ text: String, _ example: String, isPositive: Bool = false
) throws(CommandError) -> Double {
  guard let value = ScoreReading(typed: text).value, isPositive ? value > 0 : value >= 0 else {
    let found = text.isEmpty ? "" : ", not \(text)"
    let range = isPositive ? "above 0" : "that is at least 0"
    throw CommandError(description: "needs a number \(range), like :\(example)\(found)")
  }
  return value
}

/// The place and the number of `set x2 car 4.4`. Names of classes and examples may have blanks.
func assignment(_ text: String) throws(CommandError) -> Command {
  let words = text.split(separator: " ").map(String.init)
  guard words.count >= 3, let last = words.last else {
    throw CommandError(
      description: "needs an example, a class and a number, like :set x2 car 4.4")
  }
  guard let value = ScoreReading(typed: last).value else {
    throw CommandError(description: "\(last) is not a number; like :set x2 car 4.4")
  }
  return .set(place: words.dropLast(), value: value)
}

import ExplorerCore

/// What plain mode itself understands.
private let plainWords = [
  "Plain mode answers each line that you type.",
  "where: what is selected, and what has the keys.",
  "again: the last answer once more.",
  "read table: all scores and losses. read panel: the panel in front. read card: the lesson's step. "
    + "read x2: one example.",
  "help: this. help all: every key.",
  "A number alone: types it into what has the keys, answers a question, or chooses from a list.",
  "Keys, with blanks between them: a character as it is, or Up Down Left Right Home End PgUp PgDn "
    + "Enter Tab BTab Esc Space BS Del F1 to F12, C-x for Ctrl and x; type:4.4 is the keys 4 . 4",
  "Commands, with or without the colon: :set x2 car 4.4, :scale 2, :goto x3. /cat searches.",
]

/// `help`: the words of plain mode, the keys that work now, and the commands.
func plainHelp(_ state: ExplorerState) -> [String] {
  plainWords + plainKeys(of: KeyMode(restingOf: state)) + plainCommands
}

/// `help all`
let plainHelp: [String] = plainWords + KeyMode.all.flatMap(plainKeys) + plainCommands

private func plainKeys(of mode: KeyMode) -> [String] {
  ["Keys: \(mode.title)"]
    + KeyMap.bindings(of: mode).map { binding in
      let keys = binding.keyText.split(separator: "  ").map { keyNames[String($0)] ?? String($0) }
      return "\(keys.joined(separator: " ")): \(spoken(binding.help))"
    }
}

private let keyNames = ["←": "Left", "↓": "Down", "↑": "Up", "→": "Right"]

private let plainCommands =
  ["Commands:"]
  + CommandDefinition.all.map { command in
    "\(command.shownAs.map(spoken).joined(separator: ", ")): \(spoken(command.meaning))"
  }

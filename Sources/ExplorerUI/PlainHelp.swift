import ExplorerCore

/// What plain mode itself understands.
private let plainWords = [
  "Plain mode answers each line that you type.",
  "where: what is selected, and what has the keys.",
  "again: the last answer once more.",
  "read table: all scores and losses. read panel: the panel in front. read card: the lesson's step. "
    + "read x2: one example. read plane: a panel by its name, also from behind.",
  "panel plane: brings a panel to the front; v lists them. F2 gives the keys to what is in front, and "
    + "back; in a lesson Esc gives them to the card.",
  "help: this. help all: every key.",
  "A number alone: types it into what has the keys, answers a question, or chooses from a list.",
  "Keys, with blanks between them: a character as it is, or Up Down Left Right Home End PgUp PgDn "
    + "Enter Tab BTab Esc Space BS Del F1 to F12, C-x for Ctrl and x; type:4.4 is the keys 4 . 4",
  "Signs have names, which are keys too: less-than, left-bracket, as the lists of keys have them.",
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
      let keys = binding.keyText.split(separator: "  ").map { keyName(String($0)) }
      return "\(keys.joined(separator: " ")): \(spoken(binding.help))"
    }
}

private let arrowNames = ["←": "Left", "↓": "Down", "↑": "Up", "→": "Right"]

private func keyName(_ text: String) -> String {
  arrowNames[text] ?? (text.count == 1 ? text.first.flatMap { signNames[$0] } : nil) ?? text
}

private let plainCommands =
  ["Commands:"]
  + CommandDefinition.all.map { command in
    "\(command.shownAs.map(spoken).joined(separator: ", ")): \(spoken(command.meaning))"
  }

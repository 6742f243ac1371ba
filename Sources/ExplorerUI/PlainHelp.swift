import ExplorerCore

/// What somebody needs first.
private let plainWords = [
  "Plain mode answers each line that you type, in small letters or capitals.",
  "In a lesson: a number alone answers, or is the number of a choice. hint: a hint. The word Space: the "
    + "answer. next, back: other steps. step 5: that one. L: a list of them.",
  "In the table: Up Down Left Right go to another score, a number alone is typed into it, u undoes. "
    + "set x2 car 4.4: types it there. scale 2: W times 2.",
  "where: what is selected, and what has the keys. again: the last reply once more.",
  "read table: all scores and losses. read card: the lesson's step. read panel: the panel in front. "
    + "read x2: one example. read plane: a panel by its name, also from behind.",
  "panel plane: brings a panel to the front; v lists them. F2 gives the keys to what is in front, and "
    + "back; in a lesson Esc gives them to the card.",
  "q: quits.",
  "help keys: how keys are typed, and those that work now. help commands: all commands. help all: "
    + "everything.",
]

private let plainKeyWords = [
  "Keys, with blanks between them: a character as it is, or Up Down Left Right Home End PgUp PgDn "
    + "Enter Tab BTab Esc Space BS Del F1 to F12, C-x for Ctrl and x; type:4.4 is the keys 4 . 4",
  "A line of blanks alone is the key Space; an empty line ends what is being typed or chosen.",
  "Signs have names, which are keys too: less-than, left-bracket, as the lists of keys have them.",
]

/// `help` and what may follow it; nil if that is nothing of it.
func plainHelp(_ part: String, _ state: ExplorerState) -> [String]? {
  switch part {
  case "": plainWords
  case "keys": plainKeyWords + plainKeys(of: KeyMode(restingOf: state))
  case "commands": plainCommands
  case "all": plainWords + plainKeyWords + KeyMode.all.flatMap(plainKeys) + plainCommands
  default: nil
  }
}

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
  ["Commands, with or without the colon; /cat searches:"]
  + CommandDefinition.all.map { command in
    "\(command.shownAs.map(spoken).joined(separator: ", ")): \(spoken(command.meaning))"
  }

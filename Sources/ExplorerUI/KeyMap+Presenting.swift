import ExplorerCore
import TerminalCore

// The keys of a presentation. A clicker sends PgDn, PgUp, `.` or b, F5 and Esc: none of them edits.
extension KeyMap {
  static let blankKeys: Set<Key> = [".", "b"]

  static let presentingBindings: [KeyBinding] = [
    KeyBinding(
      [.pageDown: .advance, .pageUp: .goBack],
      "a clicker: scroll the card, else show what comes next, then the next step; and back"),
    KeyBinding(
      [".": .blank, "b": .blank], "blank the screen; any key brings it back (type 0.5 for .5)",
      hint: "blank", hintKeys: "."),
    KeyBinding(
      ["A": .toggleAll],
      "show all on the table as it stands, without the answer's edits; hide it again", hint: "all"
    )
    .rewording { hint, state in
      if state.session?.card.phase != .open { hint.meaning = "hide all" }
    },
    KeyBinding(
      ["V": .vote], "count hands for each choice; the second vote after the discussion",
      hint: "vote", isNeeded: true),
    KeyBinding(
      [.function(5): .explain("F5 does nothing while presenting; v lists the panels")],
      "nothing, since a clicker sends it"),
  ]

  static let votingBindings: [KeyBinding] = [
    KeyBinding(
      "0123456789".map(Key.character), shownAs: "0-9", "the hands for this choice", hint: "hands",
      hintKeys: "0-9"
    ) { key, _ in
      if case .character(let digit) = key { [.typeVote(digit)] } else { [] }
    },
    KeyBinding(["V": .vote], "show the first tally, or hide it again"),
    KeyBinding([.enter: .countHands], "the next choice", hint: "next choice"),
    KeyBinding(
      [.backspace: .eraseVote, .delete: .eraseVote], shownAs: "BS", "correct", hint: "correct"),
    KeyBinding(
      [.escape: .leaveVote, .control("c"): .leaveVote], "discard the vote, at the second press",
      hint: "discard", hintKeys: "Esc Esc", isWayOut: true),
    KeyBinding([".": .blank, "b": .blank], "blank the screen; any key brings it back"),
  ]
}

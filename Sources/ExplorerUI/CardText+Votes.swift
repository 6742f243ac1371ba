import ExplorerCore
import Lessons
import Scores
import TerminalCore

// The hands that a class raises for the choices.
extension CardText {
  /// The hands for a choice of the votes that may be shown: the first one not before the second or the
  /// answer, as it would steer the class.
  static func tally(_ session: LessonSession, choice: Int) -> String {
    let votes = session.card.votes
    let shown = votes.done.count > 1 || votes.showsFirst || session.card.phase != .open
    guard shown, !votes.done.isEmpty else { return "" }
    let counts = votes.done.map { $0.counts[choice] }
    let noun = counts.last == 1 ? "hand" : "hands"
    return " · \(counts.map(String.init).joined(separator: " → ")) \(noun)"
  }

  /// The line of a vote: what is counted now, or how many voted.
  mutating func addVoting(_ session: LessonSession) {
    let votes = session.card.votes
    if let vote = votes.counting {
      lines.append(
        Line(
          pieces: [
            StyledText("   hands for \(vote.counts.count + 1): ", .strong),
            StyledText(votes.typed, .input),
          ], choice: vote.counts.count, isInput: true, startsPart: true))
    } else if let last = votes.done.last {
      add(
        "\(last.total) voted", head: StyledText("   vote \(votes.done.count): ", .strong),
        startsPart: true)
    }
  }

  /// After the answer of a vote: each choice with its hands, and what the discussion gained.
  mutating func addVotes(_ session: LessonSession) {
    let votes = session.card.votes.done
    guard !votes.isEmpty else { return }
    let largest = max(1, votes.flatMap(\.counts).max() ?? 1)
    // Each bar has the hands behind it, up to 9999 of them.
    let column = min(24, (width - 4) / votes.count)
    let longest = max(0, column - 12)
    for (index, choice) in session.choices.enumerated() {
      // The votes beside each other, to be compared.
      let tallies = votes.map { vote in
        let count = vote.counts[index]
        let length = count * longest / largest
        let bar = String(repeating: glyphs.isUnicode ? "█" : "#", count: length)
        return "\(bar)\(length > 0 ? " " : "")\(counted(count, "hand"))".padded(to: column)
      }
      let sign = choice.isRight ? StyledText("✓ ", .satisfied) : StyledText("✗ ", .faint)
      lines.append(
        Line(
          pieces: [
            StyledText("\(glyphs(sign.text))\(index + 1) ", sign.style),
            StyledText(tallies.joined(), .text),
          ], startsPart: index == 0))
    }
    let shares = votes.map { vote in
      let right = session.choices.indices.filter { session.choices[$0].isRight }
        .reduce(0) { $0 + vote.counts[$1] }
      let share = vote.total == 0 ? "" : "\((right * 200 + vote.total) / (2 * vote.total))% of "
      return share + counted(vote.total, "hand")
    }
    add("right: \(shares.joined(separator: ", then "))")
  }
}

extension String {
  /// With blanks behind it, up to a number of characters.
  fileprivate func padded(to count: Int) -> String {
    self + String(repeating: " ", count: max(0, count - self.count))
  }
}

import Lessons

/// The hands raised for each choice of a question.
package struct Vote: Hashable, Sendable {
  /// By choice; fewer than there are choices while hands are still counted.
  package internal(set) var counts: [Int] = []

  package var total: Int { counts.reduce(0, +) }
}

/// The votes on a step's question: before the class discusses it, and after.
package struct Votes: Hashable, Sendable {
  package internal(set) var done: [Vote] = []
  /// The vote that is counted now.
  package internal(set) var counting: Vote?
  /// The number typed for the next choice.
  package internal(set) var typed = ""
  /// Whether Esc was pressed once, so that the next one discards the vote.
  var isLeaving = false
  /// Whether the tally of the first vote is shown before the second: it steers the class.
  package internal(set) var showsFirst = false
}

extension LessonSession {
  /// Whether `V` begins a vote.
  package var mayVote: Bool {
    isPresented && !choices.isEmpty && card.phase == .open && card.votes.counting == nil
      && card.votes.done.count < 2
  }
}

// A vote of the class, while presenting.
extension ExplorerState {
  /// `V`: begins a vote, the first or the second one; while the second is counted shows what the first
  /// one said.
  mutating func vote() {
    guard let session, session.isPresented else { return notice("votes are for presentations") }
    guard !session.choices.isEmpty else { return notice("this step has no choices to vote on") }
    guard session.card.phase == .open else { return notice("the answer is there already") }
    let votes = session.card.votes
    if votes.counting != nil { return changeVotes { $0.showsFirst.toggle() } }
    guard votes.done.count < 2 else { return notice("two votes were counted; the answer is next") }
    changeVotes { $0.counting = Vote() }
    bench.look.focus = .card
    mode = restingMode
    let more = votes.done.isEmpty ? "" : "; V shows the first tally"
    notice("hands for 1: digits, then Enter\(more)")
  }

  mutating func typeVote(_ digit: Character) {
    guard let votes = session?.card.votes, votes.typed.count < 4 else { return }
    changeVotes { $0.typed = (votes.typed == "0" ? "" : votes.typed) + String(digit) }
  }

  /// Changes the votes, with the line of the hands in sight.
  private mutating func changeVotes(_ change: (inout Votes) -> Void) {
    changeShownCard { card in
      change(&card.votes)
      card.followsChoice = true
    }
  }

  /// Enter: takes the hands for the present choice, none if nothing is typed.
  mutating func countHands() {
    guard let session, var vote = session.card.votes.counting else { return }
    vote.counts.append(Int(session.card.votes.typed) ?? 0)
    let isDone = vote.counts.count == session.choices.count
    changeVotes { votes in
      (votes.typed, votes.counting) = ("", isDone ? nil : vote)
      if isDone { votes.done.append(vote) }
    }
    let again = session.card.votes.done.isEmpty ? "; V votes again" : ""
    notice(isDone ? "\(vote.total) voted\(again)" : "hands for \(vote.counts.count + 1)")
  }

  /// Backspace: erases a digit, or goes back to the choice before.
  mutating func eraseVote() {
    changeVotes { votes in
      if !votes.typed.isEmpty {
        votes.typed.removeLast()
      } else if let last = votes.counting?.counts.popLast() {
        votes.typed = String(last)
      }
    }
  }

  /// Esc: discards the vote that is counted, at the second press.
  mutating func leaveVote() {
    let isLeaving = session?.card.votes.isLeaving == true
    changeVotes { votes in
      votes.isLeaving = !isLeaving
      if isLeaving { (votes.counting, votes.typed) = (nil, "") }
    }
    notice(
      isLeaving ? "the vote is discarded" : "Esc again discards this vote; any other key goes on")
  }

  /// Whether hands are counted now, so that digits are theirs.
  package var isVoting: Bool { session?.card.votes.counting != nil }
}

/// What a piece of text means on the screen; `Theme` says how that looks.
package struct Style: Hashable, Sendable {
  /// The meanings text can have.
  package enum Role: Hashable, Sendable {
    case text, strong, faint, title, heading, rule, label, violation, satisfied, hinge, softmax
    case bar, key, input, unfinished, notice, error
    /// A line of a plot, or what belongs to one class. Number 8 looks like number 0, and so on.
    case series(Int)
    /// A line across coloured regions, in the colour of text whatever is behind it.
    case line
    /// How large a number is: from 0 for the most negative to 3, in blues that fade into the
    /// terminal's background, and on from 4 to 7 for the most positive, in oranges. For zero no shade
    /// is used. A heat map of numbers that are never negative uses 4 to 7.
    case shade(Int)
    /// A dot of a picture: its red, green and blue; a grey where they are equal.
    case rgb(UInt8, UInt8, UInt8)
  }

  package var role: Role
  /// Colours what is behind the text as that role's text is coloured.
  package var background: Role?
  /// Selected text is shown in reverse video, whatever its role.
  package var isSelected: Bool

  package init(_ role: Role, on background: Role? = nil, isSelected: Bool = false) {
    self.role = role
    self.background = background
    self.isSelected = isSelected
  }

  package var selected: Style { Style(role, on: background, isSelected: true) }

  package static let text = Style(.text)
  package static let strong = Style(.strong)
  package static let faint = Style(.faint)
  package static let title = Style(.title)
  package static let heading = Style(.heading)
  package static let rule = Style(.rule)
  package static let label = Style(.label)
  package static let violation = Style(.violation)
  package static let satisfied = Style(.satisfied)
  package static let hinge = Style(.hinge)
  package static let softmax = Style(.softmax)
  package static let bar = Style(.bar)
  package static let key = Style(.key)
  package static let input = Style(.input)
  package static let unfinished = Style(.unfinished)
  package static let notice = Style(.notice)
  package static let error = Style(.error)
  package static let line = Style(.line)
}

extension Style: CustomStringConvertible {
  package var description: String {
    "\(role)" + (background.map { " on \($0)" } ?? "") + (isSelected ? " selected" : "")
  }
}

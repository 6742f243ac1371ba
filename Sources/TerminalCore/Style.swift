/// What a piece of text means on the screen; `Theme` says how that looks.
package struct Style: Hashable, Sendable {
  /// The meanings text can have.
  package enum Role: Hashable, Sendable {
    case text, strong, faint, title, heading, rule, label, violation, satisfied, hinge, softmax
    case bar, key, input, unfinished, notice, error
    /// A line of a plot, or what belongs to one class. There are eight looks, which begin again.
    case series(Int)
    /// A number by its sign and size, from 0, far below nothing, to 7, far above it: from blue to
    /// orange, fainter towards the middle. Nothing itself has no shade, and numbers that are never
    /// below it use 4 to 7 only.
    case shade(Int)
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
}

extension Style: CustomStringConvertible {
  package var description: String {
    "\(role)" + (background.map { " on \($0)" } ?? "") + (isSelected ? " selected" : "")
  }
}

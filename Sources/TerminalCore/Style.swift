/// What a piece of text means on the screen; `Theme` says how that looks.
package struct Style: Hashable, Sendable {
  /// The meanings text can have.
  package enum Role: UInt8, CaseIterable, Sendable {
    case text, strong, faint, title, heading, rule, label, violation, satisfied, hinge, softmax
    case bar, key, input, unfinished, notice, error
  }

  package var role: Role
  /// Selected text is shown in reverse video, whatever its role.
  package var isSelected: Bool

  package init(_ role: Role, isSelected: Bool = false) {
    self.role = role
    self.isSelected = isSelected
  }

  package var selected: Style { Style(role, isSelected: true) }

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

extension Style {
  /// Every style, each at its `index`.
  package static let all = Role.allCases.flatMap { [Style($0), Style($0).selected] }

  package var index: Int { 2 * Int(role.rawValue) + (isSelected ? 1 : 0) }

  init(index: Int) {
    self.init(Role(rawValue: UInt8(index / 2)) ?? .text, isSelected: index % 2 == 1)
  }
}

extension Style: CustomStringConvertible {
  package var description: String { isSelected ? "\(role) selected" : "\(role)" }
}

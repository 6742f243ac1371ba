/// Whether colours are wished for, in the first of these places that says so.
package enum ColorWish: String, CaseIterable, Sendable {
  case auto, always, never

  /// What each variable of the environment asks for, by its value; nil: nothing. The first beats the
  /// next, and `--color` beats all: https://no-color.org, https://force-color.org and
  /// https://bixense.com/clicolors.
  private static let variables: [(name: String, wish: @Sendable (String) -> Bool?)] = [
    ("NO_COLOR", { $0.isEmpty ? nil : false }),
    ("CLICOLOR_FORCE", { ["", "0"].contains($0) ? nil : true }),
    ("FORCE_COLOR", { ["", "0"].contains($0) ? nil : true }),
    ("CLICOLOR", { $0 == "0" ? false : nil }),
  ]

  /// Whether to use the colours that the terminal has.
  /// - Parameter environment: gives the value of an environment variable.
  package func isFulfilled(environment: (String) -> String? = environmentVariable) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      ColorWish.variables.compactMap { variable in
        environment(variable.name).flatMap(variable.wish)
      }.first ?? true
    }
  }
}

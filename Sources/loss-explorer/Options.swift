import ArgumentParser
import ExplorerCore
import ExplorerRuntime
import Platform
import ScoreFiles
import Scores
import TerminalCore

/// The options of how the screen looks.
struct LookOptions: ParsableArguments {
  @Option(
    help: """
      Colours: \(ColorWish.allNames); auto obeys NO_COLOR, CLICOLOR_FORCE, FORCE_COLOR and \
      CLICOLOR=0, the first that is set.
      """)
  var color = ColorWish.auto

  @Option(help: "The theme: \(ThemeName.allNames) (default: the settings, else standard).")
  var theme: ThemeName?

  @Flag(inversion: .prefixedNo, help: "Draw with ASCII only (default: the settings, else no).")
  var ascii: Bool?

  /// What these options and the user's settings say together; the options beat the settings.
  func looks() throws -> Looks {
    let settings = try reportingErrors { try Settings.read() }
    var preferences = Preferences()
    preferences.theme = theme ?? settings.theme ?? preferences.theme
    preferences.learningRate = settings.eta ?? preferences.learningRate
    return Looks(
      hasColors: color.isFulfilled(), isASCII: ascii ?? settings.isASCII ?? false,
      preferences: preferences)
  }
}

/// How the screen looks, and what the reader prefers.
struct Looks {
  /// Whether to use the colours that the terminal has.
  let hasColors: Bool
  let isASCII: Bool
  let preferences: Preferences
}

extension ColorWish: ExpressibleByArgument {}
extension ThemeName: ExpressibleByArgument {}

/// A finite number, read by the same grammar as a number typed into the explorer.
struct FiniteNumber: ExpressibleByArgument {
  let value: Double

  init(_ value: Double) { self.value = value }

  init?(argument: String) {
    guard let value = ScoreReading(typed: argument).value, value.isFinite else { return nil }
    self.value = value
  }

  var defaultValueDescription: String { NumberText.factor(value) }
}

extension ReportFormat: ExpressibleByArgument {}

extension CaseIterable where Self: RawRepresentable<String> {
  static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension Size: ExpressibleByArgument {
  public init?(argument: String) { self.init(parsing: argument) }

  public var defaultValueDescription: String { "\(columns)x\(rows)" }
}

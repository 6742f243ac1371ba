import ArgumentParser
import ExplorerCore
import ExplorerRuntime
import LossEngine
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

/// The options of the SVM loss, and k.
struct LossOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: "k: multiply W, or bare scores, by it, at least 0.")
  var scale = FiniteNumber(1)

  @Option(parsing: .unconditional, help: "Δ, the margin of the SVM loss, at least 0.")
  var margin = FiniteNumber(1)

  @Flag(help: "Sum over all classes, the label's too (question 4).")
  var allClasses = false

  @Flag(help: "Divide the SVM loss by its number of terms (question 5).")
  var mean = false

  @Flag(help: "Square the terms of the SVM loss (question 6).")
  var squared = false

  @Option(help: "The SVM's family: \(HingeLoss.Family.allNames).")
  var family = HingeLoss.Family.multiclass

  var hinge: HingeLoss {
    HingeLoss(
      family: family, margin: margin.value, sumsAllClasses: allClasses,
      reduction: mean ? .mean : .sum, isSquared: squared)
  }

  func validate() throws {
    if scale.value < 0 {
      throw ValidationError("--scale is at least 0, not \(NumberText.factor(scale.value)).")
    }
    if margin.value < 0 {
      throw ValidationError("--margin is at least 0, not \(NumberText.factor(margin.value)).")
    }
    if family != .multiclass, allClasses || mean || squared {
      throw ValidationError(
        "--all-classes, --mean and --squared belong to --family multiclass.")
    }
  }
}

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

extension HingeLoss.Family: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}

extension CaseIterable where Self: RawRepresentable<String> {
  static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension Size: ExpressibleByArgument {
  public init?(argument: String) { self.init(parsing: argument) }

  public var defaultValueDescription: String { "\(columns)x\(rows)" }
}

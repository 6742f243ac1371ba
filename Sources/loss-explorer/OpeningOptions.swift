import ArgumentParser
import ExplorerCore
import Lessons
import LossEngine
import Scores

/// The options of the SVM loss, and k. What is not given stays as it is: the lecture's, or that of the
/// lesson's step.
struct LossOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: "k: multiply W, or bare scores, by it, at least 0.")
  var scale: FiniteNumber?

  @Option(parsing: .unconditional, help: "Δ, the margin of the SVM loss, at least 0.")
  var margin: FiniteNumber?

  @Flag(inversion: .prefixedNo, help: "Sum over all classes, the label's too (question 4).")
  var allClasses: Bool?

  @Flag(inversion: .prefixedNo, help: "Divide the SVM loss by its number of terms (question 5).")
  var mean: Bool?

  @Flag(inversion: .prefixedNo, help: "Square the terms of the SVM loss (question 6).")
  var squared: Bool?

  @Option(help: "The SVM's family: \(HingeLoss.Family.allNames).")
  var family: HingeLoss.Family?

  var settings: LossSettings {
    var settings = LossSettings()
    (settings.scale, settings.margin, settings.family) = (scale?.value, margin?.value, family)
    (settings.sumsAllClasses, settings.isMean, settings.isSquared) = (allClasses, mean, squared)
    return settings
  }

  func validate() throws {
    try refuseNegative([("--scale", scale), ("--margin", margin)])
    if let family, family != .multiclass, [allClasses, mean, squared].contains(true) {
      throw ValidationError(
        "--all-classes, --mean and --squared belong to --family multiclass.")
    }
  }
}

/// How what is opened is looked at; what prints losses takes these too, so that one line does for all.
struct ViewOptions: ParsableArguments {
  @Option(help: "The panel in front: \(Step.panels.joined(separator: ", ")).")
  var panel: PanelName?

  @Option(
    parsing: .unconditional,
    help: "The selected score: an example, by name or by row from 1, and a class: 'x2 car'.")
  var select: String?

  func opening(_ losses: LossOptions) -> Opening {
    var opening = Opening()
    (opening.losses, opening.panel, opening.selection) = (losses.settings, panel?.panel, select)
    return opening
  }
}

/// The name of a panel, in capitals or not.
struct PanelName: ExpressibleByArgument {
  let panel: Panel

  init?(argument: String) {
    let name = Step.panels.first { $0.lowercased() == argument.lowercased() }
    guard let name else { return nil }
    panel = Panel(name)
  }

  static var allValueStrings: [String] { Step.panels }
}

/// A table as one line.
struct TableArgument {
  let table: ScoreTable

  init(_ text: String) throws {
    do throws(TableTextError) { table = try ScoreTable(text: text) } catch {
      throw ValidationError("\(error)")
    }
  }
}

extension HingeLoss.Family: ExpressibleByArgument {}

/// Refuses numbers of options that can't be below 0.
func refuseNegative(_ options: [(name: String, number: FiniteNumber?)]) throws {
  for (name, number) in options {
    guard let value = number?.value, value < 0 else { continue }
    throw ValidationError("\(name) is at least 0, not \(NumberText.factor(value)).")
  }
}

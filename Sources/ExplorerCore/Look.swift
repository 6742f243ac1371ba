import LossEngine
import Scores

/// The reader's view of a workbench, which changes no number.
package struct Look: Equatable, Sendable {
  /// The panel in front.
  package internal(set) var panel = Panel.terms
  /// The panel that has the keys; nil: the table. A lesson's card keeps them behind other panels.
  package internal(set) var focus: Panel?
  package internal(set) var zoom = Zoom.none
  /// Whether the table's rows are examples, as in a model's score array; if not, they are classes, as on
  /// the lecture's slides.
  package internal(set) var isTurned: Bool
  package internal(set) var scale = ScaleLook()
  package internal(set) var curve = CurveLook()
  package internal(set) var gradient = GradientLook()
  /// The loss of a library that is told about.
  package internal(set) var library = LibraryLoss.torchMultiMargin
  package internal(set) var weights = WeightsLook()
  package internal(set) var training = TrainingLook()
  package internal(set) var picture = PictureLook()
  package internal(set) var plane = PlaneLook()
  /// The panel that was chosen to be beside a zoomed one; nil: the first that can be.
  package internal(set) var companion: Panel?
  /// Whether gradients are of softmax and training lowers it; else of the SVM loss in force.
  package internal(set) var isOfSoftmax = false
  /// What was searched for last, until Esc: `n` and `N` then go to its matches.
  package internal(set) var searched: String?
  package internal(set) var viewport = Viewport()
}

extension Look {
  /// Whether panels show something in another way; which one is in front or has the keys doesn't count,
  /// nor which number is selected.
  package func differs(from other: Look) -> Bool {
    var look = self
    (look.panel, look.focus, look.zoom, look.isTurned) = (
      other.panel, other.focus, other.zoom, other.isTurned
    )
    (look.companion, look.searched, look.viewport) = (
      other.companion, other.searched, other.viewport
    )
    (look.weights.column, look.weights.isOnInputs) = (
      other.weights.column, other.weights.isOnInputs
    )
    return look != other
  }
}

/// What has the rows of both the table and the panels.
package enum Zoom: Hashable, Sendable {
  case none, panel, table
}

/// The name of a panel in the lower half of the screen. `PanelView` (ExplorerUI) has its keys and draws it.
package struct Panel: Hashable, Sendable {
  package let name: String

  package init(_ name: String) { self.name = name }

  /// The card of a lesson's step; only in a lesson.
  package static let card = Panel("Card")
  /// The panel that the reader's own table opens with.
  package static let terms = Panel("Terms")
  /// W, b and x of a classifier.
  package static let weights = Panel("Weights")
  /// x and the rows of W as pictures.
  package static let picture = Panel("Picture")
  /// Lowers the full loss of a classifier.
  package static let training = Panel("Training")
  /// The inputs of a classifier as points of a plane.
  package static let plane = Panel("Plane")
}

/// The part of the table that was on the screen last, from which scrolling goes on, and what the panels
/// on the screen need.
package struct Viewport: Hashable, Sendable {
  /// The places of the examples on the screen.
  package var examples: Range<Int>
  /// The positions of the classes on the screen.
  package var classes: Range<Int>
  /// The first line shown of the help or of a lesson's card; nil if neither is shown.
  package var textLine: Int?
  /// How many lines of that text are below what is shown.
  package var textRest = 0
  /// How many lines of it are shown.
  package var textPage = 1
  package var needs: Set<Need>
  /// How many inputs have a column in the panel Weights; nil where it is not shown.
  package var inputColumns: Int?
  /// How many pictures stand side by side in the panel Picture.
  package var picturesPerRow = 1
  /// What the panel Plane shows; nil where it is not shown.
  package var plane: PlaneWindow?
  /// The panel beside the zoomed one in front; nil without one.
  package var companion: Panel?

  package init(
    examples: Range<Int> = 0..<0, classes: Range<Int> = 0..<0, textLine: Int? = nil,
    needs: Set<Need> = [], inputColumns: Int? = nil
  ) {
    (self.examples, self.classes) = (examples, classes)
    (self.textLine, self.needs) = (textLine, needs)
    self.inputColumns = inputColumns
  }
}

/// How the panel Scale is looked at.
package struct ScaleLook: Equatable, Sendable {
  /// The k of the reading line, if there is one.
  package internal(set) var probe: Double?
  /// How often the range of k was halved; below 0, doubled.
  package internal(set) var zoom = 0
  /// Whether the selected example is shown, and not the table.
  package internal(set) var isOfExample = false

  private static let zooms = -6...10

  /// What its keys do.
  package enum Change: Hashable, Sendable {
    case moveProbe(by: Int)
    case takeProbe
    /// Halves the range of k, or doubles it with -1.
    case zoom(by: Int)
    case toggleExample
  }

  /// The largest k of the plot: past 2k, 4 at least.
  package func end(_ k: Double) -> Double {
    min(max(4, 2 * k), 1e300) * Double(sign: .plus, exponent: -zoom, significand: 1)
  }

  /// How far a key moves the reading line: 1, 2 or 5 times a power of ten, at most 40 to a plot.
  func step(_ k: Double) -> RoundStep { RoundStep(atLeast: end(k) / 40) }

  mutating func zoom(by step: Int) {
    zoom = min(max(ScaleLook.zooms.lowerBound, zoom + step), ScaleLook.zooms.upperBound)
  }

  /// Moves the reading line, which begins at the present k.
  mutating func moveProbe(by steps: Int, _ k: Double) {
    let step = step(k)
    let moved = ShortestDecimal.sum(probe ?? k, steps * step.digit, tenToThe: step.exponent)
    probe = min(max(0, moved), end(k))
  }
}

extension ExplorerState {
  mutating func change(_ change: ScaleLook.Change) {
    switch change {
    case .moveProbe(let steps): bench.look.scale.moveProbe(by: steps, scale)
    case .takeProbe:
      guard let k = look.scale.probe else {
        return notice("← and → move a line to read the losses at; Enter takes its k")
      }
      setScale(k)
      bench.look.scale.probe = nil
    case .zoom(let step): bench.look.scale.zoom(by: step)
    case .toggleExample: bench.look.scale.isOfExample.toggle()
    }
  }
}

import Lessons
import LossEngine
import Scores
import TerminalCore
import TestSupport
import Testing

@testable import ExplorerCore
@testable import ExplorerUI

/// What a step hides can't be read from any screen.
@Suite struct HiddenTests {
  static let everything: [Hideable] = [
    .svm(.everything), .changedSVM, .softmax(.everything), .exponential(.everything),
    .probability(.everything), .accuracy, .regularization,
  ]

  /// What can be hidden, of the table, of the selected example (x2), of another one, of the mean.
  static let kinds: [[Hideable]] =
    [
      [.svm(.everything)], [.svm(.example("x2"))], [.svm(.example("x3"))], [.svm(.mean)],
      [.softmax(.everything)], [.softmax(.example("x2"))], [.softmax(.example("x3"))],
      [.softmax(.mean)], [.probability(.everything)], [.probability(.example("x2"))],
      [.probability(.example("x3"))], [.exponential(.everything)], [.exponential(.example("x2"))],
      [.changedSVM], [.accuracy], everything, everything + cells(of: .odd),
    ] + ["c2", "c3", "c4"].map { [.score(CellName(example: "x2", class: $0))] } + [
      [.score(CellName(example: "x3", class: "c1"))]
    ]

  static func cells(of table: ScoreTable) -> [Hideable] {
    table.examples.flatMap { example in
      table.classes.map {
        .score(CellName(example: table.name(of: example), class: table.name(of: $0)))
      }
    }
  }

  @Test(arguments: kinds.indices)
  func `no screen has a hidden number, in any setting`(index: Int) throws {
    let kind = Self.kinds[index]
    var checked: Set<String> = []
    for scene in Scene.third(index) + Scene.settings(isTyping: true) {
      var state = scene.state
      state.hide(kind)
      // What is being typed is seen.
      if state.entry != nil, state.hidesScore(state.selection) { continue }
      let words = draw(state, size: scene.size, isUnicode: scene.isUnicode).words
      let (hidden, shown) = scene.secrets(hiddenIn: state)
      for secret in hidden where scene.words.contains(secret.text) { checked.insert(secret.what) }
      let leaks = hidden.filter { words.contains($0.text) && !shown.contains($0.text) }
      #expect(leaks.isEmpty, "\(leaks) on \(scene)")
    }
    // The same numbers are on the screens while nothing is hidden.
    #expect(checked.isSuperset(of: kind.flatMap(Secret.kinds)), "only \(checked)")
  }

  @Test(arguments: 0..<4)
  func `screens of different tables are one where all is hidden, scores too`(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    let count = seed % 2 == 0 ? 4 : 11
    func table(_ odd: [Double]) -> ScoreTable {
      .random(examples: count, classes: count + 1) {
        Bool.random(using: &generator)
          ? odd[Int.random(in: 0..<odd.count, using: &generator)]
          : Double(Int.random(in: -99_999...99_999, using: &generator)) / 10_000
      }
    }
    let first = table([0, 1, -.infinity, 1e-300, 40, -1234.5678])
    // There is no W × 2 of the largest doubles.
    let second = table([0, 1e308, -1e308, 2.5])
    var differences = 0
    for scene in Scene.settings(isTyping: false) where scene.k <= 1 {
      let states = [first, second].map { table in
        var state = scene.state(of: table)
        state.message = nil
        return state
      }
      func frames(_ states: [ExplorerState]) -> [Frame] {
        states.map { draw($0, size: scene.size, isUnicode: scene.isUnicode) }
      }
      let shown = frames(states)
      if shown[0] != shown[1] { differences += 1 }
      let hidden = frames(
        states.map { state in
          var state = state
          state.hide(Self.everything + Self.cells(of: state.table))
          return state
        })
      #expect(hidden[0] == hidden[1], "\(scene)")
    }
    #expect(differences > 10)
  }

  @Test(arguments: [["c3"], ["c4"], ["c1"], (1...8).map { "c\($0)" }], ["x2", "x3"])
  func `a hidden score leaves no trace on the screen`(classes: [String], example: String) throws {
    var generator = SeededGenerator(state: 7)
    let cells = classes.map { Hideable.score(CellName(example: example, class: $0)) }
    for scene in Scene.third(classes.count) {
      var frames: [Frame] = []
      for value in [nil, -20.5, 3.0625, 9.75] {
        var state = scene.state
        let position = try #require(state.table.examplePosition(named: example))
        for name in classes {
          let `class` = try #require(state.table.classPosition(named: name))
          guard let value else { continue }
          let score = value + Double(Int.random(in: 0...99, using: &generator)) / 1000
          _ = state.apply(
            .table(.setScore(state.table.examples[position], state.table.classes[`class`], score)))
        }
        state.hide(cells)
        _ = state.update(.laidOut(state.viewport))
        frames.append(draw(state, size: scene.size, isUnicode: scene.isUnicode))
      }
      for frame in frames { #expect(frame == frames[0], "\(scene)") }
    }
  }

  @Test func `the means under a filter don't tell the one hidden loss among them`() throws {
    var state = ExplorerState(table: .odd)
    state.hide(Self.everything)
    state.hidden.reveal(.svm(.mean), in: state.table)
    for action in [Action.turn, .startCommand] + "filter label=c1".map(Action.typeCommand)
      + [Action.runCommand, .showPanel(.summary)]
    {
      _ = state.update(action)
    }
    let size = Size(columns: 80, rows: 24)
    _ = state.update(.laidOut(Layout(state, size: size).viewport))
    let lines = draw(state, size: size, isUnicode: true).lines
    let shown = try #require(lines.first { $0.hasPrefix(" shown: 1 of 4") })
    #expect(shown.split(separator: " ").suffix(4) == ["accuracy", "?", "?", "?"])
    let average = try #require(lines.first { $0.hasPrefix(" average, W × 1") })
    #expect(!average.split(separator: " ").suffix(2).allSatisfy { $0 == "?" })
    let row = try #require(lines.first { $0.hasPrefix(" c1 ") })
    #expect(row.split(separator: " ").prefix(5) == ["c1", "1", "?", "?", "?"])
  }

  @Test func `hidden losses leave no trace on the screen`() {
    var generator = SeededGenerator(state: 11)
    let other = ScoreTable.random(examples: 4, classes: 8) {
      Double(Int.random(in: -99_999...99_999, using: &generator)) / 100
    }
    for scene in Scene.settings(isTyping: false) {
      var state = scene.state
      state.hide([.svm(.everything), .softmax(.everything), .accuracy])
      var changed = state
      let (hinges, scale) = (state.hinges, state.scale)
      let situation = Situation(table: other)
      changed.bench.results.replaceLosses(
        Losses(
          evaluation: situation.evaluation(at: scale, hinges: hinges),
          doubled: situation.evaluation(at: 2 * scale, hinges: hinges)))
      let frames = [state, changed].map { state in
        var state = state
        // The probability at W × 2k is worked out from the scores.
        state.hide([.probability(.everything)])
        _ = state.update(.laidOut(state.viewport))
        return draw(state, size: scene.size, isUnicode: scene.isUnicode)
      }
      #expect(frames[0] == frames[1], "\(scene)")
    }
  }

  @Test(arguments: [true, false])
  func `no mark and no colour tells a hidden winner`(isUnicode: Bool) throws {
    let signs = isUnicode ? ["✓", "✗"] : [" ok"]
    var open: [Frame] = []
    for scene in Scene.settings(isTyping: false) {
      var state = scene.state
      open.append(draw(state, size: scene.size, isUnicode: isUnicode))
      state.hide([.accuracy])
      let frame = draw(state, size: scene.size, isUnicode: isUnicode)
      let rows = 1..<Layout(state, size: scene.size).panelRow
      let styles = Set(rows.flatMap(frame.runs).map(\.style))
      #expect(styles.isDisjoint(with: [.violation, .satisfied]), "\(scene)")
      let text = frame.lines[rows].joined(separator: "\n")
      for sign in ["!"] + signs { #expect(!text.contains(sign), "\(sign) on \(scene)") }
    }
    // They are on the screens while nothing is hidden.
    let text = open.flatMap { $0.lines.dropFirst() }.joined(separator: "\n")
    for sign in [" !", "*"] + signs { #expect(text.contains(sign)) }
  }

  @Test(arguments: [Hideable.svm(.everything), .svm(.example("x2")), .changedSVM])
  func `the terms of a hidden loss have no colour, order or count`(item: Hideable) {
    var styles: Set<Style> = []
    for scene in Scene.settings(isTyping: false) where scene.panel == .terms {
      var state = scene.state
      state.hide([item])
      let frame = draw(state, size: scene.size, isUnicode: scene.isUnicode)
      let rows = Layout(state, size: scene.size).panelRows
      let runs = rows.flatMap(frame.runs)
      let text = frame.lines[rows].joined(separator: "\n")
      let isHidden = item != .changedSVM || state.hinge != .lecture
      guard isHidden else { continue }
      let open = draw(scene.state, size: scene.size, isUnicode: scene.isUnicode)
      styles.formUnion(rows.flatMap(open.runs).map(\.style))
      for style in [Style.violation, .satisfied] {
        #expect(!runs.contains { $0.style == style }, "\(style) on \(scene)")
      }
      for word in ["short by", "to spare", "largest", "violated"] {
        #expect(!text.contains(word), "\(word) on \(scene)")
      }
      #expect(text.contains("max(0,"))
      // In class order.
      let names = text.matches(of: /c\d(?= +max)/).map { String($0.output) }
      #expect(names == names.sorted() && !names.isEmpty, "\(scene)")
    }
    #expect(styles.isSuperset(of: [.violation, .satisfied]))
  }

  @Test(arguments: [
    [Hideable.svm(.example("x1"))], [.svm(.mean)], [.svm(.everything)], [.softmax(.example("x2"))],
    [.softmax(.mean)], [.probability(.example("x1"))], [.probability(.example("x2"))],
    [.exponential(.example("x2"))], [.accuracy], [.svm(.example("x2")), .softmax(.example("x2"))],
  ])
  func `what is revealed is seen again, and nothing else`(items: [Hideable]) {
    var seen: Set<String> = []
    for scene in Scene.settings(isTyping: false) where scene.state.hinge == .lecture {
      var state = scene.state
      state.hide(Self.everything)
      for item in items { state.hidden.reveal(item, in: state.table) }
      let words = draw(state, size: scene.size, isUnicode: scene.isUnicode).words
      let (hidden, shown) = scene.secrets(hiddenIn: state)
      let leaks = hidden.filter { words.contains($0.text) && !shown.contains($0.text) }
      #expect(leaks.isEmpty, "\(leaks) on \(scene)")
      // What else it tells is hidden still.
      let isPanelHidden = PanelView.of(scene.panel).tells.contains(where: state.hidesAny)
      let revealed = scene.secrets.filter { $0.reading != .score && shown.contains($0.text) }
      for secret in revealed where scene.words.contains(secret.text) {
        // Which classes the Softmax panel has depends on their probabilities, which are hidden.
        let isSeen = words.contains(secret.text)
        if isSeen { seen.insert(secret.what) }
        if !isSeen && secret.what != "exp" && !isPanelHidden {
          Issue.record("\(secret) not on \(scene)")
        }
      }
    }
    #expect(!seen.isEmpty)
  }

  @Test func `bars are measured by the largest loss that is shown`() {
    let size = Size(columns: 120, rows: 40)
    func bars(_ items: [Hideable]) -> [[String]] {
      var state = ExplorerState(table: .lecture)
      state.hide(items)
      let frame = draw(state, size: size, isUnicode: true)
      return frame.lines[6...8].map { line in
        line.prefix(90).matches(of: /[▏▎▍▌▋▊▉█]+/).map { String($0.output) }
      }
    }
    let open = bars([])
    #expect(open.map(\.count) == [2, 3, 3])
    let hidden = bars([.svm(.example("x3")), .probability(.everything)])
    #expect(hidden[0] == [open[0][1]] && open[0][0] != open[0][1])
    #expect(hidden[1] == open[1])
    #expect(hidden[2].isEmpty)
    #expect(bars([.softmax(.example("x1"))])[1] == Array(open[1].dropFirst()))
  }

  @Test func `a hidden probability has no bar in the Softmax panel`() {
    var state = ExplorerState(table: .lecture)
    _ = state.update(.showPanel(.softmax))
    let size = Size(columns: 80, rows: 24)
    func hasBars(_ state: ExplorerState) -> Bool {
      (11..<22).contains { row in
        draw(state, size: size, isUnicode: true).runs(row: row).contains { $0.style == .bar }
      }
    }
    #expect(hasBars(state))
    state.hide([.probability(.example("x1"))])
    #expect(!hasBars(state))
  }

  @Test func `hidden things read as a question mark`() throws {
    var state = ExplorerState(table: .lecture)
    state.hide(Self.everything)
    state.hide([.score(CellName(example: "x1", class: "cat"))])
    let lines = draw(state, size: Size(columns: 80, rows: 24), isUnicode: true).lines
    #expect(lines[2].hasPrefix(" cat            *?        1.3 "))
    #expect(
      lines[6] == " SVM             ?          ?          ?          ? │ SVM             ?        ?"
    )
    #expect(
      lines[8] == " P(label)        ?          ?          ?            │ P(cat)          ?        ?"
    )
    #expect(lines[11].hasPrefix(" x1: label cat, s_y = ? "))
    #expect(lines[13].hasPrefix("   car   max(0,  5.1 − ? + 1) = max(0, ?) =   ?"))
    #expect(lines[15].hasSuffix("loss x1 = ?"))
    #expect(lines[22] == " x1 · cat  ?")
  }

  @Test func `what was there before is not told of a hidden score being typed`() {
    var state = ExplorerState(table: .lecture)
    _ = state.update(.type("4"))
    let size = Size(columns: 80, rows: 24)
    #expect(draw(state, size: size, isUnicode: true).lines[22].contains("was 3.2  SVM"))
    state.hide([.score(CellName(example: "x1", class: "cat"))])
    #expect(draw(state, size: size, isUnicode: true).lines[22].hasSuffix("was ?"))
  }
}

/// A screen to look at: the settings, and where it is seen.
private struct Scene: Sendable, CustomTestStringConvertible {
  let size: Size
  let panel: Panel
  let isTurned: Bool
  let k: Double
  let options: [Action]
  let isTyping: Bool
  let isUnicode: Bool
  let state: ExplorerState
  /// What is on it while nothing is hidden.
  let words: Set<String>
  private(set) var secrets: [Secret] = []

  var testDescription: String {
    "\(size) \(panel)\(isTurned ? " turned" : "") k \(k) \(options)\(isTyping ? " typing" : "")"
  }

  /// A third of the settings; every one has all sizes, panels, directions, scales and losses.
  static func third(_ index: Int) -> [Scene] {
    plain.enumerated().filter { number, _ in
      (number + number / 6 + number / 18) % 3 == index % 3
    }.map(\.element)
  }

  /// Every size, panel and direction with every scale and loss, in Unicode or ASCII.
  static func settings(isTyping: Bool) -> [Scene] { isTyping ? typing : plain }

  private static let plain = make(isTyping: false)
  /// While a number is typed.
  private static let typing = make(isTyping: true)

  private static func make(isTyping: Bool) -> [Scene] {
    let losses: [[Action]] = [
      [], [.toggleAllClasses], [.toggleMean], [.toggleSquared], [.nextFamily],
      [.nextFamily, .nextFamily],
    ]
    var scenes: [Scene] = []
    // They are the same at every size.
    var secrets: [[String]: [Secret]] = [:]
    for size in [(60, 18), (80, 24), (120, 40)].map(Size.init) {
      for panel in PanelView.all.map(\.panel) where size.columns < 120 || panel == .terms {
        for isTurned in [false, true] {
          for k in isTyping ? [0.5] : [1, 2, 0.5] {
            for options in isTyping ? [losses[2]] : losses {
              var scene = Scene(
                size, panel, isTurned, k, options, isTyping,
                isUnicode: (scenes.count + scenes.count / losses.count) % 3 > 0)
              let setting = ["\(k)", "\(options)"]
              scene.secrets = secrets[setting] ?? Secret.all(of: scene.state)
              secrets[setting] = scene.secrets
              scenes.append(scene)
            }
          }
        }
      }
    }
    return scenes
  }

  private init(
    _ size: Size, _ panel: Panel, _ isTurned: Bool, _ k: Double, _ options: [Action],
    _ isTyping: Bool, isUnicode: Bool
  ) {
    (self.size, self.panel, self.isTurned, self.k) = (size, panel, isTurned, k)
    (self.options, self.isTyping, self.isUnicode) = (options, isTyping, isUnicode)
    state = Scene.state(of: .odd, size, panel, isTurned, k, options, isTyping)
    words = draw(state, size: size, isUnicode: isUnicode).words
  }

  /// What a state hides, and all texts that it shows.
  func secrets(hiddenIn state: ExplorerState) -> (hidden: [Secret], shown: Set<String>) {
    var (hidden, shown): ([Secret], Set<String>) = ([], [])
    for secret in secrets {
      if secret.isHidden(in: state) { hidden.append(secret) } else { shown.insert(secret.text) }
    }
    return (hidden, shown)
  }

  func state(of table: ScoreTable) -> ExplorerState {
    Scene.state(of: table, size, panel, isTurned, k, options, isTyping)
  }

  private static func state(
    of table: ScoreTable, _ size: Size, _ panel: Panel, _ isTurned: Bool, _ k: Double,
    _ options: [Action], _ isTyping: Bool
  ) -> ExplorerState {
    var state = ExplorerState(table: table)
    var actions: [Action] = [.showPanel(panel)] + options
    if k != 1 { actions.append(k == 2 ? .doubleScale : .halveScale) }
    if state.isTurned { actions.append(.turn) }
    actions += [.move(.right), .move(.down), .move(.down)]
    if isTurned { actions.append(.turn) }
    if isTyping { actions += "7.1325".map(Action.type) }
    for action in actions { _ = state.update(action) }
    _ = state.update(.laidOut(Layout(state, size: size).viewport))
    return state
  }
}

/// A number that a screen may show, as it would be written there.
private struct Secret: Hashable, CustomTestStringConvertible {
  let what: String
  let reading: Hidden.Reading
  let example: Int?
  let `class`: Int?
  let text: String

  var testDescription: String { "\(what) \(text)" }

  func isHidden(in state: ExplorerState) -> Bool {
    let id = example.map { state.table.examples[$0] }
    if let id, let `class` { return state.hidden.hidesScore(of: id, state.table.classes[`class`]) }
    return state.hidden.hides(reading, of: id)
      || reading == .changedSVM && state.hidden.hides(.svm, of: id)
  }

  /// The places that show what can be hidden.
  static func kinds(of item: Hideable) -> [String] {
    switch item {
    case .score(let cell):
      cell.example == "x2" ? ["score", "term", "loss", "p"] : ["score", "loss", "mean"]
    case .svm(.everything): ["loss", "mean", "term", "worked", "library"]
    case .svm(.example("x2")): ["loss", "mean", "term", "worked"]
    case .svm(.example): ["loss", "mean"]
    case .svm(.mean), .softmax(.mean): ["mean"]
    case .changedSVM: ["loss", "mean", "term", "worked"]
    case .softmax: ["softmax", "mean"]
    case .probability(.everything), .probability(.example("x2")):
      ["P(label)", "p", "p in full", "slope"]
    case .probability: ["P(label)"]
    case .exponential: ["exp"]
    case .accuracy: ["accuracy"]
    case .regularization, .full, .gradient, .otherScale, .entropy: []
    }
  }

  /// All numbers of a table in a setting, at W × k and W × 2k.
  static func all(of state: ExplorerState) -> [Secret] {
    var secrets: Set<Secret> = []
    func add(
      _ what: String, _ reading: Hidden.Reading, _ example: Int? = nil, _ class: Int? = nil,
      as text: String
    ) {
      // Shorter ones stand for other things too.
      guard text.utf8.count >= 4 || what == "accuracy" else { return }
      secrets.insert(
        Secret(what: what, reading: reading, example: example, class: `class`, text: text))
    }
    let table = state.table
    func reading(_ hinge: HingeLoss) -> Hidden.Reading { hinge == .lecture ? .svm : .changedSVM }
    for scale in [state.scale, 2 * state.scale] {
      let evaluation = state.situation.evaluation(at: scale)
      for (index, hinge) in state.hinges.enumerated() {
        add("mean", reading(hinge), as: NumberText.loss(evaluation.meanHingeLoss(hinge: index)))
        for example in table.examples.indices {
          let loss = evaluation.hingeLoss(of: example, hinge: index)
          add("loss", reading(hinge), example, as: NumberText.loss(loss))
        }
      }
      add("mean", .softmax, as: NumberText.loss(evaluation.meanCrossEntropyLoss))
      add("accuracy", .prediction, as: "\(evaluation.correctCount)/\(evaluation.exampleCount)")
      for example in table.examples.indices {
        add(
          "softmax", .softmax, example,
          as: NumberText.loss(evaluation.crossEntropyLoss(of: example)))
        let z = table.scores(example).map { scaled($0, by: scale) }
        let p = Softmax.probabilities(z.span)[table.label(example)]
        add("P(label)", .probability, example, as: NumberText.probability(p, isExact: false))
        guard scale == state.scale else { continue }
        for `class` in z.indices {
          for text in [
            NumberText.score(z[`class`]), NumberText.score(z[`class`], width: 8),
            NumberText.score(z[`class`], width: 9), NumberText.score(table.score(example, `class`)),
          ] {
            add("score", .score, example, `class`, as: text)
          }
        }
      }
    }
    let (example, hinge) = (state.selection.example, state.hinge)
    let z = state.situation.row(of: example).scores
    let label = table.label(example)
    var summed = hinge
    summed.reduction = .sum
    for hinge in [hinge, summed] {
      let loss = NumberText.worked(hinge.loss(z.span, label: label))
      add("worked", reading(state.hinge), example, as: loss.text)
    }
    for term in hinge.terms(z.span, label: label) {
      let violation = term.violation
      for value in [term.value, abs(term.value), hinge.squares ? violation * violation : violation]
      {
        add("term", reading(hinge), example, as: NumberText.worked(value).text)
      }
    }
    for (reading, slopes) in [
      (reading(hinge), state.scoreGradient(isOfSoftmax: false)),
      (.probability, state.scoreGradient(isOfSoftmax: true)),
    ] {
      for slope in slopes { add("slope", reading, example, as: NumberText.loss(slope)) }
    }
    for loss in LibraryLoss.allCases {
      let losses = table.examples.indices.compactMap {
        loss.loss(state.situation.row(of: $0), label: table.label($0), margin: hinge.margin)
      }
      let mean = ShortestDecimal(LossSum(losses).mean)?.rounded(toDecimals: 4)
      let isOfSoftmax = [.torchCrossEntropy, .torchSmoothedCrossEntropy, .sklearnLog].contains(loss)
      add(
        "library", isOfSoftmax ? .softmax : .svm, as: mean?.plain(minimumDecimals: 4) ?? "")
    }
    let (p, exps) = (Softmax.probabilities(z.span), Softmax.exponentials(z.span))
    for `class` in z.indices {
      add(
        "exp", .exponential, example,
        as: NumberText.exponential(ofScore: z[`class`], exp: exps[`class`]))
      add("p", .probability, example, as: NumberText.probability(p[`class`], isExact: false))
      add("p in full", .probability, example, as: "\(p[`class`])")
      let text = NumberText.worked(z[`class`], minimumDecimals: 1).text
      add("score", .score, example, `class`, as: text)
    }
    return Array(secrets)
  }
}

extension ExplorerState {
  mutating func hide(_ items: [Hideable]) { hidden.hide(items, in: table) }
}

private let numberBytes = Set("0123456789.-+e".utf8)

extension Frame {
  /// What stands between blanks, and every number in it.
  var words: Set<String> {
    var words: Set<String> = []
    for line in lines {
      for word in line.utf8.split(separator: UInt8(ascii: " ")) {
        words.insert(String(Substring(word)))
        for number in word.split(whereSeparator: { !numberBytes.contains($0) }) {
          words.insert(String(Substring(number)))
        }
      }
    }
    return words
  }
}

extension ScoreTable {
  /// Numbers of five digits, no two the same.
  fileprivate static let odd: ScoreTable = {
    var generator = SeededGenerator(state: 3)
    return random(examples: 4, classes: 8) {
      Double(Int.random(in: -49_999...49_999, using: &generator)) / 10_000
    }
  }()

  fileprivate static func random(
    examples: Int, classes: Int, _ score: () -> Double
  ) -> ScoreTable {
    let labels = (0..<examples).map { ($0 * 3) % classes }
    let rows = labels.map { _ in
      var row = (0..<classes).map { _ in score() }
      if row.allSatisfy({ $0 == -.infinity }) { row[0] = 1 }
      return row
    }
    let names = (1...classes).map { "c\($0)" }
    // swift-format-ignore: NeverUseForceTry
    return try! ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: labels), classNames: names)
  }
}

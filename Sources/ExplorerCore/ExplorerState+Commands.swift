import Scores

extension ExplorerState {
  package internal(set) var commandLine: CommandLine? {
    get { if case .command(let line) = mode { line } else { nil } }
    set { if let newValue { mode = .command(newValue) } }
  }

  /// Backspace; on an empty line it leaves the command line.
  mutating func eraseCommand() {
    if commandLine?.text.isEmpty == false {
      commandLine?.edit { $0.removeLast() }
    } else {
      (mode, afterSaving) = (restingMode, nil)
    }
  }

  mutating func completeCommand() {
    guard let line = commandLine else { return }
    if line.chosen != nil, line.completions.count > 1 {
      commandLine?.chooseNext()
    } else if let file = line.fileArgument {
      effects.append(.findCompletions(of: file))
    } else {
      let found = line.candidates(in: table)
      if found.isEmpty { notice("nothing begins like that") }
      commandLine?.complete(with: found)
    }
  }

  /// Shows the files that Tab asked for, unless the line has changed since.
  mutating func showCompletions(_ found: [String], of text: String) {
    guard let line = commandLine, line.fileArgument == text else { return }
    let lines = line.candidates(in: table) + found.map { line.text.dropLast(text.count) + $0 }
    if lines.isEmpty { notice("no file begins like that") }
    commandLine?.complete(with: lines)
  }

  /// Whether Tab completes what is typed. What files there are is only known when it is pressed.
  package var canComplete: Bool {
    commandLine.map { $0.fileArgument != nil || !$0.candidates(in: table).isEmpty } ?? false
  }

  /// Whether there are older lines of the prompt.
  package var hasCommandHistory: Bool {
    commandLine.map { commandHistory[$0.prompt]?.isEmpty == false } ?? false
  }

  mutating func recall(step: Int) {
    guard let line = commandLine else { return }
    let age = line.age + step
    let older = commandHistory[line.prompt, default: []]
    guard age >= 0, age <= older.count else { return }
    let draft = line.age == 0 ? line.text : line.draft
    commandLine?.edit { $0 = age == 0 ? draft : older[older.count - age] }
    commandLine?.draft = draft
    commandLine?.age = age
  }

  mutating func runCommand() {
    guard let line = commandLine else { return }
    // Only a name for the file goes on with what was to be done after saving.
    let next = afterSaving
    (mode, afterSaving) = (restingMode, nil)
    guard line.text.contains(where: { $0 != " " }) else {
      // `/` and Enter without a text search for the next match.
      if let last = commandHistory[.search]?.last, line.prompt == .search { search(last, step: 1) }
      return
    }
    if commandHistory[line.prompt]?.last != line.text {
      commandHistory[line.prompt, default: []].append(line.text)
    }
    guard line.prompt == .command else { return search(line.text, step: 1) }
    do throws(CommandError) { run(try Command(line.text), then: next) } catch {
      fail(error.description)
    }
  }

  private mutating func run(_ command: Command, then next: Effect?) {
    switch command {
    case .addClass where refusesScores(), .addExample where refusesScores(): break
    case .addClass(let name):
      let id = table.makeClass(named: name)
      if perform(.insertClass(id, at: table.classCount), "class \(name) added") {
        selection.class = table.classCount - 1
      }
    case .deleteClass(let name):
      guard let position = named(name, "class", selection.class, table.classPosition)
      else { return }
      perform(
        .deleteClass(table.classes[position]), "class \(table.className(position)) deleted")
    case .renameClass(let name):
      let id = table.classes[selection.class]
      perform(.renameClass(id, name), "class \(table.name(of: id)) is called \(name)")
    case .addExample(let name):
      let name = name ?? unusedExampleName
      let id = table.makeExample(named: name, label: table.classes[0])
      if perform(
        .insertExample(id, at: table.exampleCount),
        "example \(name) added, label \(table.className(0))")
      {
        let longer = table
        bench.arrangement?.order.append(id, in: longer)
        selection.example = table.exampleCount - 1
      }
    case .deleteExample(let name):
      guard let position = named(name, "example", selection.example, table.examplePosition)
      else { return }
      perform(
        .deleteExample(table.examples[position]),
        "example \(table.exampleName(position)) deleted")
    case .renameExample(let name):
      let id = table.examples[selection.example]
      perform(.renameExample(id, name), "example \(table.name(of: id)) is called \(name)")
    case .label(let name):
      guard let position = named(name, "class", 0, table.classPosition) else { return }
      makeLabel(table.classes[position])
    case .set(let words, let value): set(words, to: value)
    case .scale(let k): setScale(k)
    case .sort(let key): sort(by: key)
    case .filter(let filter): self.filter(filter)
    case .goTo(let target): go(to: target)
    case .margin(let margin): setMargin(margin)
    case .lambda(let lambda): setLambda(lambda)
    case .beta(let beta): setBeta(beta)
    case .regularization(let kind): setRegularization(kind)
    case .biasTrick(let isOn): setBiasTrick(isOn)
    case .eta(let rate): setRate(rate)
    case .batch(let size): setBatch(size)
    case .seed(let seed):
      bench.look.training.seed = UInt64(seed)
      notice("batches are drawn by seed \(seed)")
    case .steps(let steps):
      bench.look.training.steps = steps
      notice("a run ends after \(counted(steps, "step"))")
    case .train(let start): startWeights(start)
    case .open(let path): askToOpen(path)
    case .save(let path): save(to: path, then: next)
    case .export(let exported, let path): export(exported, to: path)
    case .share: effects.append(.share)
    case .detach: detach()
    case .recover: recoverLostEdits()
    case .review: startReview()
    case .resume: resume()
    case .what(let term): explain(term)
    case .show(let all): showTopics(all: all)
    case .theme(let theme): setTheme(theme)
    case .help: mode = .overlay(.help(scroll: nil))
    case .quit: quit()
    case .saveAndQuit(nil, onlyIfChanged: true)
    where !isUnsaved && (document.path != nil || bench.isAsOpened): quit()
    case .saveAndQuit(let path, _): save(to: path, then: .quit)
    case .discardAndQuit: effects.append(.quit)
    }
  }

  /// The position of the class or example that a command names; without a name, `selected`.
  private mutating func named(
    _ name: String?, _ kind: String, _ selected: Int, _ find: (String) -> Int?
  ) -> Int? {
    guard let name else { return selected }
    guard let position = find(name) else {
      fail("no \(kind) \(name) in this table")
      return nil
    }
    return position
  }

  private var unusedExampleName: String {
    var number = table.exampleCount + 1
    while table.examplePosition(named: "x\(number)") != nil { number += 1 }
    return "x\(number)"
  }
}

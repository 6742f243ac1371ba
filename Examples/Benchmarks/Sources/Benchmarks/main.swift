#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

let options: Options
do throws(Options.WrongUsage) {
  options = try Options(CommandLine.arguments.dropFirst())
} catch {
  if error.argument != "--help" { print("\(error.argument): wrong usage\n") }
  print(Options.help)
  exit(error.argument == "--help" ? 0 : 64)
}

/// Tables appear one by one: a full run takes minutes.
func show(_ title: String, _ table: MarkdownTable, note: String) {
  print("\n### \(title)\n\n\(table.lines.joined(separator: "\n"))\n\n\(note)")
  fflush(nil)
}

func showEngine() {
  let patience = Patience(seconds: options.isQuick ? 0.001 : 0.3)
  let large = TableSize(examples: 50_000, classes: 1000)
  let sizes =
    options.isQuick
    ? [.lecture, TableSize(examples: 1000, classes: 10)]
    : [
      .lecture, TableSize(examples: 50_000, classes: 10),
      TableSize(examples: 10_000, classes: 100),
    ]
  // A table of 50,000×1000 doubles and its gradients take 1.2 GB.
  let hasMemory = Machine.memory >= 4 << 30
  var batches = EngineTable(patience)
  for size in sizes {
    batches.add(size, Float.self)
    batches.add(size, Double.self)
  }
  if !options.isQuick {
    batches.add(large, Float.self)
    if hasMemory { batches.add(large, Double.self) }
  }
  show(
    "Engine: batches", batches.table,
    note: """
      `LossBatch`: a training loop's losses of all scores, medians. Processors: how many \
      the row kept busy; where two threads had one, the row says nothing of a second thread.
      """)
  var exact = ExactTable(patience)
  for size in sizes + (hasMemory && !options.isQuick ? [large] : []) {
    exact.add(size, losses: batches.losses[size])
  }
  show(
    "Engine: exact", exact.table,
    note: "`Evaluation`: the explorer's losses, within 4 ulp of exact arithmetic, one thread.")
}

func showGrowth() {
  var growth = GrowthTable(Patience(seconds: options.isQuick ? 0.001 : 0.2))
  for size in GrowthTable.sizes(isQuick: options.isQuick) { growth.add(size) }
  show(
    "Growth", growth.table,
    note: "`Evaluation` again, and its memory with the table's: O(C + log N) for an edit.")
}

func showTerminal() {
  guard access(options.program, X_OK) == 0 else {
    print(
      """

      The terminal is not measured: there is no \(options.program). The command under \
      "Run it" in README.md builds it; --program FILE measures another.
      """)
    return
  }
  let folder = TemporaryFolder()
  var terminal = TerminalTable(options.program, isQuick: options.isQuick)
  let sizes = [10, 1000].map { TableSize(examples: 50_000, classes: $0) }
  for size in [.lecture] + (options.isQuick ? [] : sizes) {
    let arguments = size == .lecture ? [] : folder.write(size)
    for screen in [ScreenSize(columns: 80, rows: 24), ScreenSize(columns: 200, rows: 60)] {
      terminal.add(size, arguments, in: folder, screen)
    }
  }
  show(
    "Terminal", terminal.table,
    note: """
      The program on a pseudo-terminal, tables from NumPy's files of floats. A key adds 0.1 to a \
      score or takes it back; it ends with the last byte of what it changed.
      """)
}

if options.serves {
  var server = Server()
  server.run()
  exit(0)
}
if options.servesTraining {
  TrainingServer().run()
  exit(0)
}
print("Measured on \(Machine.description).")
if options.parts.contains(.engine) { showEngine() }
if options.parts.contains(.growth) { showGrowth() }
if options.parts.contains(.terminal) { showTerminal() }

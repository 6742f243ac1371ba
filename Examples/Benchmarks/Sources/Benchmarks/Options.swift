/// What was asked for on the command line.
struct Options {
  /// A run of a second or so, to see that all works; its numbers mean little.
  var isQuick = false
  /// Answers questions on standard input, for peers.py.
  var serves = false
  /// The same, for training.py.
  var servesTraining = false
  var parts = Part.allCases
  var program = Options.builtProgram

  /// A heading of the output.
  enum Part: String, CaseIterable { case engine, growth, terminal }

  /// An argument that means nothing here.
  struct WrongUsage: Error {
    let argument: String
  }

  static let help = """
    USAGE: Benchmarks [--only PART,…] [--program FILE] [--quick]

      --only PART,…     \(Part.allCases.map(\.rawValue).joined(separator: ", ")); default: all
      --program FILE    the program that is run on a pseudo-terminal; default: \(builtProgram)
      --quick           a second or so, to see that all works; the numbers mean little
      --serve           answer lines "N C Float" on standard input, one thread (for peers.py)
      --serve-training  train as it is asked to on standard input (for training.py)
    """

  init(_ arguments: some Sequence<String>) throws(WrongUsage) {
    var arguments = Array(arguments)[...]
    while let argument = arguments.popFirst() {
      switch argument {
      case "--quick": isQuick = true
      case "--serve": serves = true
      case "--serve-training": servesTraining = true
      case "--only":
        let names = arguments.popFirst()?.split(separator: ",") ?? []
        parts = names.compactMap { Part(rawValue: String($0)) }
        if parts.isEmpty || parts.count < names.count { throw WrongUsage(argument: argument) }
      case "--program":
        guard let path = arguments.popFirst() else { throw WrongUsage(argument: argument) }
        program = path
      default: throw WrongUsage(argument: argument)
      }
    }
  }

  /// Where the README's command for running it leaves the program.
  static let builtProgram: String = {
    let folders = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return folders.dropLast(5).joined(separator: "/") + "/.build/release/loss-explorer"
  }()
}

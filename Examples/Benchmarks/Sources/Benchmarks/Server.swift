import LossBatches
import LossEngine

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Answers questions on standard input, so that peers.py can ask others the same in turn.
///
/// A question is a line `N C Float|Double SECONDS`, an answer a line `NANOSECONDS VALUE` for each
/// work. The last table is kept.
struct Server {
  private var floats: EngineBench<Float>?
  private var doubles: EngineBench<Double>?

  mutating func run() {
    while let line = readLine() {
      let words = line.split(separator: " ")
      guard words.count == 4, let examples = Int(words[0]), let classes = Int(words[1]),
        let seconds = Double(words[3])
      else { fatalError("what is \(line)?") }
      let size = TableSize(examples: examples, classes: classes)
      let patience = Patience(seconds: seconds, leastSamples: 3)
      if words[2] == "Float" {
        doubles = nil
        Server.answer(size, patience, &floats)
      } else {
        floats = nil
        Server.answer(size, patience, &doubles)
      }
      fflush(nil)
    }
  }

  private static func answer<Scalar: BatchScalar>(
    _ size: TableSize, _ patience: Patience, _ bench: inout EngineBench<Scalar>?
  ) {
    if bench?.batch.exampleCount != size.examples || bench?.batch.classCount != size.classes {
      bench = nil
      bench = EngineBench(size)
    }
    for work in Work.allCases {
      guard let measured = bench?.measured(work, patience) else { continue }
      print(measured.seconds * 1e9, measured.value)
    }
  }
}

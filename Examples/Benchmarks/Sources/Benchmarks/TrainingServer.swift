import LossBatches
import LossEngine

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Trains as it is asked to on standard input, so that training.py can ask others the same.
///
/// A question is a line `FOLDER N D C Float|Double softmax|hinge|structured λ TRICK η STEPS SECONDS`,
/// where the folder has raw x (N×D of the type), y (N bytes) and w (C×D doubles), b is 0 and TRICK 1 puts
/// it under the penalty. An answer is a line `NANOSECONDS TOTAL ACCURACY STEPS`: of one step from w,
/// measured for some seconds, where STEPS is 0, and of a run otherwise.
struct TrainingServer {
  func run() {
    while let line = readLine() {
      let words = line.split(separator: " ").map(String.init)
      let numbers = words.dropFirst().map { Double($0) ?? .nan }
      guard words.count == 11 else { fatalError("what is \(line)?") }
      let (n, d, c) = (Int(numbers[0]), Int(numbers[1]), Int(numbers[2]))
      let folder = words[0]
      let values: LabeledInputs.Values =
        words[4] == "Float"
        ? .floats(read("\(folder)/x", n * d, 0)) : .doubles(read("\(folder)/x", n * d, 0))
      let labels = read("\(folder)/y", n, UInt8(0)).map { Int($0) }
      let weights = LinearWeights(
        weights: read("\(folder)/w", c * d, 0), bias: Array(repeating: 0, count: c))
      let data: DataLoss =
        switch words[5] {
        case "softmax": .softmax
        case "structured": .hinge(HingeLoss(family: .structured))
        default: .hinge(.lecture)
        }
      let loss = FullLoss(
        data, penalty: Penalty(.l2, lambda: numbers[5]), hasBiasTrick: numbers[6] == 1)
      let inputs = LabeledInputs(values, inputCount: d, labels: labels)
      answer(loss, inputs, weights, numbers)
      fflush(nil)
    }
  }

  private func answer(
    _ loss: FullLoss, _ inputs: LabeledInputs, _ start: LinearWeights, _ numbers: [Double]
  ) {
    let (rate, steps) = (numbers[7], Int(numbers[8]))
    if steps == 0 {
      let pass = loss.pass(start, inputs)
      var (next, calls) = (start, 0.0)
      let begun = processorTime()
      while calls < 3 || processorTime() - begun < numbers[9] {
        next = start
        next.add(loss.pass(start, inputs).gradient, times: -rate)
        calls += 1
      }
      let time = (processorTime() - begun) / calls
      print(time * 1e9, pass.numbers.loss.total, pass.numbers.accuracy, 1)
    } else {
      let settings = TrainingSettings(loss: loss, learningRate: rate, steps: steps)
      let begun = processorTime()
      var run = TrainingRun(settings, inputs, from: start)
      while run.advance() != nil {}
      let time = processorTime() - begun
      print(time * 1e9, run.numbers.loss.total, run.numbers.accuracy, run.step)
    }
  }

  /// What the processor has worked for this process, in seconds.
  private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The numbers of a file, as they stand in memory.
  private func read<Value: BitwiseCopyable>(
    _ path: String, _ count: Int, _ zero: Value
  ) -> [Value] {
    guard let file = fopen(path, "rb") else { fatalError("there is no \(path)") }
    defer { fclose(file) }
    var values = [Value](repeating: zero, count: count)
    guard fread(&values, MemoryLayout<Value>.stride, count, file) == count else {
      fatalError("\(path) is too short")
    }
    return values
  }
}

import LossEngine

extension LinearClassifier {
  func scores(of input: Span<Double>, scale k: Double) throws(ClassifierError) -> [Double] {
    let b = bias
    let s = try scores(of: input)
    return zip(s, b).map { k * ($0 - $1) + $1 }
  }
}

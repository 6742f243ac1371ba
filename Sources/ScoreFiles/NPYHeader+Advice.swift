// How an array that is no table or no labels becomes one, as Python that makes the array to save: errors
// end with it. A test runs each of them in NumPy.
extension NPYHeader {
  /// What to save instead of an array whose elements are no floats; empty where nobody can say.
  func adviceForScores(in file: String) -> String {
    guard kindLetter == "O", shape.isEmpty else {
      let inputs = kindLetter == "u" ? "; if these are inputs, add --weights W.npy" : ""
      return adviceForFloats("scores") + inputs
    }
    let load = "np.load(\(JSONText.string(file)), allow_pickle=True).item()"
    return "; it is a dict or another object of Python, \(load); save the scores in it: "
      + saving("\(load)[KEY]", as: "scores")
  }

  /// - Parameter name: what the array is called.
  func adviceForFloats(_ name: String) -> String {
    switch kindLetter {
    case "i", "u", "b", "f", "g", "U", "S": ": save \(name).astype(\"float64\")"
    case "O": ": save np.array(\(name).tolist(), \"float64\")"
    case "V" where typeName.hasSuffix("V2"):
      "; if these are bfloat16, save (\(name).view(\"uint16\").astype(\"uint32\") << 16).view(\"float32\")"
    default: ""
    }
  }

  /// What to save instead of an array that is no N×C scores.
  static func adviceForScores(ofShape shape: [Int]) -> String {
    if shape.count == 1 {
      return "; for one example save scores.reshape(1, -1); for a logit an example "
        + "save np.pad(scores[:, None], ((0, 0), (1, 0)))"
    }
    guard shape.count > 2, let last = shape.last else { return "" }
    let long = shape.filter { $0 > 1 }
    let rows = long.count == 2 ? "\(long[0]), \(long[1])" : "-1, \(last)"
    return ": save scores.reshape(\(rows))"
  }

  /// What to save instead of an array that is no N integers.
  func adviceForLabels(classCount: Int, exampleCount: Int?) -> String {
    let isMatrix = shape.count == 2 && shape[0] > 0 && shape[1] > 1
    let size = shape.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
    switch kindLetter {
    case "U", "S", "O":
      return "; as text with --labels labels.txt: "
        + "np.savetxt(\"labels.txt\", labels.astype(str), fmt=\"%s\", encoding=\"utf-8\")"
    case "i", "u", "b", "f", "g":
      // A row an example with a 1 in the column of its class, or with a score for each.
      if isMatrix, shape[1] == classCount, exampleCount == nil || shape[0] == exampleCount {
        return ": save labels.argmax(axis=1)"
      }
      let isFlat = shape.count == 1
      guard isFlat || exampleCount == nil || size == exampleCount else { return "" }
      return ": save labels" + (isFlat ? "" : ".ravel()")
        + (type.map { $0.kind != .float } == true ? "" : ".astype(\"int64\")")
    default: return ""
    }
  }

  /// The letter of the type's kind in NumPy's short form.
  private var kindLetter: Character? {
    if let type { return Character(Unicode.Scalar(type.kind.rawValue)) }
    return typeName.first { !"<>=|".contains($0) }
  }
}

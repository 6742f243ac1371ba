import LossEngine

extension ScorePrecision {
  /// The name that NumPy has for the type.
  package var name: String {
    switch self {
    case .double: "float64"
    case .single: "float32"
    case .half: "float16"
    }
  }

  /// The name to write into JSON beside scores of this type; nil of doubles, which JSON means anyway.
  package var jsonName: String? { self == .double ? nil : name }
}

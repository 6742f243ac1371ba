/// Why numbers are not a table of scores; examples and classes are counted from 0.
public enum ScoreError: Error, Hashable, Sendable {
  case noExamples
  /// A loss compares at least two classes.
  case tooFewClasses(found: Int)
  /// An example has not as many scores as the first.
  case ragged(example: Int, found: Int, expected: Int)
  case labelCount(found: Int, expected: Int)
  case labelOutOfRange(example: Int, label: Int, classCount: Int)
  case notANumber(example: Int, classIndex: Int)
  case positiveInfinity(example: Int, classIndex: Int)
  /// All scores of an example are −∞.
  case everyClassMasked(example: Int)
}

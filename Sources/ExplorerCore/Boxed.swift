/// Keeps a large value that is seldom used apart from the one that holds it, which then is small to
/// copy. It stays a value: copies share it until one of them changes it.
@propertyWrapper
package struct Boxed<Value: Sendable>: Sendable {
  /// Changed only while one alone refers to it.
  private final class Box: @unchecked Sendable {
    var value: Value

    init(_ value: Value) { self.value = value }
  }

  private var box: Box

  package init(wrappedValue: Value) { box = Box(wrappedValue) }

  package var wrappedValue: Value {
    _read { yield box.value }
    _modify {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.value) }
      yield &box.value
    }
  }
}

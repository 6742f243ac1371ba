/// Keeps a value elsewhere: who holds it takes eight bytes for it, and no more to copy. For what is
/// large and seldom used. It is still a value: a change is seen by whoever made it alone.
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

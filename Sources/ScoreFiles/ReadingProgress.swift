import Synchronization

/// How far a file is read, as another thread sees it, which may also end the reading.
package final class ReadingProgress: Sendable {
  private let done = Atomic<Int>(0)
  private let total = Atomic<Int>(0)
  private let isCancelled = Atomic<Bool>(false)

  package init() {}

  /// How much of the text is taken in; nil before that is known.
  package var percent: Int? {
    let total = total.load(ordering: .relaxed)
    return total == 0 ? nil : done.load(ordering: .relaxed) * 100 / total
  }

  /// The reading ends with `cancelled`, soon.
  package func cancel() { isCancelled.store(true, ordering: .relaxed) }

  func advance(to done: Int, of total: Int, file: String) throws(ScoreFileError) {
    self.done.store(done, ordering: .relaxed)
    self.total.store(total, ordering: .relaxed)
    if isCancelled.load(ordering: .relaxed) {
      throw ScoreFileError(file: file, problem: .cancelled)
    }
  }
}

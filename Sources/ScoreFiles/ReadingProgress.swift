import Synchronization

/// Tells another thread how far a file has been read, and lets it cancel the reading.
package final class ReadingProgress: Sendable {
  private let done = Atomic<Int>(0)
  private let total = Atomic<Int>(0)
  private let isCancelled = Atomic<Bool>(false)

  package init() {}

  /// How much of the file has been read; nil before its size is known.
  package var percent: Int? {
    let total = total.load(ordering: .relaxed)
    return total == 0 ? nil : done.load(ordering: .relaxed) * 100 / total
  }

  /// Makes the next `advance` throw `cancelled`.
  package func cancel() { isCancelled.store(true, ordering: .relaxed) }

  /// Reports that `done` of `total` bytes have been read.
  func advance(to done: Int, of total: Int, file: String) throws(ScoreFileError) {
    self.done.store(done, ordering: .relaxed)
    self.total.store(total, ordering: .relaxed)
    if isCancelled.load(ordering: .relaxed) {
      throw ScoreFileError(file: file, problem: .cancelled)
    }
  }
}

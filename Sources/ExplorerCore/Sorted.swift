extension [Int] {
  /// Takes an element out of an array in the order of `precedes`.
  mutating func removeSorted(_ element: Int, by precedes: (Int, Int) -> Bool) {
    remove(at: sortedIndex(behind: { precedes($0, element) }))
  }

  /// Puts an element in where it belongs.
  mutating func insertSorted(_ element: Int, by precedes: (Int, Int) -> Bool) {
    insert(element, at: sortedIndex(behind: { precedes($0, element) }))
  }
}

extension Array {
  /// The index after all elements that precede something, which are the first ones.
  func sortedIndex(behind precedes: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if precedes(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

import Foundation

/// Comparing text with a file beside the test, in its folder `Snapshots`.
package enum Snapshot {
  /// What differs, nil if nothing does: `#expect(try Snapshot.difference(…) == nil)`.
  ///
  /// With LOSS_EXPLORER_RECORD set the file is written instead, which counts as a difference, so
  /// that no recording run passes.
  package static func difference(
    of text: String, named name: String, beside test: String = #filePath
  ) throws -> String? {
    let folder = URL(fileURLWithPath: test).deletingLastPathComponent()
      .appendingPathComponent("Snapshots")
    let file = folder.appendingPathComponent(name + ".txt")
    let text = text.hasSuffix("\n") ? text : text + "\n"
    if ProcessInfo.processInfo.environment["LOSS_EXPLORER_RECORD"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return "recorded \(name).txt; run again without LOSS_EXPLORER_RECORD"
    }
    guard let recorded = try? Data(contentsOf: file) else {
      return "there is no snapshot \(name).txt; set LOSS_EXPLORER_RECORD to record it"
    }
    let expected = String(decoding: recorded, as: UTF8.self)
    return expected == text ? nil : difference(expected, text)
  }

  private static func difference(_ expected: String, _ text: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    var report = "\n"
    for line in 0..<max(old.count, new.count) {
      let before = line < old.count ? old[line] : nil
      let after = line < new.count ? new[line] : nil
      if before == after { continue }
      if let before { report += "\(line + 1) - \(before)\n" }
      if let after { report += "\(line + 1) + \(after)\n" }
    }
    return report
  }
}

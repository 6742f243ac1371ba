import Foundation

/// Comparing text with files beside the test, in its folder `Snapshots`.
package enum Snapshot {
  /// What is not as recorded: thrown, so that a failing test shows it.
  package struct Difference: Error, CustomStringConvertible {
    package let description: String
  }

  /// Throws what differs from the recorded file, if anything does.
  ///
  /// With LOSS_EXPLORER_RECORD set the file is written instead, which counts as a difference, so
  /// that no recording run passes.
  package static func compare(
    _ text: String, named name: String, beside test: String = #filePath
  ) throws {
    let folder = folder(beside: test)
    let file = folder.appendingPathComponent(name + ".txt")
    let text = text.hasSuffix("\n") ? text : text + "\n"
    if ProcessInfo.processInfo.environment["LOSS_EXPLORER_RECORD"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      throw Difference(
        description: "recorded \(name).txt; run again without LOSS_EXPLORER_RECORD")
    }
    guard let recorded = try? Data(contentsOf: file) else {
      throw Difference(
        description: "there is no snapshot \(name).txt; set LOSS_EXPLORER_RECORD to record it")
    }
    let expected = String(decoding: recorded, as: UTF8.self)
    if expected != text {
      throw Difference(description: "\(name).txt:\n" + changedLines(expected, text))
    }
  }

  /// Throws the files in the folder that are none of the ones its tests compare with, if there are
  /// any.
  package static func expectNoFiles(
    besides names: [String], beside test: String = #filePath
  ) throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder(beside: test).path)
    let unused = Set(files).subtracting(names.map { $0 + ".txt" }).sorted()
    if !unused.isEmpty {
      throw Difference(description: "no test asks for " + unused.joined(separator: ", "))
    }
  }

  private static func folder(beside test: String) -> URL {
    URL(fileURLWithPath: test).deletingLastPathComponent().appendingPathComponent("Snapshots")
  }

  private static func changedLines(_ expected: String, _ text: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    var report = ""
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

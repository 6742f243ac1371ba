import Foundation
import Scores
import TestSupport
import Testing

@testable import ScoreFiles

/// Bytes that come from elsewhere than a copied file: a pipe, or a file that is read where it lies.
@Suite struct StreamTests {
  @Test(arguments: [(100_000, true), (99_999, false)])
  func `a pipe is read up to a limit`(limit: Int, isRead: Bool) throws {
    try withTemporaryFolder { folder in
      // A pipe by name: one without would have no room for so much.
      let path = "\(folder)/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      let writer = Thread {
        let end = open(path, O_WRONLY)
        _ = writeAll([UInt8](repeating: 0x61, count: 100_000), to: end)
        close(end)
      }
      signal(SIGPIPE, SIG_IGN)
      writer.start()
      let end = open(path, O_RDONLY)
      defer { close(end) }
      if isRead {
        let bytes = try contents(of: end, limit: limit)
        #expect(bytes.count == 100_000)
      } else {
        #expect(throws: ScoreFileError.Problem.tooBig(limit: limit)) {
          try contents(of: end, limit: limit)
        }
      }
    }
  }

  @Test func `a mapped file that is written anew is noticed, and reads as zeros from then on`()
    throws
  {
    try withTemporaryFolder { folder in
      let path = "\(folder)/s.npy"
      let bytes = NPYFile.bytes(of: .lecture)
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let mapped = try stableBytes(ofFile: path, copyingUpTo: 0)
      let table = try ScoreTable(
        encoded: NPYFile.scores(in: mapped, name: path), labels: [0, 1, 2],
        classNames: ["cat", "car", "frog"])
      #expect(table == .lecture && table.hasItsFile)
      // A save of its own, or another file in its place, leaves the one that is mapped.
      try replaceFile(at: path, mayOverwrite: true, with: [1, 2, 3])
      #expect(table == .lecture && table.hasItsFile)
      let again = try stableBytes(ofFile: path, copyingUpTo: 0)
      #expect(Array(again.bytes) == [1, 2, 3] && again.areUnchanged)
      let descriptor = open(path, O_WRONLY | O_TRUNC)
      close(descriptor)
      #expect(!again.areUnchanged && Array(again.bytes) == [0, 0, 0] && !again.areUnchanged)
    }
  }
}

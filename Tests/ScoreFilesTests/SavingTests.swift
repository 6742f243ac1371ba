import Foundation
import Scores
import Synchronization
import TestSupport
import Testing

@testable import ScoreFiles

/// A save that fails at any step, or is killed there, leaves the old file or the new one.
@Suite(.serialized) final class SavingTests {
  private let folder = NSTemporaryDirectory() + "SavingTests-\(UUID().uuidString)"
  private var file: String { folder + "/t.csv" }
  private static let old = Array("old".utf8)
  private static let new = [UInt8](repeating: 0x78, count: 100_000)

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(Self.old).write(to: URL(fileURLWithPath: file))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }
  private func contents() throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: file)))
  }
  private func save(_ system: SystemCalls) throws {
    try replaceFile(at: file, mayOverwrite: true, with: Self.new, system: system)
  }

  /// Every step that must succeed, failing in every way it can.
  @Test(arguments: ["open", "write", "flush", "rename"], [ENOSPC, EACCES, EIO, EROFS])
  func `a step that fails leaves the old file, whole, and nothing else`(
    step: String, code: Int32
  ) throws {
    var system = SystemCalls.real
    switch step {
    case "open": system.open = { _, _, _ in fails(code) }
    case "write": system.write = { _, _ in Int(fails(code)) }
    case "flush": system.flush = { _ in fails(code) }
    default: system.rename = { _, _ in fails(code) }
    }
    #expect(throws: ScoreFileError.Problem.cannotSave(code)) { try save(system) }
    #expect(try contents() == Self.old)
    #expect(try names() == ["t.csv"])
  }

  @Test func `a step that fails where no file was leaves none, and says of none that it stays`()
    throws
  {
    var system = SystemCalls.real
    system.rename = { _, _ in fails(EIO) }
    let error = #expect(throws: ScoreFileError.Problem.cannotCreate(EIO)) {
      try replaceFile(at: "\(folder)/n.csv", mayOverwrite: true, with: Self.new, system: system)
    }
    #expect(error.map { "\($0)" } == "can't be saved: \(systemError(EIO))")
    #expect(try names() == ["t.csv"])
  }

  @Test func `a file that this user may not write is not replaced`() throws {
    var system = SystemCalls.real
    system.mayWrite = { [file] in $0 == file ? fails(EACCES) : 0 }
    #expect(throws: ScoreFileError.Problem.cannotSave(EACCES)) { try save(system) }
    #expect(try contents() == Self.old && names() == ["t.csv"])
  }

  @Test func `a link called like a temporary file is none that was left behind`() throws {
    let link = "\(folder)/.loss-explorer-link"
    #expect(symlink(file, link) == 0)
    #expect(openAbandoned(link) == nil)
    try save(.real)
    #expect(try names() == [".loss-explorer-link", "t.csv"])
  }

  @Test func `a disk that fills up half-way leaves the old file`() throws {
    var system = SystemCalls.real
    let room = Mutex(50_000)
    system.write = { descriptor, bytes in
      let count = room.withLock { room in
        defer { room -= min(room, bytes.count) }
        return min(room, bytes.count)
      }
      if count == 0 { return Int(fails(ENOSPC)) }
      return SystemCalls.real.write(descriptor, .init(rebasing: bytes[..<count]))
    }
    #expect(throws: ScoreFileError.Problem.cannotSave(ENOSPC)) { try save(system) }
    #expect(try contents() == Self.old && names() == ["t.csv"])
    system.write = { _, _ in 0 }
    #expect(throws: ScoreFileError.Problem.cannotSave(EIO)) { try save(system) }
  }

  @Test func `interrupted calls and short writes are gone on with`() throws {
    let calls = Mutex(0)
    @Sendable func isInterrupted() -> Bool {
      calls.withLock { calls in
        calls += 1
        return calls % 2 == 1
      }
    }
    let real = SystemCalls.real
    var system = real
    system.open = { isInterrupted() ? fails(EINTR) : real.open($0, $1, $2) }
    system.write = { descriptor, bytes in
      if isInterrupted() { return Int(fails(EINTR)) }
      return real.write(descriptor, .init(rebasing: bytes[..<min(bytes.count, 7001)]))
    }
    system.flush = { isInterrupted() ? fails(EINTR) : real.flush($0) }
    try save(system)
    #expect(try contents() == Self.new && names() == ["t.csv"])
  }

  @Test func `an owner that can't be given, and a folder that can't be flushed, are no failure`()
    throws
  {
    let real = SystemCalls.real
    var system = real
    system.changeOwner = { _, _, _ in fails(EPERM) }
    let flushes = Mutex(0)
    system.flush = { descriptor in
      let isFolder = flushes.withLock { flushes in
        flushes += 1
        return flushes > 1
      }
      return isFolder ? fails(EINVAL) : real.flush(descriptor)
    }
    try save(system)
    #expect(try contents() == Self.new && names() == ["t.csv"])
    #expect(flushes.withLock(\.self) == 2, "the file, then its folder")
  }

  @Test func `what killed saves left is deleted by the next, what is at work or another's is not`()
    throws
  {
    for name in [".loss-explorer-left", ".loss-explorer-used", ".other"] {
      try Data("x".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    mkdir("\(folder)/.loss-explorer-folder", 0o755)
    let used = try #require(openAbandoned("\(folder)/.loss-explorer-used"))
    try save(.real)
    #expect(
      try names() == [".loss-explorer-folder", ".loss-explorer-used", ".other", "t.csv"])
    close(used)
    try save(.real)
    #expect(try names() == [".loss-explorer-folder", ".other", "t.csv"])
  }

  @Test func `a file that is no longer what it was is not replaced unasked`() throws {
    let known = try #require(FileIdentity(path: file))
    func save() throws {
      try replaceFile(at: file, mayOverwrite: false, known: known, with: Self.new)
    }
    try Data("else".utf8).write(to: URL(fileURLWithPath: file))
    #expect(throws: ScoreFileError.Problem.exists) { try save() }
    #expect(try contents() == Array("else".utf8) && names() == ["t.csv"])
    // Another file with the same contents is what it was.
    try Data(Self.old).write(to: URL(fileURLWithPath: file), options: .atomic)
    try save()
    #expect(try contents() == Self.new)
  }

  @Test func `a file that changes while it is being saved is not replaced`() throws {
    let known = try #require(FileIdentity(path: file))
    var system = SystemCalls.real
    system.flush = { [file] in
      try? Data("else".utf8).write(to: URL(fileURLWithPath: file))
      return SystemCalls.real.flush($0)
    }
    #expect(throws: ScoreFileError.Problem.exists) {
      try replaceFile(
        at: file, mayOverwrite: false, known: known, with: Self.new, system: system)
    }
    #expect(try contents() == Array("else".utf8) && names() == ["t.csv"])
  }

  @Test func `what a save says the file is, is what it is`() throws {
    for size in [0, 1, 7, 8, 9, 100_001] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      let said = try replaceFile(at: file, mayOverwrite: true, with: bytes)
      #expect(said == FileIdentity(path: file), "\(size)")
    }
  }

  @Test func `of a large file the ends are hashed, in memory as on disk`() throws {
    let part = HashedPart(wholeSize: 100, endSize: 16)
    func hash(_ bytes: [UInt8]) throws -> UInt64 {
      try Data(bytes).write(to: URL(fileURLWithPath: file))
      let hash = ContentHash(of: bytes, hashing: part).value
      #expect(FileIdentity(path: file, hashing: part)?.hash == hash)
      return hash
    }
    for (size, wrong, isSeen) in [
      (100, 50, true), (101, 15, true), (101, 16, false), (101, 84, false), (101, 85, true),
    ] {
      var bytes = (0..<size).map { UInt8($0) }
      let right = try hash(bytes)
      bytes[wrong] ^= 1
      #expect(try (hash(bytes) != right) == isSeen, "\(wrong) of \(size)")
    }
  }

  @Test func `one wrong byte anywhere makes another identity`() throws {
    let bytes = (0..<100).map { UInt8($0) }
    let hashes = (0..<100).flatMap { index in
      (0..<8).map { bit in
        var wrong = bytes
        wrong[index] ^= 1 << bit
        return ContentHash(of: wrong).value
      }
    }
    #expect(Set(hashes + [ContentHash(of: bytes).value]).count == 801)
  }

  /// The steps are those of `SavingDemo`; beyond the last one the save is done.
  @Test(arguments: 0..<12)
  func `killed before any step, a save leaves the old file or the new one`(step: Int) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: builtProduct("SavingDemo"))
    process.arguments = [file, "\(step)"]
    try process.run()
    process.waitUntilExit()
    let isKilled = process.terminationReason == .uncaughtSignal
    #expect(isKilled == (step < 9))
    #expect(try contents() == (step < 7 ? Self.old : Self.new))
    #expect(try names().count <= 2)
    try save(.real)
    #expect(try names() == ["t.csv"])
  }

  @Test func `killed at any moment, saves leave one of the tables, whole`() throws {
    for round in 1...25 {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: builtProduct("SavingDemo"))
      process.arguments = [file]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      // It goes on while it is killed: a moment after its write of that number began.
      _ = try output.fileHandleForReading.read(upToCount: round * 8)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let found = try contents()
      #expect(found == Self.old || (Set(found).count == 1 && found.count == 100_000))
    }
    try save(.real)
    #expect(try names() == ["t.csv"])
  }
}

/// What a system call that fails does.
private func fails(_ code: Int32) -> Int32 {
  errno = code
  return -1
}

import Platform

/// A file's size, time of change and content hash when it was read or saved, from which it is told
/// later whether another program has changed the file.
package struct FileIdentity: Hashable, Sendable {
  package let size: Int
  /// The time of the last change, since 1970.
  package let seconds: Int
  package let nanoseconds: Int
  let inode: UInt64
  /// The hash of all bytes, or of the first and the last megabyte of a file larger than `wholeSize`.
  package private(set) var hash: UInt64

  /// The size in bytes up to which the whole file is hashed.
  package static let wholeSize = 64 << 20

  /// Hashes the file at a path; nil if it can't be read or is no regular file, as standard input.
  package init?(path: String) {
    if path == ScoreFile.standardInput { return nil }
    self.init(path: path, hashing: .standard)
  }

  /// Of a file that is read together with others, whose contents count too.
  package init?(path: String, with others: [String]) {
    guard let own = FileIdentity(path: path) else { return nil }
    self = own
    for other in others {
      hash = (hash ^ (FileIdentity(path: other)?.hash ?? 0)) &* 0x0000_0100_0000_01B3
    }
  }

  init?(path: String, hashing part: HashedPart) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let status = status(of: descriptor), status.isFile else { return nil }
    let size = Int(status.st_size)
    var hash = ContentHash()
    for range in part.ranges(ofSize: size) {
      guard let bytes = bytes(of: descriptor, in: range) else { return nil }
      bytes.withUnsafeBytes { hash.append($0) }
    }
    self.init(status, hash: hash.value)
  }

  package init(_ status: stat, hash: UInt64) {
    size = Int(status.st_size)
    inode = UInt64(status.st_ino)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    (seconds, nanoseconds) = (Int(time.tv_sec), Int(time.tv_nsec))
    self.hash = hash
  }

  package init(size: Int, seconds: Int, nanoseconds: Int, hash: UInt64) {
    (self.size, self.seconds, self.nanoseconds) = (size, seconds, nanoseconds)
    (self.hash, inode) = (hash, 0)
  }

  /// The identity of a file of these bytes, as far as they tell it.
  init(ofContents bytes: [UInt8]) {
    self.init(size: bytes.count, seconds: 0, nanoseconds: 0, hash: ContentHash(of: bytes).value)
  }

  /// Whether both files hold the same bytes, as a file and its copy do. Of large files, which are not
  /// hashed as a whole, the times of change must agree too.
  package func hasSameContents(as other: FileIdentity) -> Bool {
    size == other.size && hash == other.hash
      && (size <= Self.wholeSize
        || (seconds, nanoseconds) == (other.seconds, other.nanoseconds))
  }

  /// Whether the file at a path is still the one that was read or saved, or holds the same bytes.
  package func isStill(at path: String) -> Bool {
    var now = stat()
    if stat(path, &now) == 0, FileIdentity(now, hash: hash) == self { return true }
    return FileIdentity(path: path).map(hasSameContents) ?? false
  }
}

/// Which bytes of a file are hashed; tests choose smaller sizes.
struct HashedPart {
  /// Up to this size in bytes a file is hashed as a whole.
  let wholeSize: Int
  /// How many bytes of a larger file are hashed at either end; a multiple of eight.
  let endSize: Int

  static let standard = HashedPart(wholeSize: FileIdentity.wholeSize, endSize: 1 << 20)

  func ranges(ofSize size: Int) -> [Range<Int>] {
    size > wholeSize ? [0..<endSize, size - endSize..<size] : [0..<size]
  }
}

/// FNV-1a over words of eight bytes, with the high bits folded into the low ones. It is the same in
/// every run, so that a journal can store it, and detects accidental changes, not forged files.
struct ContentHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  /// The hash that `FileIdentity` has of a file of these bytes.
  init(of bytes: [UInt8], hashing part: HashedPart = .standard) {
    bytes.withUnsafeBytes { bytes in
      for range in part.ranges(ofSize: bytes.count) {
        append(UnsafeRawBufferPointer(rebasing: bytes[range]))
      }
    }
  }

  /// Hashes more bytes. Every call but the last needs a multiple of eight bytes.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    var place = 0
    func mix(_ word: UInt64) {
      value = (value ^ word) &* 0x0000_0100_0000_01B3
      value ^= value >> 32
    }
    while place + 8 <= bytes.count {
      mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      place += 8
    }
    while place < bytes.count {
      mix(UInt64(bytes[place]))
      place += 1
    }
  }
}

/// The bytes of a file in a range, fewer if it has become shorter; nil if they can't be read.
private func bytes(of descriptor: Int32, in range: Range<Int>) -> [UInt8]? {
  var bytes = [UInt8](repeating: 0, count: range.count)
  var read = 0
  while read < range.count {
    let count = uninterrupted {
      bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress! + read, $0.count - read, off_t(range.lowerBound + read))
      }
    }
    guard count >= 0 else { return nil }
    if count == 0 { break }
    read += count
  }
  bytes.removeLast(range.count - read)
  return bytes
}

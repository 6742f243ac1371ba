import Platform

/// What a file was when it was read or saved, to tell later whether it still is.
package struct FileIdentity: Hashable, Sendable {
  package let size: Int
  /// When it was changed last, since 1970.
  package let seconds: Int
  package let nanoseconds: Int
  let inode: UInt64
  /// Of all bytes; of a file beyond `wholeSize`, of the first and the last megabyte.
  package let hash: UInt64

  package static let wholeSize = 64 << 20

  /// The file at a path; nil if there is none that can be read.
  package init?(path: String) { self.init(path: path, hashing: .standard) }

  init?(path: String, hashing part: HashedPart) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let status = status(of: descriptor), status.isFile else { return nil }
    let size = Int(status.st_size)
    var hash = ContentHash()
    for range in part.ranges(ofSize: size) {
      var (place, end) = (range.lowerBound, range.upperBound)
      while place < end {
        let count = hash.append(descriptor, at: place, atMost: min(end - place, part.endSize))
        guard count >= 0 else { return nil }
        if count == 0 { end = place }  // it has become shorter meanwhile
        place += count
      }
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

  /// Whether a file of this identity holds what one of the other held: a copy of a file does.
  package func hasSameContents(as other: FileIdentity) -> Bool {
    size == other.size && hash == other.hash
      && (size <= Self.wholeSize
        || (seconds, nanoseconds) == (other.seconds, other.nanoseconds))
  }

  /// Whether the file at a path is still the one that was read or saved, or holds the same.
  func isStill(at path: String) -> Bool {
    var now = stat()
    if stat(path, &now) == 0, FileIdentity(now, hash: hash) == self { return true }
    return FileIdentity(path: path).map(hasSameContents) ?? false
  }
}

/// What of a file is hashed.
struct HashedPart {
  /// The largest file of which all is.
  let wholeSize: Int
  /// How much of a larger one is, at either end: a multiple of eight.
  let endSize: Int

  static let standard = HashedPart(wholeSize: FileIdentity.wholeSize, endSize: 1 << 20)

  func ranges(ofSize size: Int) -> [Range<Int>] {
    size > wholeSize ? [0..<endSize, size - endSize..<size] : [0..<size]
  }
}

/// FNV-1a by words of eight bytes, with the high bits folded into the low ones: fast, and the same in
/// every run, which Swift's own hashes are not. It finds accidents, not forgeries.
struct ContentHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325
  private var buffer: [UInt8] = []

  init() {}

  /// What `FileIdentity` says of a file of these bytes.
  init(of bytes: [UInt8], hashing part: HashedPart = .standard) {
    bytes.withUnsafeBytes { bytes in
      for range in part.ranges(ofSize: bytes.count) {
        append(UnsafeRawBufferPointer(rebasing: bytes[range]))
      }
    }
  }

  /// Goes on with bytes; all calls but the last give a multiple of eight.
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

  /// Goes on with what a file holds at a place.
  /// - Returns: how many bytes that were; below 0 if they can't be read.
  fileprivate mutating func append(_ descriptor: Int32, at place: Int, atMost most: Int) -> Int {
    if buffer.count < most { buffer = [UInt8](repeating: 0, count: most) }
    var read = 0
    // A short read in the middle would make other words of the same bytes.
    while read < most {
      let count = uninterrupted {
        buffer.withUnsafeMutableBytes {
          pread(descriptor, $0.baseAddress! + read, most - read, off_t(place + read))
        }
      }
      if count < 0 { return -1 }
      if count == 0 { break }
      read += count
    }
    buffer.withUnsafeBytes { append(UnsafeRawBufferPointer(rebasing: $0[..<read])) }
    return read
  }
}

extension stat {
  package var isFile: Bool { st_mode & S_IFMT == S_IFREG }
}

/// What is known of an open file.
func status(of descriptor: Int32) -> stat? {
  var status = stat()
  return fstat(descriptor, &status) == 0 ? status : nil
}

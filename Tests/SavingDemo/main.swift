import Platform
// Saves 100,000 bytes to a file: with a number, killed before that step of the save; without one,
// other bytes again and again, telling every write, until it is killed from outside.
import ScoreFiles
import Synchronization

let file = CommandLine.arguments[1]
if CommandLine.arguments.count > 2 {
  let left = Mutex(Int(CommandLine.arguments[2]) ?? 0)
  @Sendable func step() {
    let isLast = left.withLock { left in
      left -= 1
      return left < 0
    }
    if isLast { kill(getpid(), SIGKILL) }
  }
  let real = SystemCalls.real
  var system = real
  system.open = { path, flags, mode in
    step()
    return real.open(path, flags, mode)
  }
  system.write = { descriptor, bytes in
    step()
    // In two, so that one of the steps is in the middle.
    return real.write(descriptor, .init(rebasing: bytes[..<min(bytes.count, 50_000)]))
  }
  system.changeOwner = { descriptor, user, group in
    step()
    return real.changeOwner(descriptor, user, group)
  }
  system.changeMode = { descriptor, mode in
    step()
    return real.changeMode(descriptor, mode)
  }
  system.flush = { descriptor in
    step()
    return real.flush(descriptor)
  }
  system.rename = { old, new in
    step()
    return real.rename(old, new)
  }
  try replaceFile(
    at: file, mayOverwrite: true, with: [UInt8](repeating: 0x78, count: 100_000), system: system)
} else {
  var system = SystemCalls.real
  system.write = { descriptor, bytes in
    print("writing")
    fflush(nil)
    // In pieces, so that a kill falls in the middle of a file.
    return SystemCalls.real.write(descriptor, .init(rebasing: bytes[..<min(bytes.count, 9_000)]))
  }
  var byte: UInt8 = 0x61
  while true {
    byte = byte == 0x7A ? 0x61 : byte + 1
    try replaceFile(
      at: file, mayOverwrite: true, with: [UInt8](repeating: byte, count: 100_000), system: system)
  }
}

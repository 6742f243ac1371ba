import CMachine

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What it was measured on.
enum Machine {
  static var memory: Int { sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)) }

  static var description: String {
    let processors = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    let name = line(of: "/proc/cpuinfo", "model name") ?? "a processor"
    let built = String(cString: machine_instructions())
    let date = String(cString: machine_date())
    return "\(name), \(processors) threads, \(memory >> 30) GB; built for \(built); \(date)"
  }

  /// The value of a line `name: value`.
  static func line(of file: String, _ name: String) -> String? {
    guard let stream = fopen(file, "r") else { return nil }
    defer { fclose(stream) }
    var text = [CChar](repeating: 0, count: 1024)
    while fgets(&text, Int32(text.count), stream) != nil {
      let line = text.prefix { $0 != 0 && $0 != 10 }.map(UInt8.init(bitPattern:))
      let parts = String(decoding: line, as: UTF8.self).split(separator: ":", maxSplits: 1)
      guard parts.count == 2, trimmed(parts[0]) == name else { continue }
      return trimmed(parts[1])
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> String {
    text.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
  }
}

/// How many processors a call kept busy: processor time by time. Of two threads it is 2 only where the
/// system gave each a processor.
func processorsUsed(by body: () -> Void) -> Double {
  let before = machine_cpu_seconds(getpid())
  let time = seconds(of: body)
  return max(0, machine_cpu_seconds(getpid()) - before) / time
}

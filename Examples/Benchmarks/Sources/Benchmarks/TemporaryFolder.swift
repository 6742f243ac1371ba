import CMachine
import LossEngine

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A folder for tables of hundreds of megabytes, which goes when the benchmarks end, by Ctrl-C too.
struct TemporaryFolder {
  let path: String

  init() {
    var name = Array("\(environmentVariable("TMPDIR") ?? "/tmp")/benchmarks-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { fatalError("no temporary folder can be made") }
    path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    machine_remove_folder_at_end(path)
  }

  /// Makes files of the scores, as floats, and of their labels.
  /// - Returns: arguments that open them.
  func write(_ size: TableSize) -> [String] {
    var made = MadeScores(size)
    let scores = made.make(Float.self)
    let (file, labels) = ("\(path)/scores.npy", "\(path)/labels.npy")
    write(file, "'<f4'", shape: "(\(size.examples), \(size.classes))", scores)
    write(labels, "'<i8'", shape: "(\(size.examples),)", made.labels)
    return [file, "--labels", labels]
  }

  /// A file as NumPy's `save` makes it on a little-endian machine.
  private func write<Value: BitwiseCopyable>(
    _ file: String, _ type: String, shape: String, _ values: [Value]
  ) {
    var header = "{'descr': \(type), 'fortran_order': False, 'shape': \(shape), }"
    header += String(repeating: " ", count: 117 - header.utf8.count) + "\n"
    let start = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0]
    guard let stream = fopen(file, "w") else { fatalError("\(file) can't be written") }
    var written = 0
    for bytes in [start, Array(header.utf8)] { written += fwrite(bytes, 1, bytes.count, stream) }
    written += values.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, stream) }
    guard fclose(stream) == 0, written == 128 + values.count * MemoryLayout<Value>.stride else {
      fatalError("\(file) can't be written; is there room?")
    }
  }
}

func environmentVariable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

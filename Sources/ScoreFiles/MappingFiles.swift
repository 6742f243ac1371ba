import Platform
import Scores

/// Files of up to so many bytes are copied: nobody can change the copy.
private let largestCopy = 64 << 20

/// The bytes of a file, of a large one without copying them. Should another program cut that short
/// while it is in use, reading what is gone ends this one by SIGBUS.
func stableBytes(ofFile path: String, name: String) throws(ScoreFileError) -> StableBytes {
  let isStandardInput = path == ScoreFile.standardInput
  do throws(ScoreFileError.Problem) {
    let limit = isStandardInput ? 1 << 30 : largestCopy
    return StableBytes(
      copying: try contents(ofFile: path, orStandardInput: true, limit: limit))
  } catch {
    guard !isStandardInput, case .tooBig = error else {
      throw ScoreFileError(file: name, problem: error)
    }
  }
  do throws(ScoreFileError.Problem) {
    return try mapped(path)
  } catch {
    throw ScoreFileError(file: name, problem: error)
  }
}

private func mapped(_ path: String) throws(ScoreFileError.Problem) -> StableBytes {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .cannotRead(errno) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw .cannotRead(errno) }
  let size = Int(status.st_size)
  guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
  else { throw .cannotRead(errno) }
  return StableBytes(UnsafeRawBufferPointer(start: start, count: size)) {
    munmap(UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count)
  }
}

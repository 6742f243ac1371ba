import ExplorerCore
import Platform
import ScoreFiles
import Scores

/// A journal that a crashed program left behind, locked while this object lives.
final class LostJournal {
  private(set) var path: String
  let journal: Journal
  let edits: LostEdits
  /// The file's model with the lost changes; nil if they don't fit the file as it is now.
  let model: Model?
  let isDeclined: Bool
  private let modified: (seconds: Int, nanoseconds: Int)
  private let descriptor: Int32

  /// In seconds; an older journal is deleted.
  private static let longestAge = 30 * 86400

  private init(
    _ path: String, _ descriptor: Int32, _ status: FileIdentity, _ journal: Journal,
    file: FileIdentity?, base: Model
  ) throws(JournalDamage) {
    (self.path, self.descriptor, self.journal) = (path, descriptor, journal)
    modified = (status.seconds, status.nanoseconds)
    isDeclined = path.contains(".declined")
    let hasChanged = file.map { !$0.hasSameContents(as: journal.identity) } ?? true
    edits = LostEdits(
      count: journal.changes.count, time: clockTime(status.seconds), fileHasChanged: hasChanged)
    model = hasChanged ? try? journal.replayed(on: base) : try journal.replayed(on: base)
  }

  deinit { close(descriptor) }

  /// The lost journals of a file, the newest first. Damaged ones are renamed, which the complaint
  /// tells. Journals of any file that are empty or too old are deleted.
  static func all(
    in folder: String, ofFileAt path: String, _ file: FileIdentity?, base: Model
  ) -> (journals: [LostJournal], complaint: String?) {
    let prefix = "\(ProgressStore.safeName(ofFileAt: path))."
    let place = ProgressStore.absolute(path)
    var (found, complaint): ([LostJournal], String?) = ([], nil)
    for name in names(inFolder: folder) {
      let path = "\(folder)/\(name)"
      let isOfFile = name.hasPrefix(prefix) && !name.contains(".damaged")
      var status = stat()
      guard lstat(path, &status) == 0,
        isOfFile || status.st_size == 0 || isOld(FileIdentity(status, hash: 0)),
        let descriptor = openAbandoned(path)
      else { continue }
      do throws(JournalDamage) {
        let identity = FileIdentity(status, hash: 0)
        guard status.st_size > 0, !isOld(identity), let journal = try read(path),
          !journal.changes.isEmpty
        else {
          unlink(path)
          close(descriptor)
          continue
        }
        guard journal.path == place else {
          close(descriptor)
          continue
        }
        let lost = try LostJournal(path, descriptor, identity, journal, file: file, base: base)
        if !lost.edits.fileHasChanged, lost.model == base {
          unlink(path)  // the lost changes had all been undone
        } else {
          found.append(lost)
        }
      } catch {
        let kept = ProgressStore.moveAside(path) ?? name
        complaint = "a journal of lost edits is damaged; it is kept as \(kept)"
        close(descriptor)
      }
    }
    return (found.sorted { $0.modified > $1.modified }, complaint)
  }

  private static func read(_ path: String) throws(JournalDamage) -> Journal? {
    guard let bytes = try? contents(ofFile: path, limit: Journal.sizeLimit) else {
      throw JournalDamage()
    }
    return try Journal(bytes)
  }

  private static func isOld(_ file: FileIdentity) -> Bool {
    time(nil) - file.seconds > longestAge
  }

  /// Renames the journal so that it is not offered again; `:recover` still finds it.
  func decline() {
    guard !isDeclined, let name = ProgressStore.moveAside(path, as: "declined") else { return }
    path = "\(path.prefixUpToLastSlash)/\(name)"
  }

  func remove() { unlink(path) }
}

/// "14:02", preceded by the date unless it is today's.
private func clockTime(_ seconds: Int) -> String {
  func text(_ seconds: Int, _ format: String) -> String {
    var (seconds, parts) = (time_t(seconds), tm())
    localtime_r(&seconds, &parts)
    var bytes = [CChar](repeating: 0, count: 64)
    let count = strftime(&bytes, bytes.count, format, &parts)
    return String(decoding: bytes[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
  let day = "%Y-%m-%d"
  let isToday = text(seconds, day) == text(time(nil), day)
  return text(seconds, isToday ? "%H:%M" : "\(day) %H:%M")
}

import ArgumentParser
import ExplorerRuntime
import Lessons

/// The option that names a lesson.
struct LessonOptions: ParsableArguments {
  @Argument(
    help: "A lesson, a YAML file (without one: the lecture).",
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  var source: LessonSource { file.map(LessonSource.file) ?? .lecture }

  /// Reads the lesson; numbers that it states are not checked.
  func lesson() throws -> Lesson { try reportingErrors { try Lesson(source) } }
}

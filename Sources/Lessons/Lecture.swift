import CLecture

extension Lesson {
  /// The YAML of the built-in lesson.
  package static var lectureText: String {
    var size = 0
    let start = lecture_yaml(&size)
    return String(decoding: UnsafeBufferPointer(start: start, count: size), as: UTF8.self)
  }
}

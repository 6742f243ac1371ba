import Scores
import TerminalCore
import Yams

extension Lesson {
  /// Reads a lesson, up to the first problem. The numbers that it states are checked by
  /// ``worked(playing:)``.
  /// - Parameter readTable: reads the tables that it names; without it a lesson can't name any.
  package init(yaml text: String, readTable: TableReader? = nil) throws(LessonProblem) {
    guard let root = try Field.root(of: text, named: "lesson", readTable: readTable) else {
      throw LessonProblem(line: 1, text: "the file is empty; expected title and chapters")
    }
    let fields = try root.fields(["title", "chapters"])
    self.init(title: try fields.required("title").lineOfText(), chapters: [])
    var lines: [String: Int] = [:]
    for field in try fields.required("chapters").list(of: "chapters") {
      let chapter = try Chapter(field, isFirst: chapters.isEmpty)
      for step in chapter.steps {
        if let line = lines.updateValue(step.line, forKey: step.id) {
          throw LessonProblem(
            line: step.line, step: step.id,
            text: "id: a second step \(quoted(step.id)); the first is in line \(line)")
        }
      }
      chapters.append(chapter)
    }
    guard !chapters.isEmpty else { throw root.problem("chapters: expected at least one") }
  }
}

extension Lesson.Chapter {
  init(_ field: Field, isFirst: Bool) throws(LessonProblem) {
    let fields = try field.fields(["title", "steps"])
    self.init(title: try fields.required("title").lineOfText(), steps: [])
    for step in try fields.required("steps").list(of: "steps") {
      steps.append(try Step(step, isFirst: isFirst && steps.isEmpty))
    }
    guard !steps.isEmpty else { throw field.problem("steps: expected at least one") }
  }
}

extension Step {
  init(_ field: Field, isFirst: Bool) throws(LessonProblem) {
    var field = field
    field.step = field.textOfKey("id")
    let fields = try field.fields([
      "id", "title", "text", "table", "loss", "scale", "select", "question", "hints", "edits",
      "explanation", "checks", "hides", "reveals", "notes", "panel", "shows", "lines", "vary",
      "more",
    ])
    let idField = try fields.required("id")
    let id = try idField.lineOfText()
    guard !id.contains(where: \.isWhitespace) else {
      throw idField.problem("expected a name without blanks, found \(quoted(id))")
    }
    self.init(
      id: id, title: try fields.required("title").lineOfText(),
      text: try fields.required("text").prose(),
      start: try Start(fields, isFirst: isFirst), line: field.line)
    if let question = fields["question"] { self.question = try StepQuestion(question) }
    for hint in try fields["hints"]?.list(of: "texts") ?? [] { hints.append(try hint.prose()) }
    if let edits = fields["edits"] { self.edits = try edits.keys() }
    explanation = try fields["explanation"]?.prose()
    for check in try fields["checks"]?.list(of: "checks") ?? [] { checks.append(try check.check()) }
    hides = try fields["hides"]?.hideables()
    reveals = try fields["reveals"]?.hideables()
    notes = try fields["notes"]?.prose()
    panel = try fields["panel"]?.panel()
    isMore = try fields["more"]?.bool() ?? false
    variation = try fields["vary"].map(Variation.init)
    if let lines = fields["lines"] { self.lines = Set(try lines.planeLines()) }
  }
}

extension Field {
  fileprivate func keys() throws(LessonProblem) -> [Key] {
    let text = try text()
    do { return try KeyScript.parse(text) } catch { throw problem("\(error)") }
  }

  func check() throws(LessonProblem) -> Check {
    let text = try lineOfText()
    do { return try Check(parsing: text, line: line) } catch {
      throw problem("\(quoted(text)): \(error)")
    }
  }

  fileprivate func hideables() throws(LessonProblem) -> [Hideable] {
    try list(of: "quantities").map { (field) throws(LessonProblem) in
      let text = try field.lineOfText()
      do { return try Hideable(parsing: text) } catch {
        throw field.problem("\(quoted(text)): \(error)")
      }
    }
  }

  fileprivate func panel() throws(LessonProblem) -> String {
    let name = try lineOfText()
    guard Step.panels.contains(name) else {
      throw problem(unknown(name, known: Step.panels, kind: "panel"))
    }
    return name
  }

  fileprivate func planeLines() throws(LessonProblem) -> [Step.Lines] {
    try list(of: "lines of the plane").map { (field) throws(LessonProblem) in
      let name = try field.lineOfText()
      guard let lines = Step.Lines(rawValue: name) else {
        let known = Step.Lines.allCases.map(\.rawValue)
        throw field.problem(unknown(name, known: known, kind: "line of the plane"))
      }
      return lines
    }
  }

  /// The names of an example and a class: `x1 cat`.
  func cell() throws(LessonProblem) -> CellName {
    let text = try lineOfText()
    let names = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard names.count == 2 else {
      throw problem("expected an example and a class, as in \"x1 cat\", found \(quoted(text))")
    }
    return CellName(
      example: String(names[0]), class: String(names[1].drop(while: \.isWhitespace)))
  }
}

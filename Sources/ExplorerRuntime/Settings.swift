import ExplorerCore
import Lessons
import ScoreFiles

/// The user's settings: a YAML file of three keys, all of which may be left out.
package struct Settings: Equatable, Sendable {
  package var theme: ThemeName?
  package var isASCII: Bool?
  /// The η that training begins with, above 0.
  package var eta: Double?

  /// Reads the user's file; without one, or without a home folder, nothing is set.
  /// - Throws: a `LessonError` with the file and the line of an unknown key or a wrong value.
  package static func read(
    environment: (String) -> String? = environmentVariable,
    isFolder: (String) -> Bool = ScoreFiles.isFolder
  ) throws(LessonError) -> Settings {
    let folder = xdgFolder(
      "XDG_CONFIG_HOME", inHome: ".config", environment: environment, isFolder: isFolder)
    guard let folder else { return Settings() }
    let source = LessonSource.file("\(folder)/config.yaml")
    let text: String
    do { text = try source.text() } catch {
      if case .missing = error.problem { return Settings() }
      throw .file(error)
    }
    do { return try Settings(yaml: text) } catch { throw .problem(error, in: source) }
  }
}

extension Settings {
  package init(yaml text: String) throws(LessonProblem) {
    self.init()
    guard let root = try Field.root(of: text, named: "settings") else { return }
    let fields = try root.fields(["theme", "ascii", "eta"])
    theme = try fields["theme"].map { (field) throws(LessonProblem) in
      try field.choice(ThemeName.allCases, kind: "theme")
    }
    isASCII = try fields["ascii"]?.bool()
    if let field = fields["eta"] {
      let rate = try field.number()
      guard rate > 0 else { throw field.problem("expected a number above 0, found \(field.found)") }
      eta = rate
    }
  }
}

import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The pictures of README.md, drawn again by the script that stands beside them.
@Suite struct PictureTests {
  @Test func `the pictures are what the program draws now`() throws {
    try withTemporaryFolder { folder in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["\(examples)/pictures/make.sh", Program.path, folder]
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      let kept = try FileManager.default.contentsOfDirectory(atPath: "\(examples)/pictures")
      #expect(names.sorted() == kept.filter { $0.hasSuffix(".svg") }.sorted() && !names.isEmpty)
      for name in names {
        let drawn = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
        let shown = try Data(contentsOf: URL(fileURLWithPath: "\(examples)/pictures/\(name)"))
        #expect(drawn == shown, "\(name) has changed: sh Examples/pictures/make.sh draws it again")
        #expect(drawn.count < 300_000)
        let document = try XMLDocument(data: drawn)
        #expect(document.rootElement()?.elements(forName: "title").count == 1)
      }
    }
  }

  @Test func `an animated picture shows each key for the pause, and the last for four`() throws {
    let arguments = ["play", "--keys", "> type:4.4", "--format", "svg-animated", "--pause", "0.5"]
    let result = try Program.run(arguments + ["--show-keys"])
    #expect(result.end == .exited(0) && result.output.contains("animation:4000ms"))
    #expect(result.output.contains(">keys</text>"))
    #expect(try Program.run(arguments + ["--show-keys"]).output == result.output)
    #expect(try !Program.run(arguments).output.contains(">keys</text>"))
  }

  @Test func `a pause that nobody could follow is refused`() throws {
    let result = try Program.run("play", "--format", "svg-animated", "--pause", "0")
    #expect(result.end == .exited(64) && result.errors.contains("from 0.05 to 10"))
  }

  @Test func `what a step hides is not in its picture's words`() throws {
    let result = try Program.run(
      "play", "--lesson", "lecture", "--from", "Q1-softmax", "--present", "--format", "svg")
    // The steps before have shown the SVM losses.
    #expect(result.output.contains("SVM 5.27, softmax ?"))
    for hidden in ["0.0791", "2.76"] { #expect(!result.output.contains(hidden)) }
  }
}

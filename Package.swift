// swift-tools-version: 6.2
import PackageDescription

let warningsAreErrors: [SwiftSetting] = [.treatAllWarnings(as: .error)]

// A target imports only what stands in its own dependencies: the maths knows nothing of the table,
// state nothing of screens, screens nothing of curses. README.md draws the graph.
let package = Package(
  name: "loss-explorer",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "LossEngine", targets: ["LossEngine"]),
    .library(name: "LossBatches", targets: ["LossBatches"]),
    .executable(name: "loss-explorer", targets: ["loss-explorer"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .target(name: "Platform"),
    .target(name: "CProcessor"),
    .target(name: "LossEngine", dependencies: ["Platform"]),
    .target(name: "LossBatches", dependencies: ["LossEngine", "CProcessor", "Platform"]),
    .target(name: "Scores", dependencies: ["LossEngine"]),
    .target(name: "ScoreFiles", dependencies: ["Scores", "LossEngine", "Platform"]),
    .target(name: "TerminalCore"),
    .target(name: "CLecture", exclude: ["lecture"]),
    .target(
      name: "Lessons",
      dependencies: [
        "Scores", "LossEngine", "TerminalCore", "CLecture", "Platform",
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(
      name: "ExplorerCore", dependencies: ["Lessons", "Scores", "LossBatches", "LossEngine"]),
    .target(
      name: "ExplorerUI",
      dependencies: [
        "ExplorerCore", "Lessons", "Scores", "LossBatches", "LossEngine", "TerminalCore",
      ]),
    .target(
      name: "ExplorerRuntime",
      dependencies: [
        "ExplorerUI", "ExplorerCore", "ScoreFiles", "Lessons", "Scores", "LossEngine",
        "TerminalCore", "Platform",
      ]),
    .target(
      name: "CCurses",
      cSettings: [.define("_XOPEN_SOURCE_EXTENDED")],
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("tinfo", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),
    .target(name: "TerminalCurses", dependencies: ["TerminalCore", "CCurses"]),
    .executableTarget(
      name: "loss-explorer",
      dependencies: [
        "ExplorerRuntime", "ExplorerCore", "ScoreFiles", "Lessons", "Scores", "LossEngine",
        "TerminalCurses", "TerminalCore", "Platform",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // What tests of any target share, and what those share that drive a terminal.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .target(
      name: "CPseudoTerminal", path: "Tests/CPseudoTerminal",
      linkerSettings: [.linkedLibrary("util", .when(platforms: [.linux]))]),
    .target(
      name: "TerminalTestSupport", dependencies: ["CPseudoTerminal", "TerminalCore"],
      path: "Tests/TerminalTestSupport"),
    .testTarget(
      name: "LossEngineTests", dependencies: ["LossEngine", "Platform", "TestSupport"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "LossBatchesTests", dependencies: ["LossBatches", "LossEngine", "TestSupport"]),
    .executableTarget(
      name: "CursesDemo", dependencies: ["TerminalCurses", "TerminalCore", "Platform"],
      path: "Tests/CursesDemo"),
    .executableTarget(
      name: "SavingDemo", dependencies: ["ScoreFiles", "Platform"], path: "Tests/SavingDemo"),
    .testTarget(
      name: "TerminalCoreTests", dependencies: ["TerminalCore", "TestSupport"],
      exclude: ["Snapshots"]),
    .testTarget(
      name: "TerminalCursesTests",
      dependencies: [
        "TerminalCurses", "TerminalCore", "TerminalTestSupport", "TestSupport", "CursesDemo",
      ]),
    .testTarget(
      name: "LessonsTests",
      dependencies: [
        "Lessons", "Scores", "LossEngine", "TerminalCore", "Platform", "TestSupport",
      ]),
    .testTarget(
      name: "ScoreFilesTests",
      dependencies: [
        "ScoreFiles", "Scores", "LossBatches", "LossEngine", "TerminalCore", "TestSupport",
        "SavingDemo",
      ],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "ExplorerCoreTests",
      dependencies: [
        "ExplorerCore", "Lessons", "TerminalCore", "Scores", "LossBatches", "LossEngine",
        "TestSupport",
      ]),
    .testTarget(
      name: "ExplorerUITests",
      dependencies: [
        "ExplorerUI", "ExplorerCore", "Lessons", "Scores", "LossEngine", "TerminalCore",
        "TerminalTestSupport", "TestSupport",
      ],
      exclude: ["Snapshots"]),
    .testTarget(
      name: "ExplorerRuntimeTests",
      dependencies: [
        "ExplorerRuntime", "ExplorerUI", "ExplorerCore", "ScoreFiles", "Lessons", "Scores",
        "LossEngine", "TerminalCore", "TerminalTestSupport", "TestSupport",
      ],
      exclude: ["Snapshots"]),
    .testTarget(name: "ScoresTests", dependencies: ["Scores", "LossEngine", "TestSupport"]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["TerminalTestSupport", "TestSupport", "TerminalCore", "loss-explorer"]),
  ],
  cLanguageStandard: .gnu2x  // #embed
)

for target in package.targets
where !["CCurses", "CLecture", "CProcessor", "CPseudoTerminal"].contains(target.name) {
  target.swiftSettings = warningsAreErrors
}

// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "loss-explorer", path: "../..")],
  targets: [
    .target(
      name: "CMachine", linkerSettings: [.linkedLibrary("util", .when(platforms: [.linux]))]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "CMachine",
        .product(name: "LossBatches", package: "loss-explorer"),
        .product(name: "LossEngine", package: "loss-explorer"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error)]),
  ]
)

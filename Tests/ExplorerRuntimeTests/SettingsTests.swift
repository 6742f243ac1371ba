import ExplorerCore
import Foundation
import Lessons
import TestSupport
import Testing

@testable import ExplorerRuntime

@Suite struct SettingsTests {
  @Test func `theme, ascii and eta can be set, and each can be left out`() throws {
    let settings = try Settings(yaml: "theme: colour-blind\nascii: true\neta: 0.5\n")
    #expect(settings.theme == .colorBlind && settings.isASCII == true && settings.eta == 0.5)
    let one = try Settings(yaml: "# mine\nascii: false\n")
    #expect(one.theme == nil && one.isASCII == false && one.eta == nil)
    for nothing in ["", "\n", "# nothing yet\n"] {
      #expect(try Settings(yaml: nothing) == Settings())
    }
  }

  @Test(
    arguments: [
      ("ascii: true\nthemes: dark", "line 2: settings: \"themes\" is no key here; theme is"),
      (
        "colour: red",
        "line 1: settings: \"colour\" is no key here; expected one of theme, ascii, eta"
      ),
      ("theme: drak", "line 1: theme: \"drak\" is no theme here; dark is"),
      ("\neta: 0", "line 2: eta: expected a number above 0, found \"0\""),
      ("eta: fast", "line 1: eta: expected a number, found \"fast\""),
      ("ascii: yes", "line 1: ascii: expected true or false, found \"yes\""),
      (
        "theme: dark\ntheme: light", "line 1: the key \"theme\" stands here twice"
      ),
      ("dark", "line 1: settings: expected the keys theme, ascii, eta, found \"dark\""),
    ])
  func `an unknown key or a wrong value is an error with its line`(yaml: String, text: String) {
    #expect {
      try Settings(yaml: yaml)
    } throws: {
      "\($0)" == text
    }
  }

  @Test func `they are read from the folder that XDG says, where there is a file`() throws {
    try withTemporaryFolder { folder in
      let environment = ["XDG_CONFIG_HOME": folder]
      func read() throws -> Settings { try Settings.read { environment[$0] } }
      #expect(try read() == Settings())
      let own = folder + "/loss-explorer"
      try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
      try "theme: light".write(toFile: own + "/config.yaml", atomically: false, encoding: .utf8)
      #expect(try read().theme == .light)
      try "x: 1".write(toFile: own + "/config.yaml", atomically: false, encoding: .utf8)
      #expect {
        try read()
      } throws: {
        "\($0)".hasPrefix("\(own)/config.yaml:1: settings: \"x\" is no key here")
      }
    }
  }

  @Test(
    arguments: [
      (["XDG_CONFIG_HOME": "/etc/me", "HOME": "/home/me"], "/etc/me/loss-explorer"),
      (["XDG_CONFIG_HOME": "etc", "HOME": "/home/me"], "/home/me/.config/loss-explorer"),
    ])
  func `without XDG_CONFIG_HOME they are in the home folder`(
    environment: [String: String], folder: String
  ) {
    let found = xdgFolder(
      "XDG_CONFIG_HOME", inHome: ".config", environment: { environment[$0] },
      isFolder: { _ in true })
    #expect(found == folder)
  }
}

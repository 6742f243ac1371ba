import TerminalCore
import Testing

/// What the numbers on the screen claim is true at the edges too.
@Suite struct NumbersOnScreenTests {
  @Test func `a softmax loss is a bare 0 where nothing but the label is left, and only there`()
    throws
  {
    let masked = try screen(after: "Down type:-inf Enter Down type:-inf Enter").lines
    #expect(masked[7].hasPrefix(" softmax         0 "))
    #expect(masked[8].hasPrefix(" P(label)        1 "))
    let underflown = try screen(after: "type:9999 Enter").lines
    #expect(underflown[7].hasPrefix(" softmax   <5e-324 "))
    #expect(underflown[8].hasPrefix(" P(label)   >0.999 "))
  }

  @Test func `a probability that no double tells from 1 is shown by what it is short of it`() throws
  {
    func label(_ keys: String) throws -> String? {
      try screen(after: keys + " F4").lines.last { $0.hasPrefix("   cat ") }
    }
    #expect(try label("type:100 Enter")?.hasSuffix(" 1 − 6.11e-42") == true)
    #expect(try label("type:9999 Enter")?.hasSuffix(" 1 − <5e-324") == true)
    #expect(try label("type:20 Enter")?.contains(" 0.99999966") == true)
  }

  @Test func `the summary has a bare 0 only where that is true of all examples of a class`() throws
  {
    // x1 has but its label left, and x2 is of the same class then.
    let mask = "Down type:-inf Enter Down type:-inf Enter Up Up Right y "
    func softmax(_ keys: String) throws -> Substring? {
      let lines = try screen(after: mask + keys + " F5").lines
      return lines.last { $0.hasPrefix(" cat ") }?.split(separator: " ").dropFirst(3).first
    }
    #expect(try softmax("type:9999 Enter") == "<5e-324")
    #expect(try softmax("Down type:-inf Enter Down type:-inf Enter") == "0")
  }

  @Test(arguments: [
    ("3", "", " x1 · cat  3.2 × 3 = 9.6"), ("0.3", "Down", " x1 · car  5.1 × 0.3 = 1.53"),
    ("7", "Down", " x1 · car  5.1 × 7 = 35.7"), ("0", "", " x1 · cat  3.2 × 0 = 0.0"),
    ("1e30", "", " x1 · cat  3.2 × 1e30 = 3.2e30"),
  ])
  func `k·s is what a reader works out, not what doubles make of it`(
    k: String, keys: String, text: String
  ) throws {
    let lines = try screen(after: "\(keys) : type:scale Space type:\(k) Enter").lines
    #expect((lines[22] + " ").hasPrefix(text + " "))
    #expect(lines[2...3].contains { $0.contains(text.split(separator: " ").last ?? "") })
  }

  @Test func `R(k W) is k² R(W), in numbers where doubles hold it`() throws {
    func row(_ keys: String) throws -> [Substring] {
      let line = try screen(after: keys, model: .slide()).lines.first { $0.contains("R(W) L2") }
      return try #require(line).split(separator: " ").suffix(2)
    }
    // Σ W² is 0.8166.
    #expect(try row("") == ["0.817", "3.27"])
    #expect(try row(">") == ["3.27", "13.1"])
    #expect(try row("<") == ["0.204", "0.817"])
    #expect(try row(": type:scale Space type:1e200 Enter") == ["∞", "∞"])
  }

  @Test func `a bare table has no W, and no row for what it would cost`() throws {
    #expect(try !screen(after: "").lines.contains { $0.contains("R(W)") })
  }

  @Test func `k scales W and leaves b as it is`() throws {
    let lines = try screen(after: "Down >", model: .slide()).lines
    // 2 × 0.66 + 0.2, not 2 × 0.86.
    #expect(lines[3].hasPrefix(" dog         !1.52 "))
    #expect(lines[22].hasPrefix(" image · dog  0.86, at W × 2 1.52 (0.86)  "))
  }

  @Test func `numbers keep the digits that their column holds`() throws {
    let lines = try screen(after: "Right Right Down Down type:-3.1e300 Enter").lines
    #expect(lines[4].contains("*-3.1e300"))
  }

  @Test func `classes that don't fit the Softmax panel are counted`() throws {
    let add = (1...9).map { ": type:class Space type:add Space type:c\($0) Enter" }
    let lines = try screen(after: add.joined(separator: " ") + " Tab").lines
    #expect(lines.contains { $0.hasSuffix("more, less probable") })
  }

  @Test func `of an improbable label it is not said that the rest is less probable`() throws {
    let add = (1...9).map { ": type:class Space type:add Space type:c\($0) Enter" }
    let keys = "type:-9 Enter " + add.joined(separator: " ") + " Tab"
    let lines = try screen(after: keys).lines
    #expect(lines.contains { $0.hasSuffix("more, less probable than all but the label") })
    let example = " : type:example Space type:add Space type:x4 Enter Left t"
    let small = try screen(after: keys + example, size: .init(columns: 60, rows: 18)).lines
    #expect(small.contains { $0.hasSuffix("and 11 more") })
  }

  @Test func `a turned table that is too wide gives up P(label), never a digit`() throws {
    let lines = try screen(after: "t s m", size: .init(columns: 60, rows: 18)).lines
    #expect(lines[1].hasSuffix("softmax"))
    #expect(lines[2].hasSuffix("2.04"))
  }

  @Test func `only what is rounded is called about`() throws {
    let lines = try screen(after: "type:3.123456789 Enter").lines
    #expect(lines[14].contains("≈ max(0, -3.823) =     0 "))
    #expect(try !screen(after: "").lines[13...16].joined().contains("≈"))
  }

  @Test func `one panel never writes into the one beside it`() throws {
    let long = "type:-12345.678901 Down type:12345.678901 Down type:1.2345678e-200 Enter s"
    for line in try screen(after: long, size: .init(columns: 120, rows: 40)).lines[13..<37] {
      #expect(Array(line.padding(to: 120))[60] == "│", "\(line)")
    }
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

import Scores
import TerminalCore
import TestSupport
import Testing

@testable import ExplorerUI

/// The numbers and the colours of pixels.
@Suite struct PixelTests {
  @Test func `channels lie side by side or one after the other`() throws {
    let numbers = (0..<12).map(Double.init)
    let last = try #require(PictureShape(rows: 2, columns: 2, channels: 3))
    #expect(PixelGrid(numbers, last)[1, 0] == SIMD3(6, 7, 8))
    var first = last
    first.isChannelsFirst = true
    #expect(PixelGrid(numbers, first)[1, 0] == SIMD3(2, 6, 10))
    let grey = try #require(PictureShape(rows: 3, columns: 4))
    #expect(PixelGrid(numbers, grey)[1, 2] == SIMD3(repeating: 6))
    #expect(PixelGrid(numbers, first).summed[1, 0].x == 18)
  }

  @Test func `a smaller picture has the means of the pixels it covers`() {
    let grid = PixelGrid(rows: [[1, 3, 5], [3, 5, 7], [0, 0, 3], [0, 0, 9]])
    #expect(grid.resized(rows: 2, columns: 1) == PixelGrid(rows: [[4], [2]]))
    // A dot of one and a half pixels has two thirds of the one and a third of the other.
    let row = PixelGrid(rows: [[3, 6, 12]]).resized(rows: 1, columns: 2)
    #expect(abs(row[0, 0].x - 4) < 1e-12 && abs(row[0, 1].x - 10) < 1e-12)
    #expect(
      PixelGrid(rows: [[1, 2]]).resized(rows: 2, columns: 4)
        == PixelGrid(rows: [[1, 1, 2, 2], [1, 1, 2, 2]]))
  }

  private func grid(_ rows: Int, _ columns: Int, _ generator: inout SeededGenerator) -> PixelGrid {
    PixelGrid(
      rows: (0..<rows).map { _ in
        (0..<columns).map { _ in Double.random(in: -9...9, using: &generator) }
      })
  }

  private func mean(_ grid: PixelGrid) -> Double {
    grid.pixels.reduce(0) { $0 + $1.x } / Double(grid.pixels.count)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `whatever size a picture gets, its mean stays and no number passes its ends`(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    func side() -> Int { .random(in: 1...33, using: &generator) }
    let original = grid(side(), side(), &generator)
    let resized = original.resized(rows: side(), columns: side())
    #expect(abs(mean(original) - mean(resized)) < 1e-9)
    #expect(resized.least >= original.least - 1e-9 && resized.largest <= original.largest + 1e-9)
  }

  @Test func `votes of the slide's picture add up to its scores`() {
    let x = PixelGrid(rows: [[56, 231], [24, 2]])
    let cat = Votes(x, PixelGrid(rows: [[0.2, -0.5], [0.1, 2]]), channels: 1)
    #expect(abs(cat.favor - 17.6) < 1e-9 && cat.against == -115.5)
    #expect(cat.grid[0, 1].x == -115.5)
    let colors = PictureShape(rows: 1, columns: 1, channels: 3).map { PixelGrid([1, 2, 3], $0) }
    #expect(colors.map { Votes($0, $0, channels: 3) }?.favor == 14)
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `votes for and against and b are the score`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let channels = seed % 2 == 0 ? 1 : 3
    let shape = try #require(PictureShape(rows: 5, columns: 4, channels: channels))
    func numbers() -> [Double] {
      (0..<shape.inputCount).map { _ in .random(in: -3...3, using: &generator) }
    }
    let (x, w) = (numbers(), numbers())
    let model = try #require(
      try Model.pictures(
        [w, w], bias: [0.5, 1], inputs: [x], classNames: ["a", "b"], shape: shape
      )
      .linear)
    let votes = Votes(PixelGrid(x, shape), PixelGrid(w, shape), channels: channels)
    #expect(abs(votes.favor + votes.against + 0.5 - model.scores(of: 0, at: 1)[0]) < 1e-12)
    #expect(votes.favor >= 0 && votes.against <= 0)
  }

  @Test(
    arguments: [
      (0.0, nil), (0.39, nil), (-0.39, nil), (0.41, 4), (0.81, 5), (1.3, 6), (1.7, 7), (2, 7),
      (9, 7), (-0.41, 3), (-0.9, 2), (-1.3, 1), (-2, 0),
    ] as [(Double, Int?)])
  func `a fifth of the largest size is a shade, the first is the background`(
    value: Double, shade: Int?
  ) {
    let role = PixelColors.diverging(most: 2).role(SIMD3(repeating: value))
    #expect(role == shade.map(Style.Role.shade))
  }

  @Test func `without colours sizes are signs`() {
    let colors = PixelColors.diverging(most: 5)
    let text = (-5...5).map {
      Character(colors.plain(SIMD3(repeating: Double($0)), isUnicode: true))
    }
    #expect(String(text) == "===--·++###")
    let grey = PixelColors.bright(least: 0, largest: 255)
    for (level, block, letter) in [(0, " ", " "), (127, "▒", "="), (255, "█", "@")] {
      let pixel = SIMD3(repeating: Double(level))
      #expect(String(grey.plain(pixel, isUnicode: true)) == block)
      #expect(String(grey.plain(pixel, isUnicode: false)) == letter)
    }
  }

  @Test func `pixels from 0 to 255 stay as they are, others are stretched`() {
    func colors(_ row: [Double]) -> PixelColors { PixelColors(ofInput: PixelGrid(rows: [row])) }
    let asStored = PixelColors.bright(least: 0, largest: 255)
    #expect(
      colors([0, 255]) == asStored && colors([3, 40]) == asStored && colors([0]) == asStored)
    #expect(colors([-1, 40]) == .bright(least: -1, largest: 40))
    #expect(colors([0, 256]) == .bright(least: 0, largest: 256))
    #expect(colors([0, 16]) == .bright(least: 0, largest: 16))
    #expect(colors([0, 1]) == .bright(least: 0, largest: 1))
    #expect(colors([1, 1]) == .bright(least: 0, largest: 1) && colors([40, 40]) == asStored)
    #expect(colors([-1, 3]).role(SIMD3(-1, 1, 3)) == .rgb(0, 128, 255))
    #expect(asStored.role(SIMD3(12, 34, 56)) == .rgb(12, 34, 56))
  }

  @Test func `no finite or overflowing number is without a colour`() {
    let numbers = [-1e308, 1e308, .infinity, -.infinity, .leastNonzeroMagnitude, 0]
    for a in numbers {
      for b in numbers {
        let pixel = SIMD3(a, b, a)
        for colors in [
          PixelColors.diverging(most: abs(b)), .bright(least: -1e308, largest: 1e308),
          PixelColors(stretching: PixelGrid(rows: [[a, b]])),
        ] {
          #expect(colors.plain(pixel, isUnicode: false).isASCII)
          _ = colors.role(pixel)
        }
      }
    }
    #expect(PixelColors.diverging(most: .infinity).role(SIMD3(repeating: -.infinity)) == .shade(0))
  }
}

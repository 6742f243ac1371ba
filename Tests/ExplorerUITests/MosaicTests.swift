import Scores
import TestSupport
import Testing

@testable import ExplorerUI

/// Where pictures stand side by side.
@Suite struct MosaicTests {
  private func arranged(_ count: Int, _ rows: Int, _ columns: Int, in size: (Int, Int)) -> Mosaic? {
    PictureShape(rows: rows, columns: columns).map {
      Mosaic(count, of: $0, in: Area(rows: 5..<5 + size.1, columns: 3..<3 + size.0))
    }
  }

  @Test func `ten templates of 14×14 fit a zoomed panel of 80×24 whole`() throws {
    let mosaic = try #require(arranged(10, 14, 14, in: (78, 17)))
    #expect(mosaic.count == 10 && mosaic.perRow == 5 && !mosaic.isAveraged)
    #expect(mosaic.rows == 14 && mosaic.columns == 14)
  }

  @Test func `larger ones are averaged, smaller ones get several dots a pixel`() throws {
    let large = try #require(arranged(10, 28, 28, in: (78, 17)))
    #expect(large.isAveraged && large.count == 10 && large.rows == 14)
    let small = try #require(arranged(4, 2, 2, in: (78, 8)))
    #expect(!small.isAveraged && small.rows == 12 && small.perRow == 4)
  }

  @Test func `where not all can be told, there are fewer`() throws {
    let mosaic = try #require(arranged(1000, 28, 28, in: (58, 4)))
    #expect(mosaic.count == 8 && mosaic.rows == 6 && mosaic.columns == 6)
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `no picture leaves the area or stands on another`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &generator) }
    let (width, height) = (number(38...118), number(4...34))
    let (rows, columns) = (number(1...40), number(1...40))
    let mosaic = try #require(arranged(number(1...60), rows, columns, in: (width, height)))
    var taken: Set<[Int]> = []
    for index in 0..<mosaic.count {
      let place = mosaic[index]
      let wide = max(mosaic.columns, mosaic.textWidth)
      #expect(place.row >= 5 && place.row + 1 + (mosaic.rows + 1) / 2 <= 5 + height)
      #expect(place.column >= 3 && place.column + wide <= 3 + width)
      for row in place.row...place.row + (mosaic.rows + 1) / 2 {
        for column in place.column..<place.column + wide {
          #expect(taken.insert([row, column]).inserted)
        }
      }
    }
    #expect(mosaic.isAveraged || mosaic.rows % rows == 0 && mosaic.columns % columns == 0)
  }
}

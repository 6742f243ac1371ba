import LossEngine
import Scores
import Testing

@Suite struct RowOrderTests {
  var table = ScoreTable.lecture

  @Test mutating func `examples that go and come back keep their places`() {
    var order = RowOrder(table)
    order.sort([2, 0, 1], in: table)
    #expect(order.positions == [2, 0, 1] && order.place(of: 1) == 2)
    let undo = table.apply(.deleteExample(table.examples[0]))
    order.follow(table)
    #expect(order.positions == [1, 0] && order.place(of: 2) == nil)
    table.apply(undo)
    order.follow(table)
    #expect(order.positions == [2, 0, 1])
  }

  @Test mutating func `what is hidden has no place until all is shown`() {
    var order = RowOrder(table)
    order.sort([2, 0, 1], in: table)
    order.show(in: table) { $0 != 0 }
    #expect(order.positions == [2, 1] && order.place(of: 0) == nil && order.count == 2)
    order.sort([0, 1, 2], in: table)
    #expect(order.positions == [1, 2])
    order.append(table.examples[0], in: table)
    #expect(order.positions == [1, 2, 0])
    order.showAll(in: table)
    #expect(order.positions == [1, 2, 0])
  }

  @Test mutating func `a new example comes last`() {
    var order = RowOrder(table)
    order.show(in: table) { $0 == 1 }
    let id = table.makeExample(named: "new", label: table.classes[0])
    table.apply(.insertExample(id, at: 0))
    order.follow(table)
    #expect(order.positions == [2, 0])
    #expect(order.place(of: -1) == nil && order.place(of: 4) == nil)
  }
}

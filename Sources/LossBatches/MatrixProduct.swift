/// M×K numbers in memory, of which the one in row m and column k stands at m · rowStep + k · columnStep:
/// a matrix, or, with the steps exchanged, its transpose.
struct ProductMatrix<Scalar> {
  var start: UnsafePointer<Scalar>
  var rowStep: Int
  var columnStep: Int

  init(_ start: UnsafePointer<Scalar>, rowStep: Int, columnStep: Int) {
    (self.start, self.rowStep, self.columnStep) = (start, rowStep, columnStep)
  }

  /// The matrix from a row on.
  func from(row: Int) -> ProductMatrix {
    ProductMatrix(start + row * rowStep, rowStep: rowStep, columnStep: columnStep)
  }
}

/// Adds A B to `sum`, in vectors of columns.
///
/// All rows of B and of the sum begin `width` numbers apart, which is a multiple of `Scalar.Losses`'s
/// vectors. Of the columns up to there only those that `columns` need are computed: as wide vectors,
/// and at the end a narrow one where that is enough.
/// - Parameters:
///   - sum: M rows.
///   - rows: M.
///   - depth: K.
///   - a: M×K.
///   - b: K rows.
///   - columns: how many columns of B are wanted.
@inline(__always)
func addProduct<Scalar: PassScalar>(
  to sum: UnsafeMutablePointer<Scalar>, rows: Int, depth: Int, _ a: ProductMatrix<Scalar>,
  _ b: UnsafePointer<Scalar>, columns: Int, width: Int
) {
  var column = 0
  while columns - column > Scalar.Narrow.scalarCount {
    addColumns(Scalar.Wide.self, to: sum + column, rows, depth, a, b + column, width)
    column += Scalar.Wide.scalarCount
  }
  if column < columns {
    addColumns(Scalar.Narrow.self, to: sum + column, rows, depth, a, b + column, width)
  }
}

/// One vector of columns, six rows at a time: their sums stay in registers, and each vector of B is
/// read once for all six.
@inline(__always)
private func addColumns<Lanes: ProductLanes>(
  _: Lanes.Type, to sum: UnsafeMutablePointer<Lanes.Scalar>, _ rows: Int, _ depth: Int,
  _ a: ProductMatrix<Lanes.Scalar>, _ b: UnsafePointer<Lanes.Scalar>, _ width: Int
) {
  let (step, next) = (a.rowStep, a.columnStep)
  var m = 0
  while m + 6 <= rows {
    let out = sum + m &* width
    var (s0, s1, s2): (Lanes, Lanes, Lanes) = (
      UnsafePointer(out).lanes(), UnsafePointer(out + width).lanes(),
      UnsafePointer(out + 2 &* width).lanes()
    )
    var (s3, s4, s5): (Lanes, Lanes, Lanes) = (
      UnsafePointer(out + 3 &* width).lanes(), UnsafePointer(out + 4 &* width).lanes(),
      UnsafePointer(out + 5 &* width).lanes()
    )
    var (x, y) = (a.start + m &* step, b)
    for _ in 0..<depth {
      let columns: Lanes = y.lanes()
      s0 = s0.adding(columns, times: x[0])
      s1 = s1.adding(columns, times: x[step])
      s2 = s2.adding(columns, times: x[2 &* step])
      s3 = s3.adding(columns, times: x[3 &* step])
      s4 = s4.adding(columns, times: x[4 &* step])
      s5 = s5.adding(columns, times: x[5 &* step])
      x += next
      y += width
    }
    out.store(s0)
    (out + width).store(s1)
    (out + 2 &* width).store(s2)
    (out + 3 &* width).store(s3)
    (out + 4 &* width).store(s4)
    (out + 5 &* width).store(s5)
    m &+= 6
  }
  while m < rows {
    let out = sum + m &* width
    var s: Lanes = UnsafePointer(out).lanes()
    var (x, y) = (a.start + m &* step, b)
    for _ in 0..<depth {
      s = s.adding(y.lanes(), times: x[0])
      x += next
      y += width
    }
    out.store(s)
    m &+= 1
  }
}

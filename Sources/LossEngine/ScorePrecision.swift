/// The type that scores are stored in. They are evaluated as doubles, but each has the rounding error
/// of this type: the float 0.3 is 0.30000001.
public enum ScorePrecision: Hashable, Sendable, CaseIterable {
  case double
  /// 32 bits: C's and Swift's `Float`.
  case single
  /// 16 bits: `Float16`, which not every platform has.
  case half

  /// The nearest score of this type, a tie going to the even one; infinite beyond the largest.
  public func rounded(_ score: Double) -> Double {
    switch self {
    case .double: score
    case .single: Double(Float(score))
    case .half: Half(nearestTo: score).value
    }
  }

  /// The largest finite number of this type.
  public var greatest: Double {
    switch self {
    case .double: .greatestFiniteMagnitude
    case .single: Double(Float.greatestFiniteMagnitude)
    case .half: 65504
    }
  }

  /// The difference of 1 and the next larger number.
  var ulpOfOne: Double {
    switch self {
    case .double: 0x1p-52
    case .single: 0x1p-23
    case .half: 0x1p-10
    }
  }

  /// Numbers below this one have errors as large as its own.
  var leastNormal: Double {
    switch self {
    case .double: 0x1p-1022
    case .single: 0x1p-126
    case .half: 0x1p-14
    }
  }
}

/// A number of 16 bits: a sign, 5 bits of exponent, 10 of significand (IEEE 754 binary16).
package struct Half: Hashable, Sendable {
  package let bitPattern: UInt16

  package init(bitPattern: UInt16) { self.bitPattern = bitPattern }

  package init(nearestTo value: Double) {
    let size = abs(value)
    let bits: UInt16
    if value.isNaN {
      bits = 0x7E00
    } else if size >= 65520 {
      bits = 0x7C00
    } else if size < 0x1p-14 {
      bits = UInt16((size * 0x1p24).rounded(.toNearestOrEven))
    } else {
      // A significand that rounds up to 2 carries into the exponent.
      let significand = UInt16((size.significand * 1024).rounded(.toNearestOrEven))
      bits = UInt16(size.exponent + 14) << 10 + significand
    }
    bitPattern = value.sign == .minus ? bits | 0x8000 : bits
  }

  package var value: Double {
    let (exponent, significand) = (Int(bitPattern >> 10 & 31), Double(bitPattern & 1023))
    let size =
      switch exponent {
      case 0: significand * 0x1p-24
      case 31: significand == 0 ? Double.infinity : .nan
      default: Double(sign: .plus, exponent: exponent - 25, significand: 1024 + significand)
      }
    return bitPattern & 0x8000 == 0 ? size : -size
  }
}

import Foundation

/// How far apart people see two colours, by their kind of colour vision.
struct ColorVision {
  let name: String
  /// From linear red, green and blue to those that look the same to other people.
  let matrix: [SIMD3<Double>]

  /// Full vision, and the three dichromacies at severity 1 in Machado, Oliveira and Fernandes, "A
  /// Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009.
  static let all = [
    ColorVision(name: "full", matrix: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    ColorVision(
      name: "protanopia",
      matrix: [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]),
    ColorVision(
      name: "deuteranopia",
      matrix: [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]),
    ColorVision(
      name: "tritanopia",
      matrix: [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]),
  ]

  /// The CIE 1976 difference ΔE*ab, of which about 2 is just seen.
  /// - Parameter a: 65536 red + 256 green + blue, in sRGB, like `b`.
  func distance(_ a: Int, _ b: Int) -> Double {
    let difference = lab(a) - lab(b)
    return (difference * difference).sum().squareRoot()
  }

  private func lab(_ mixture: Int) -> SIMD3<Double> {
    func linear(_ shift: Int) -> Double {
      let part = Double(mixture >> shift & 255) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    let seen = product(matrix, [linear(16), linear(8), linear(0)])
      .clamped(lowerBound: .zero, upperBound: .one)
    // To CIE XYZ, in which white (D65) is 0.95047, 1, 1.08883.
    let xyz = product(
      [
        [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
      ], seen)
    func f(_ share: Double) -> Double {
      share > 216.0 / 24389 ? cbrt(share) : (24389.0 / 27 * share + 16) / 116
    }
    let (x, y, z) = (f(xyz.x / 0.95047), f(xyz.y), f(xyz.z / 1.08883))
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
  }

  private func product(_ matrix: [SIMD3<Double>], _ vector: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3((matrix[0] * vector).sum(), (matrix[1] * vector).sum(), (matrix[2] * vector).sum())
  }
}

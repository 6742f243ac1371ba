/// How long a thing is measured.
struct Patience {
  var seconds: Double
  var leastSamples = 5
}

/// The median time of a call, in seconds, and what the last one returned.
struct Measurement {
  var seconds: Double
  var value: Double
}

/// Measures calls after one that does not count; short ones in groups of about 20 µs.
func measure(_ patience: Patience, _ body: () -> Double) -> Measurement {
  let first = seconds { _ = body() }
  let group = first > 20e-6 ? 1 : max(1, Int(20e-6 / seconds { _ = body() }))
  let start = ContinuousClock.now
  var value = 0.0
  var samples: [Double] = []
  while samples.count < patience.leastSamples || inSeconds(.now - start) < patience.seconds {
    let time = seconds { for _ in 0..<group { value = body() } }
    samples.append(time / Double(group))
  }
  return Measurement(seconds: median(samples), value: value)
}

/// What a call takes.
func seconds(of body: () -> Void) -> Double {
  inSeconds(ContinuousClock().measure(body))
}

func inSeconds(_ duration: Duration) -> Double { duration / .seconds(1) }

/// The value below which a part of all lies, 0.5 for the median; 0 of none.
func quantile(_ part: Double, of values: [Double]) -> Double {
  let sorted = values.sorted()
  return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(part * Double(sorted.count)))]
}

func median(_ values: [Double]) -> Double { quantile(0.5, of: values) }

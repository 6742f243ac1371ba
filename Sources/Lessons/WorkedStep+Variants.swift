import LossEngine
import Scores
import TerminalCore

/// Why a step has no variant by a seed.
package struct VariantError: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String
}

extension WorkedStep {
  /// How many tables are drawn before a variant is given up.
  private static let mostDrawings = 2000

  /// The same step with other numbers, the same for the same seed everywhere: the first table drawn for
  /// which its checks hold.
  /// - Parameter play: gives the situation after some keys were typed in another.
  package func variant(
    seed: UInt64, playing play: (Situation, [Key]) -> Situation
  ) throws(VariantError) -> WorkedStep {
    guard let variation = step.variation else {
      throw VariantError(description: "this step has no other numbers")
    }
    var generator = SplitMix64(seed: seed ^ hash(of: step.id))
    var variant = keepingItsHiding
    variant.step.checks = step.checks.filter { !$0.namesFixedNumber } + variation.checks
    let early = (variation.checks + step.checks.filter { !$0.namesFixedNumber })
      .filter { !$0.looksAfterEdits }
    var failure: String?
    for _ in 0..<Self.mostDrawings {
      do { variant.start = try start.varied(by: variation, &generator) } catch {
        throw VariantError(description: "vary: \(error)")
      }
      guard variant.start != start,
        variant.start.model.firstOverflow(at: variant.start.scale) == nil
      else { continue }
      // Checks of what is before the edits refuse most tables, without typing the edits; the
      // variation's own come first, as they are made to refuse.
      variant.end = variant.start
      failure = early.lazy.compactMap { $0.failure(in: variant) }.first
      guard failure == nil else { continue }
      if !step.edits.isEmpty { variant.end = play(variant.start, step.edits) }
      failure = variant.step.checks.lazy.compactMap { $0.failure(in: variant) }.first
      if failure == nil { return variant }
    }
    let last = failure.map { "; the last: \($0)" } ?? ""
    throw VariantError(
      description: "vary: no table of \(Self.mostDrawings) drawn keeps the checks\(last)")
  }
}

extension WorkedStep {
  /// The step as it is asked again: with other numbers or, where it has none, with its choices in another
  /// order.
  package func again(
    seed: UInt64, playing play: (Situation, [Key]) -> Situation
  ) throws(VariantError) -> WorkedStep {
    if step.variation != nil { return try variant(seed: seed, playing: play) }
    var again = keepingItsHiding
    if case .choices(var choices)? = step.question?.kind {
      choices.shuffle(seed: seed)
      again.step.question?.kind = .choices(choices)
    }
    return again
  }

  /// The same, but that what it hides and reveals no longer comes from its checks, nor from what other
  /// steps ask or reveal of its own numbers.
  private var keepingItsHiding: WorkedStep {
    var kept = self
    (kept.step.hides, kept.step.reveals, kept.revealedBefore) = (hides, reveals, [])
    kept.askedLater.removeAll { $0.items != [.entropy] }
    return kept
  }
}

extension WorkedLesson {
  /// What is wrong with variants of the steps, of each step the first seed for which something is.
  /// - Parameter count: how many variants of each step to draw, by the seeds from 1 on.
  package func variantProblems(
    count: Int, playing play: (Situation, [Key]) -> Situation
  ) -> [LessonProblem] {
    steps.flatMap { step -> [LessonProblem] in
      guard let line = step.step.variation?.line else { return [] }
      for seed in 1...UInt64(count) {
        do throws(VariantError) {
          let problems = try step.variant(seed: seed, playing: play).problems()
          guard !problems.isEmpty else { continue }
          return problems.map { problem in
            var problem = problem
            problem.text = "other numbers, seed \(seed): " + problem.text
            return problem
          }
        } catch {
          return [step.problem("other numbers, seed \(seed): \(error)", line: line)]
        }
      }
      return []
    }
  }
}

/// A number that tells steps apart, the same everywhere (FNV-1a).
private func hash(of text: String) -> UInt64 {
  text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0100_0000_01b3 }
}

extension Check {
  /// Whether one side is only numbers, which hold for the step's own table.
  var namesFixedNumber: Bool {
    guard case .relation(let left, _, let right, _) = claim else { return false }
    return left.quantities.isEmpty || right.quantities.isEmpty
  }

  /// Whether it needs the table after the edits.
  var looksAfterEdits: Bool {
    if case .unchanged = claim { return true }
    return quantities.contains { $0.moment == .after }
  }
}

extension Situation {
  /// The situation with what a variation names drawn anew.
  fileprivate func varied(
    by variation: Variation, _ generator: inout SplitMix64
  ) throws(Mistake) -> Situation {
    var varied = self
    if let drawing = variation.scores {
      guard !model.isComputed else { throw Mistake("scores: they are W x + b; vary weights") }
      for cell in try cells(of: drawing.places) {
        varied.table.apply(
          .setScore(
            table.examples[cell.example], table.classes[cell.class],
            drawing.values.draw(&generator)))
      }
    }
    for name in variation.labels ?? [] {
      let example = table.examples[try position(ofExample: name)]
      let label = table.classes[generator.below(table.classCount)]
      varied.table.apply(.setLabel(example, label))
    }
    if let values = variation.scale { varied.scale = values.draw(&generator) }
    if let values = variation.margin { varied.hinge.margin = values.draw(&generator) }
    for edit in try classifierEdits(of: variation, &generator) {
      varied.model.apply(.classifier(edit))
    }
    return varied
  }

  /// The scores to draw, example by example.
  private func cells(of places: [Variation.Place]) throws(Mistake) -> [Selection] {
    guard !places.isEmpty else {
      return table.examples.indices.flatMap { example in
        table.classes.indices.map { Selection(example: example, class: $0) }
      }
    }
    var cells: [Selection] = []
    for place in places {
      let example = try position(ofExample: place.example)
      let classes =
        if let name = place.class { [try position(ofClass: name)] } else {
          Array(table.classes.indices)
        }
      cells += classes.map { Selection(example: example, class: $0) }
    }
    return cells
  }

  private func classifierEdits(
    of variation: Variation, _ generator: inout SplitMix64
  ) throws(Mistake) -> [ClassifierEdit] {
    var edits: [ClassifierEdit] = []
    guard variation.weights != nil || variation.bias != nil || variation.inputs != nil else {
      return edits
    }
    let inputs = try classifier.classifier.inputCount
    for id in table.classes {
      for d in 0..<inputs {
        guard let values = variation.weights else { break }
        edits.append(.setWeight(id, input: d, values.draw(&generator)))
      }
      if let values = variation.bias { edits.append(.setBias(id, values.draw(&generator))) }
    }
    for id in table.examples {
      for d in 0..<inputs {
        guard let values = variation.inputs else { break }
        edits.append(.setInput(id, input: d, values.draw(&generator)))
      }
    }
    return edits
  }
}

extension Variation.Values {
  fileprivate func draw(_ generator: inout SplitMix64) -> Double {
    switch self {
    case .choices(let numbers): return numbers[generator.below(numbers.count)]
    case .decimals(let from, let through, let decimals):
      let units = from + generator.below(through - from + 1)
      return Double(units) / Double(Self.unitsOfOne(decimals))
    }
  }
}

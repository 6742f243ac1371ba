import Scores

extension WorkedLesson {
  /// The lesson on paper, as Markdown: texts, tables and questions.
  /// - Parameter withAnswers: whether the answers and what explains them follow each question.
  package func handout(withAnswers: Bool) -> String {
    var parts = ["# \(escaped(lesson.title))"]
    var rest = steps[...]
    for chapter in lesson.chapters {
      parts.append("## \(escaped(chapter.title))")
      for worked in rest.prefix(chapter.steps.count) {
        parts += worked.handout(withAnswers: withAnswers)
      }
      rest = rest.dropFirst(chapter.steps.count)
    }
    return parts.joined(separator: "\n\n") + "\n"
  }
}

extension WorkedStep {
  fileprivate func handout(withAnswers: Bool) -> [String] {
    var parts = ["### \(escaped("\(step.id) · \(step.title)"))"]
    if step.start.model != nil || step.start.scale != nil {
      parts.append(start.markdown(hiding: hidden))
    }
    parts.append(markdown(text(of: step.text, hiding: withAnswers ? .nothing : hidden)))
    guard let question = step.question else {
      return parts + (step.explanation.map { [markdown(text(of: $0, moment: .after))] } ?? [])
    }
    parts.append("**\(escaped(text(of: question.ask)))**")
    if case .choices(let choices) = question.kind {
      parts.append(
        choices.enumerated().map { "\($0 + 1). \(escaped(text(of: $1.text)))" }
          .joined(separator: "\n"))
    } else {
      parts.append("Answer: ______")
    }
    guard withAnswers else { return parts }
    switch question.kind {
    case .choices(let choices):
      let right = choices.indices.filter { choices[$0].isRight }.map { "\($0 + 1)" }
      parts.append("*Answer: \(right.joined(separator: ", "))*")
    case .number(let number):
      parts.append("*Answer: \(escaped(text(ofAnswer: number)))*")
    }
    return parts + (step.explanation.map { [markdown(text(of: $0, moment: .after))] } ?? [])
  }

  private var hidden: Hidden {
    var hidden = Hidden.nothing
    hidden.hide(hides, in: start.table)
    return hidden
  }

  /// A text of the screen: lines that begin with two blanks stay as they are, in a block of code.
  private func markdown(_ text: String) -> String {
    var blocks: [String] = []
    var code: [Substring] = []
    func closeCode() {
      if !code.isEmpty { blocks.append("```\n\(code.joined(separator: "\n"))\n```") }
      code = []
    }
    var prose: [Substring] = []
    func closeProse() {
      if !prose.isEmpty { blocks.append(prose.map { escaped(String($0)) }.joined(separator: "\n")) }
      prose = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("  ") {
        closeProse()
        code.append(line.dropFirst(2))
      } else if line.isEmpty {
        closeCode()
        closeProse()
      } else {
        closeCode()
        prose.append(line)
      }
    }
    closeCode()
    closeProse()
    return blocks.joined(separator: "\n\n")
  }
}

extension Situation {
  /// The table as on the slides: a column an example, a row a class, the labels in bold.
  fileprivate func markdown(hiding hidden: Hidden) -> String {
    let names = table.examples.map { escaped(table.name(of: $0)) }
    var lines = ["| | \(names.joined(separator: " | ")) |"]
    lines.append("| --- |" + names.map { _ in " ---: |" }.joined())
    for (position, id) in table.classes.enumerated() {
      let cells = table.examples.enumerated().map { example, exampleID in
        let isHidden = hidden.hidesScore(of: exampleID, id)
        let text = isHidden ? "?" : NumberText.score(row(of: example).shown(position))
        return table.label(example) == position ? "**\(text)**" : text
      }
      lines.append("| \(escaped(table.name(of: id))) | \(cells.joined(separator: " | ")) |")
    }
    let k = scale == 1 ? "" : " Scores at W × \(NumberText.factor(scale))."
    return lines.joined(separator: "\n") + "\n\nThe label's score is bold.\(k)"
  }
}

/// A text of one line whose characters mean nothing to Markdown.
private func escaped(_ text: String) -> String {
  text.reduce(into: "") { result, character in
    if "\\`*_[]<>#|".contains(character) { result.append("\\") }
    result.append(character)
  }
}

extension Lesson {
  /// A lesson to begin with: a question with a number, one with choices, and other numbers for practice.
  package static let skeleton = """
    title: My lesson
    chapters:
      - title: First chapter
        steps:
          - id: first              # stable: progress is kept by it
            title: A loss to compute
            text: |
              x1's label is cat. Its score is {score.x1.cat}, that of dog {score.x1.dog}.
            table:
              classes: [cat, dog]
              examples:
                - {name: x1, label: cat, scores: [2, 3.5]}
            select: x1 dog
            question:
              ask: What is the SVM loss of x1?
              answer: svm.x1
              feedback: Put the scores into max(0, s_j − s_y + 1).
            hints: [There is one wrong class, so there is one term.]
            edits: "["
            explanation: |
              {svm.x1 before}. A nudge down for dog makes it {svm.x1}.
            checks:
              - svm.x1 = 2.5
              - svm.x1 after < svm.x1
            vary:                  # w asks the same with other numbers
              scores: {from: -2, to: 5, decimals: 1}
              checks: [svm.x1 > 0.2]

          - id: second
            title: A question with choices
            text: What if W is doubled? The scores are doubled with it.
            table: carry on
            question:
              ask: What happens to the SVM loss of x1?
              choices:
                - text: It's doubled
                  feedback: The margin of 1 isn't.
                - text: It grows, but to less than twice of what it was
                  right: true
            edits: ">"
            explanation: "From {svm.x1 before} to {svm.x1}."
            checks:
              - svm.x1 after > svm.x1
              - svm.x1 after < 2 * svm.x1

    """
}

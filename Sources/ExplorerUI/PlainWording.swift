/// What a lesson's text says of the screen, and what takes its place in plain mode; each is a part of one
/// line.
private let wordings = [
  // The marks of scores are words.
  ("*, the label, ", "label: "), ("?, what you are", "hidden: what you are"),
  ("!, a class with the highest score, where it isn't the label", "wins: the highest score"),
  (", and F8 marks it with a !", ", and F8 says that it is wrong"),
  // What is shown beside the card is told, or read.
  ("the table above", "the table"), ("the W above", "this W"), ("as above: ", "as here: "),
  ("Above: ", "In the table: "), ("Above are ", "In the table are "),
  ("Beside the table a box shows W × 2, too", "W × 2 is told too"),
  ("a box shows W × 2", "W × 2 is told too"),
  ("in the column avg", "the mean"), ("The column avg has", "read table has"),
  ("a row appears below the lecture's SVM row", "its losses are told after the lecture's SVM"),
  ("after the arrows", "after each \"to\""),
  // Nothing has more room than other things.
  (" Z: all rows.", " read table reads it."),
  ("Z shows all ten rows.", "read table reads all ten classes."),
  (", z gives them more room", ""), ("F8, then z.", "F8."),
  ("F9, F2 twice, Enter: the votes.", "F9: the votes."),
]

/// A lesson's text as somebody hears it who has no screen.
func heard(_ text: String) -> String {
  wordings.reduce(text) { $0.replacing($1.0, with: $1.1) }
}

import ExplorerCore
import Lessons
import Scores

/// A number with its name, as plain mode says it: "softmax 0.127".
struct PlainFigure: Hashable {
  let name: String
  /// `?` where it is hidden.
  let text: String

  /// "Softmax 0.127."
  var sentence: String { "\(capitalized(name)) \(text)." }

  /// "Softmax 0.127, was 0.0791.", "SVM 0, unchanged."
  func sentence(was before: String?) -> String {
    guard let before, !(before == text && text == Readings.unknown) else { return sentence }
    let past = before == text ? "unchanged" : "was \(before)"
    // A text of several parts has commas of its own.
    return "\(capitalized(name)) \(text)\(text.contains(", ") ? ";" : ",") \(past)."
  }
}

/// The name of a loss's mean over the table; of "SVM mean" it is none that says mean twice.
func plainMean(of loss: String) -> String {
  loss.contains(" mean") ? "mean over examples of the \(loss)" : "mean \(loss)"
}

/// A sentence with a capital letter; a Greek one stays as it is.
func capitalized(_ text: String) -> String {
  text.first?.isASCII == true ? text.prefix(1).uppercased() + text.dropFirst() : text
}

extension Readings {
  /// The losses of an example that have a place on the screen.
  func plainLosses(of example: Int) -> [PlainFigure] {
    let hinges = state.hinges.indices.map { index in
      PlainFigure(name: hingeNames(state.hinges[index])[0], text: hinge(index, of: example).text)
    }
    return (state.shows(.svm) ? hinges : [])
      + (state.shows(.softmax)
        ? [PlainFigure(name: "softmax", text: softmax(of: example).text)] : [])
  }

  /// The scores of an example at W × k.
  func plainScores(of example: Int) -> [PlainFigure] {
    let row = row(example)
    return state.table.classes.indices.map { position in
      let isHidden = hidesScore(example, position)
      return PlainFigure(
        name: "score of \(state.table.className(position))",
        text: isHidden ? Readings.unknown : plainNumber(row.row.shown(position)))
    }
  }

  /// R of the rows of W: "R of w1 by L2 0.25".
  var plainPenalties: [PlainFigure] {
    state.table.classes.indices.prefix(mostPlainItems).flatMap { position in
      zip(Readings.penaltyHeads, rowPenalties(ofClass: position)).map { kind, text in
        PlainFigure(name: "R of \(state.table.className(position)) by \(kind)", text: text)
      }
    }
  }

  /// P(label) and the prediction of an example.
  func plainPrediction(of example: Int) -> [PlainFigure] {
    let probability = PlainFigure(name: "P(label)", text: labelProbability(of: example).text)
    let row = row(example)
    let predicted =
      row.prediction.map { "\(row.predictedName), \($0.isCorrect ? "right" : "wrong")" }
    return (state.shows(.softmax) ? [probability] : [])
      + (state.shows(.labels)
        ? [PlainFigure(name: "predicts", text: predicted ?? Readings.unknown)] : [])
  }

  /// The mean losses, the accuracy and, where W is penalized, the full losses.
  func plainMeans(at factor: Factor) -> [PlainFigure] {
    let (means, losses) = (means(at: factor), shownLosses(state))
    var figures = losses.map { index, loss in
      PlainFigure(name: plainMean(of: loss.names[0]), text: means.losses[index])
    }
    if state.shows(.labels) {
      figures.append(PlainFigure(name: "accuracy", text: means.accuracy))
    }
    guard let regularizer else { return figures }
    figures += [
      PlainFigure(name: "R(W) \(regularizer.kind.rawValue)", text: penalty(at: factor).text),
      PlainFigure(name: "λ R(W)", text: regularizationLoss(at: factor).text),
    ]
    let names = [(Topic.svm, "full \(hingeNames(state.hinge)[0])"), (.softmax, "full softmax")]
    for ((topic, name), full) in zip(names, fullLosses(at: factor)) where state.shows(topic) {
      figures.append(PlainFigure(name: name, text: full.text))
    }
    return figures
  }

  /// k and the losses that are chosen.
  var plainSettings: [PlainFigure] {
    let hinge = state.hinge
    let loss = hingeSum(hinge) + (hinge.squares ? ", each term squared" : "")
    let regularizer =
      state.shows(.regularization) ? state.model.linear?.regularizer.description : nil
    return [PlainFigure(name: "W times", text: NumberText.factor(state.scale))]
      + (state.shows(.svm)
        ? [
          PlainFigure(name: "Δ", text: NumberText.factor(hinge.margin)),
          PlainFigure(name: "SVM loss", text: loss),
        ] : [])
      + (regularizer.map { [PlainFigure(name: "penalty", text: $0)] } ?? [])
  }
}

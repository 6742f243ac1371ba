import Foundation
import Scores
import TestSupport
import Testing

@testable import ScoreFiles

/// What errors about files of another kind propose, run: what it writes opens, with the right numbers.
@Suite(.serialized, .enabled("needs python3 with NumPy") { canRunNumPy })
struct FileAdviceTests {
  @Test(arguments: [
    ("a.npz", "np.savez('a.npz', y=[0, 1, 1], logits=a)", 0..<2, ""),
    ("a.pkl", "pickle.dump(a, open('a.pkl', 'wb'))", 0..<1, ""),
    ("d.pkl", "pickle.dump({'s': a}, open('d.pkl', 'wb'))", 2..<3, "'s'"),
    ("d.npy", "np.save('d.npy', {'s': a})", 0..<1, "'s'"),
    ("t.pkl", "pickle.dump((y, a), open('t.pkl', 'wb'))", 2..<3, "1"),
  ])
  func `arrays in other files become arrays alone`(
    name: String, making: String, lines: Range<Int>, key: String
  ) throws {
    try withTemporaryFolder { folder in
      try python("import pickle; " + making, in: folder)
      let advice = try advice(on: name, in: folder)[lines].joined(separator: "; ")
      try python(advice.replacing("[KEY]", with: "[\(key)]"), in: folder)
      try expectScores(in: "scores.npy", folder)
      if lines.count == 2 {
        let table = try NPYFile.read(folder + "/scores.npy", labels: folder + "/labels.npy").table
        #expect((0..<3).map(table.label) == [0, 1, 1])
      }
    }
  }

  @Test func `what shows a pickle's contents shows them`() throws {
    try withTemporaryFolder { folder in
      try python("import pickle; pickle.dump({'s': a}, open('a b.pkl', 'wb'))", in: folder)
      let message = try message(on: "a b.pkl", in: folder)
      let command = try #require(message.firstMatch(of: /; (python3 .*) shows what is in it/)?.1)
      #expect(try run(["sh", "-c", String(command)], in: folder).hasPrefix("{'s': array([["))
    }
  }

  @Test func `text that np.savetxt wrote becomes an array`() throws {
    try withTemporaryFolder { folder in
      try python("np.savetxt('a.txt', a)", in: folder)
      try python(try advice(on: "a.txt", in: folder)[0], in: folder)
      try expectScores(in: "scores.npy", folder)
    }
  }

  @Test(
    .enabled("needs pandas") { canRunPandas },
    arguments: [
      ("f.pkl", "to_pickle('f.pkl')", 1),
      ("l.jsonl", "to_json('l.jsonl', orient='records', lines=True)", 0),
      ("r.json", "to_json('r.json', orient='records')", 0), ("c.json", "to_json('c.json')", 0),
      ("i.json", "to_json('i.json', orient='index')", 0),
      ("s.json", "to_json('s.json', orient='split')", 0),
      ("v.json", "to_json('v.json', orient='values')", 0),
      ("e.csv", "to_csv('e.csv', sep=';', decimal=',', index=False)", 0),
      ("d.csv", "to_csv('d.csv', decimal=',', index=False)", 0),
      ("d.tsv", "to_csv('d.tsv', sep='\\t', decimal=',', index=False)", 0),
      ("x.csv", "T.to_csv('x.csv', index=False)", 0),
      ("n.csv", "to_csv('n.csv', sep=';', decimal=',', index=False, header=False)", 0),
    ])
  func `what pandas writes becomes CSV`(name: String, writing: String, line: Int) throws {
    try withTemporaryFolder { folder in
      let frame = "import pandas as pd; pd.DataFrame(a, columns=['c t', 'dog'])"
      try python("\(frame).\(writing)", in: folder)
      try python("import pandas as pd; " + advice(on: name, in: folder)[line], in: folder)
      let table = try expectScores(in: "scores.csv", folder, hasHeader: name != "n.csv")
      #expect(table.className(0) == (["v.json", "n.csv", "x.csv"].contains(name) ? "0" : "c t"))
    }
  }

  @Test(
    .enabled("needs jq") { canRunJQ },
    arguments: [
      "{'examples': E}['examples']", "'\\n'.join(map(json.dumps, E))",
    ])
  func `examples without a table around them become one`(text: String) throws {
    try withTemporaryFolder { folder in
      try python(
        """
        import json
        E = [{'name': str(i), 'label': 0, 'scores': list(s)} for i, s in enumerate(a)]
        E = \(text); open('e.json', 'w').write(E if isinstance(E, str) else json.dumps(E))
        """, in: folder)
      let message = try message(on: "e.json", in: folder, labels: nil)
      let command = try #require(message.split(separator: "own classes: ").last)
      _ = try run(["sh", "-c", String(command)], in: folder)
      let table = try ScoreFile.read(folder + "/scores.json").table
      #expect((0..<3).map(table.scores) == rows && table.className(1) == "dog")
    }
  }

  /// The lines of Python in the message about a file.
  private func advice(on name: String, in folder: String) throws -> [String] {
    try message(on: name, in: folder)
      .matches(of: /(np\.save|pd\.read_[a-z]+)\(.*?\)(?=; |$)/).map { String($0.0) }
  }

  private func message(
    on name: String, in folder: String, labels: String? = "y.txt"
  ) throws -> String {
    let error = #expect(throws: ScoreFileError.self) { try read(name, folder, labels) }
    return try #require(error?.description)
  }

  @discardableResult
  private func expectScores(
    in name: String, _ folder: String, hasHeader: Bool = true
  ) throws -> ScoreTable {
    let table = try read(name, folder, "y.txt", hasHeader: hasHeader)
    #expect((0..<3).map(table.scores) == rows)
    return table
  }

  private func read(
    _ name: String, _ folder: String, _ labels: String?, hasHeader: Bool = true
  ) throws -> ScoreTable {
    var options = ReadingOptions()
    options.hasHeader = hasHeader
    options.labelsFile = labels.map { "\(folder)/\($0)" }
    try "0\n1\n1\n".write(toFile: folder + "/y.txt", atomically: false, encoding: .utf8)
    return try ScoreFile.read("\(folder)/\(name)", options).table
  }
}

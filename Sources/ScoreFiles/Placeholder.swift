import LossEngine
import Scores

package enum ScoreFile {
  package static func read(_ path: String) throws(ScoreFileError) -> ScoreTable { .lecture }
  package static func save(_ table: ScoreTable, to path: String) throws(ScoreFileError) {}
}
package struct ScoreFileError: Error, CustomStringConvertible {
  package var description: String
  package var exitCode: Int32 = 65
}
package enum ReportFormat: String, CaseIterable { case table, json, csv, markdown }
package struct Report {
  package init(_ table: ScoreTable, hinge: HingeLoss, scale: Double) throws(ScoreFileError) {}
  package func text(_ format: ReportFormat) -> String { "" }
}

/// What a picture of the screen shows, in words.
package struct Caption: Hashable, Sendable {
  package var title: String
  package var description: String

  package init(title: String, description: String) {
    (self.title, self.description) = (title, description)
  }
}

/// A screen of an animated picture, and how long it is seen.
package struct Scene: Hashable, Sendable {
  package var frame: Frame
  package var milliseconds: Int

  package init(_ frame: Frame, milliseconds: Int) {
    (self.frame, self.milliseconds) = (frame, milliseconds)
  }
}

extension Frame {
  /// The screen as an SVG document; the same for the same screen and caption.
  package func svg(_ caption: Caption) -> String {
    let rows = (0..<size.rows).map { SVGRow(frame: self, row: $0).elements }
    return svgDocument(caption, rows.joined() + cursorElement)
  }

  /// A document of the frame's size and theme.
  fileprivate func svgDocument(_ caption: Caption, style: String = "", _ body: String) -> String {
    let (cell, paper) = (SVGRow.cell, theme.paper)
    let (width, height) = ((size.columns + 2) * cell.columns, (size.rows + 1) * cell.rows)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="\(-cell.columns) \(-cell.rows / 2) \(width) \(height)" role="img" \
      aria-labelledby="title desc">
      <title id="title">\(escapedForXML(caption.title))</title>
      <desc id="desc">\(escapedForXML(caption.description))</desc>
      <style>text{white-space:pre}.b{font-weight:bold}.u{text-decoration:underline}\(style)</style>
      <rect x="\(-cell.columns)" y="\(-cell.rows / 2)" width="\(width)" height="\(height)" \
      rx="6" fill="\(paper.ground)"/>
      <g fill="\(paper.ink)" font-size="13" shape-rendering="crispEdges" \
      font-family="ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace">
      \(body)</g>
      </svg>

      """
  }

  fileprivate var cursorElement: String {
    guard let cursor else { return "" }
    let cell = SVGRow.cell
    return """
      <rect x="\(cursor.column * cell.columns)" y="\(cursor.row * cell.rows)" \
      width="\(cell.columns)" height="\(cell.rows)" fill-opacity="0.5"/>

      """
  }
}

/// Screens one after the other, again and again, as an SVG document. A row that several screens share
/// is there once. Where nothing moves, the last screen is seen.
/// - Parameter scenes: at least one; all of one size and theme.
package func animatedSVG(_ scenes: [Scene], _ caption: Caption) -> String {
  let frames = scenes.map(\.frame)
  guard let last = frames.last else { return "" }
  var timeline = Timeline(scenes.map(\.milliseconds))
  var body = ""
  /// Adds the distinct contents of one place, each with when it is seen.
  func add(_ contents: [String]) {
    var known: Set<String> = []
    for content in contents where !content.isEmpty && known.insert(content).inserted {
      body += timeline.group(content, when: contents.map { $0 == content })
    }
  }
  for row in 0..<last.size.rows {
    add(frames.map { SVGRow(frame: $0, row: row).elements })
  }
  add(frames.map(\.cursorElement))
  return last.svgDocument(caption, style: timeline.style, body)
}

/// When the parts of an animated picture are seen, as CSS.
private struct Timeline {
  /// When each scene begins, and when the last ends, in milliseconds.
  private let times: [Int]
  private var classes: [[Bool]: Int] = [:]
  private var rules = ""

  init(_ durations: [Int]) {
    times = durations.reduce(into: [0]) { $0.append($0[$0.count - 1] + max(1, $1)) }
  }

  private var end: Int { times[times.count - 1] }

  var style: String {
    classes.isEmpty
      ? ""
      : "\n.a{animation:\(end)ms step-end infinite}"
        + "@media(prefers-reduced-motion:reduce){.a{animation:none!important}}\n" + rules
  }

  /// A content that is seen in some of the scenes.
  mutating func group(_ content: String, when isSeen: [Bool]) -> String {
    if !isSeen.contains(false) { return content }
    let number = classes[isSeen] ?? classes.count
    if classes.updateValue(number, forKey: isSeen) == nil {
      rules += "@keyframes k\(number){"
      for index in isSeen.indices where index == 0 || isSeen[index] != isSeen[index - 1] {
        let state = isSeen[index] ? "visible" : "hidden"
        rules += "\(percentage(times[index])){visibility:\(state)}"
      }
      rules += "}.k\(number){animation-name:k\(number)}\n"
    }
    let rest = isSeen.last == true ? "" : " visibility=\"hidden\""
    return "<g class=\"a k\(number)\"\(rest)>\n\(content)</g>\n"
  }

  /// A time as a share of the whole, to a thousandth of a percent.
  private func percentage(_ time: Int) -> String {
    let share = time * 100_000 / end
    let rest = String(share % 1000)
    return "\(share / 1000).\(String(repeating: "0", count: 3 - rest.utf8.count))\(rest)%"
  }
}

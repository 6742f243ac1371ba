import Foundation
import TerminalCore
import Testing

@Suite struct ClipboardTests {
  @Test(arguments: ["", "a", "ab", "abc", "loss-explorer --table 'ä; 猫=1'", "~~~???>>>"])
  func `a text for the clipboard is in base 64 between its marks`(text: String) {
    let bytes = clipboardSequence(text)
    let encoded = Data(text.utf8).base64EncodedString()
    #expect(String(decoding: bytes, as: UTF8.self) == "\u{1B}]52;c;\(encoded)\u{07}")
  }
}

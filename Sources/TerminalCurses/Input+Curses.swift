import CCurses
import TerminalCore

extension Input {
  /// What ncurses read; nil when there was nothing more.
  init?(_ read: cc_input) {
    switch read.kind {
    case CC_CHARACTER: self = .character(read.code)
    case CC_KEY: self = .key(Key(curses: read.code))
    case CC_PASTE_BEGIN: self = .pasteBegin
    case CC_PASTE_END: self = .pasteEnd
    default: return nil
    }
  }
}

extension Key {
  fileprivate init?(curses code: UInt32) {
    if code > CC_KEY_FUNCTION.rawValue {
      self = .function(Int(code - CC_KEY_FUNCTION.rawValue))
      return
    }
    switch cc_key(rawValue: code) {
    case CC_KEY_UP: self = .up
    case CC_KEY_DOWN: self = .down
    case CC_KEY_LEFT: self = .left
    case CC_KEY_RIGHT: self = .right
    case CC_KEY_HOME: self = .home
    case CC_KEY_END: self = .end
    case CC_KEY_PAGE_UP: self = .pageUp
    case CC_KEY_PAGE_DOWN: self = .pageDown
    case CC_KEY_ENTER: self = .enter
    case CC_KEY_BACK_TAB: self = .backTab
    case CC_KEY_BACKSPACE: self = .backspace
    case CC_KEY_DELETE: self = .delete
    case CC_KEY_INSERT: self = .insert
    default: return nil
    }
  }
}

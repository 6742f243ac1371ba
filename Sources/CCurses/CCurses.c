// Opening, closing and drawing.
#define _GNU_SOURCE  // for wcwidth
#include "CCurses.h"

#include <curses.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "Private.h"
#include "Screen.h"

struct screen cc_screen = {.keys = -1};

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

static int keep(int byte) {
  if (cc_restoring.count < sizeof cc_restoring.bytes)
    cc_restoring.bytes[cc_restoring.count++] = (char)byte;
  return byte;
}

// Notes the bytes and modes that make the terminal what it was.
static void prepare_restoring(int keys) {
  const char *capabilities[] = {keypad_local, exit_attribute_mode, orig_pair, cursor_normal,
                                exit_ca_mode ? exit_ca_mode : "\r\n"};
  cc_restoring.output = STDOUT_FILENO;
  tcgetattr(keys, &cc_restoring.modes);
  cc_restoring.count = 0;
  for (const char *byte = paste_off; *byte; byte++) keep(*byte);
  for (size_t i = 0; i < sizeof capabilities / sizeof *capabilities; i++)
    if (capabilities[i]) tputs(capabilities[i], 1, keep);
}

const char *cc_terminal_name(void) {
  const char *name = getenv("TERM");
  return name ? name : "";
}

static enum cc_opening look_at_terminal(int keys) {
  if (!isatty(keys) || !isatty(STDOUT_FILENO)) return CC_NO_TERMINAL;
  int status = 0;
  if (!*cc_terminal_name()) return CC_UNKNOWN_TERMINAL;
  if (setupterm(NULL, STDOUT_FILENO, &status) == ERR)
    return status == 1 ? CC_POOR_TERMINAL : CC_UNKNOWN_TERMINAL;
  return cursor_address && clear_screen ? CC_OPENED : CC_POOR_TERMINAL;
}

static void start_colors(enum cc_colors wanted) {
  const char *no_color = getenv("NO_COLOR");
  bool is_off = wanted == CC_COLORS_NEVER ||
                (wanted == CC_COLORS_AUTO && no_color && *no_color);
  memset(cc_screen.has_pair, 0, sizeof cc_screen.has_pair);
  cc_screen.color_count = 0;
  if (is_off || !has_colors() || start_color() == ERR) return;
  use_default_colors();
  cc_screen.color_count = COLORS >= 256 && COLOR_PAIRS > 256 ? 256 : COLORS >= 8 ? 8 : 0;
}

enum cc_opening cc_open(enum cc_colors colors, bool keys_from_controlling_terminal) {
  if (cc_screen.curses) return CC_OPENED;
  // Only the character type: numbers keep their decimal dot.
  setlocale(LC_CTYPE, "");
  cc_screen.is_unicode = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  int keys =
      keys_from_controlling_terminal ? open("/dev/tty", O_RDWR | O_CLOEXEC) : STDIN_FILENO;
  enum cc_opening result = look_at_terminal(keys);
  FILE *input = NULL;
  if (result == CC_OPENED) {
    if (!(input = keys == STDIN_FILENO ? stdin : fdopen(keys, "r+")) || !cc_watch_signals())
      result = CC_NO_TERMINAL;
  }
  if (result == CC_OPENED) {
    prepare_restoring(keys);
    cc_restoring.is_needed = 1;
    cc_screen.curses = newterm(NULL, stdout, input);
    if (!cc_screen.curses) {
      cc_restoring.is_needed = 0;
      cc_unwatch_signals();
      result = CC_UNKNOWN_TERMINAL;
    }
  }
  if (result != CC_OPENED) {
    if (keys > STDERR_FILENO) close(keys);
    return result;
  }
  cc_screen.keys = keys;
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);  // for the sequences that terminfo names
  typeahead(-1);  // a frame is always painted whole
  start_colors(colors);
  curs_set(0);
  cc_screen.cursor_shown = false;
  cc_resize();
  cc_write_all(STDOUT_FILENO, paste_on, sizeof paste_on - 1);
  static bool closes_at_exit = false;
  if (!closes_at_exit) closes_at_exit = atexit(cc_close) == 0;
  return CC_OPENED;
}

static void leave(void) {
  cc_write_all(STDOUT_FILENO, paste_off, sizeof paste_off - 1);
  curs_set(1);
  cc_screen.cursor_shown = true;
  endwin();
  cc_restoring.is_needed = 0;
}

void cc_close(void) {
  if (!cc_screen.curses) return;
  leave();
  cc_unwatch_signals();
  delscreen(cc_screen.curses);
  cc_screen.curses = NULL;
  if (cc_screen.keys > STDERR_FILENO) close(cc_screen.keys);
  cc_screen.keys = -1;
}

// Paints at once what was last on the screen: the terminal is ours again, whatever comes next.
void cc_retake(void) {
  cc_restoring.is_needed = 1;
  reset_prog_mode();
  curs_set(0);
  cc_screen.cursor_shown = false;
  clearok(curscr, TRUE);
  if (!isendwin()) {
    // Whoever stopped us, perhaps with SIGSTOP, may have reset the terminal since.
    if (enter_ca_mode) putp(enter_ca_mode);
    if (keypad_xmit) putp(keypad_xmit);
  }
  doupdate();
  cc_write_all(STDOUT_FILENO, paste_on, sizeof paste_on - 1);
  cc_arrivals.resized = 1;  // the window may have changed meanwhile
  cc_wake();
}

void cc_suspend(void) {
  leave();
  cc_stop_process();
  cc_retake();
}

bool cc_is_unicode(void) { return cc_screen.is_unicode; }
int cc_color_count(void) { return cc_screen.color_count; }
int cc_rows(void) { return LINES; }
int cc_columns(void) { return COLS; }

void cc_resize(void) {
  struct winsize window;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_row && window.ws_col &&
      (window.ws_row != LINES || window.ws_col != COLS))
    resize_term(window.ws_row, window.ws_col);
  cc_clear();
}

void cc_clear(void) {
  erase();
  clearok(curscr, TRUE);
}

// The character as this terminal can show it, in as many columns: fills 1 or 2 of `shown`.
static int showable(uint32_t scalar, int width, wchar_t *shown) {
  if (cc_screen.is_unicode && wcwidth((wchar_t)scalar) == width) {
    shown[0] = (wchar_t)scalar;
    return 1;
  }
  // Not in this locale, or the C library disagrees about its columns.
  shown[0] = cc_screen.is_unicode ? 0xFFFD : L'?';
  shown[1] = shown[0];
  return width;
}

void cc_put(int row, int column, const uint32_t *characters, int count, struct cc_look look) {
  static cchar_t cells[1024];
  const int most = sizeof cells / sizeof *cells - 2;
  if (row < 0 || row >= LINES || column < 0) return;
  attr_t attributes = (look.bold ? A_BOLD : 0) | (look.underlined ? A_UNDERLINE : 0) |
                      (look.reversed ? A_REVERSE : 0);
  short pair = 0;
  if (look.color >= 0 && look.color < cc_screen.color_count) {
    pair = look.color + 1;
    if (!cc_screen.has_pair[pair]) {
      cc_screen.has_pair[pair] = init_pair(pair, look.color, -1) == OK;
    }
  }
  cchar_t blank;
  setcchar(&blank, L" ", attributes, pair, NULL);
  int filled = 0, marks = 0, width_filled = 0;
  for (int i = 0; i < count && column + width_filled < COLS; i++) {
    uint32_t scalar = characters[i] & 0x1FFFFF;
    int width = (int)(characters[i] >> 24);
    if (scalar < 0x7F) {
      cells[filled] = blank;
      cells[filled++].chars[0] = (wchar_t)scalar;
      marks = 0;
    } else if (width == 0) {
      if (filled > 0 && marks + 1 < CCHARW_MAX && cc_screen.is_unicode &&
          wcwidth((wchar_t)scalar) == 0)
        cells[filled - 1].chars[++marks] = (wchar_t)scalar;
    } else {
      wchar_t shown[2];
      int shown_count = showable(scalar, width, shown);
      for (int k = 0; k < shown_count; k++) {
        cells[filled] = blank;
        cells[filled++].chars[0] = shown[k];
      }
      marks = 0;
    }
    width_filled += width;
    bool is_end = i + 1 == count || characters[i + 1] >> 24 != 0;
    if (filled >= most && is_end) {
      mvadd_wchnstr(row, column, cells, filled);
      column += width_filled;
      filled = width_filled = 0;
    }
  }
  if (filled > 0) mvadd_wchnstr(row, column, cells, filled);
}

void cc_show(int cursor_row, int cursor_column, bool afresh) {
  if (afresh) redrawwin(stdscr);
  bool shows = cursor_row >= 0 && cursor_row < LINES && cursor_column >= 0 && cursor_column < COLS;
  leaveok(stdscr, !shows);
  if (shows) move(cursor_row, cursor_column);
  if (shows != cc_screen.cursor_shown) curs_set(shows);
  cc_screen.cursor_shown = shows;
  wnoutrefresh(stdscr);
  doupdate();
}

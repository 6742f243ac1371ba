// Painting: what has changed of a frame is collected and written at once. ncurses says which bytes
// move the terminal's cursor and change its look. Its windows are not used: they would compare every
// cell a second time, and ncurses 6.4 makes a system call at each move of the cursor.
#include <curses.h>
#include <limits.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "CCurses.h"
#include "Private.h"

static struct {
  char bytes[16 * 1024];
  size_t count;
  int row, column;  // where the cursor is; below 0 where that is not known
  struct cc_look look;  // how the terminal draws now
} paint = {.row = -1, .look = {.color = -1, .background = -1}};

static const struct cc_look plain = {.color = -1, .background = -1};

static void flush(void) {
  cc_write_all(STDOUT_FILENO, paint.bytes, paint.count, true);
  paint.count = 0;
}

static int add(int byte) {
  if (paint.count == sizeof paint.bytes) flush();
  paint.bytes[paint.count++] = (char)byte;
  return byte;
}

static void set_color(const char *capability, int color) {
  if (color >= 0) tputs(tparm(capability, (long)color), 1, add);
}

static bool is_colored(struct cc_look look) { return look.color >= 0 || look.background >= 0; }

// Colours are asked for one by one and not as ncurses' pairs: a terminal has few pairs, and some of
// the bytes that end a pair go from vid_puts to a buffer of ncurses' own instead of to `add`, so that
// they would arrive in the wrong place.
static void set_look(struct cc_look look) {
  struct cc_look old = paint.look;
  if (look.color == old.color && look.background == old.background && look.bold == old.bold &&
      look.underlined == old.underlined && look.reversed == old.reversed)
    return;
  attr_t attributes = (look.bold ? A_BOLD : 0) | (look.underlined ? A_UNDERLINE : 0) |
                      (look.reversed ? A_REVERSE : 0);
  // Attributes that the terminal cannot show together with colours are left out, but for reverse
  // video, which marks what is selected.
  if (is_colored(look) && no_color_video > 0)
    attributes &= ~NCURSES_BITS(no_color_video, NCURSES_ATTR_SHIFT) | A_REVERSE;
  if (is_colored(old)) tputs(orig_pair, 1, add);
  vid_puts(attributes, 0, NULL, add);
  set_color(set_a_foreground, look.color);
  set_color(set_a_background, look.background);
  paint.look = look;
}

static void move_to(int row, int column) {
  if (row == paint.row && column == paint.column) return;
  if (!move_standout_mode) set_look(plain);
  tputs(tparm(cursor_address, (long)row, (long)column), 1, add);
  paint.row = row;
  paint.column = column;
}

static void add_character(wchar_t character, int width) {
  char bytes[MB_LEN_MAX];
  size_t count = cc_screen.is_unicode || character < 0x7F
                     ? wcrtomb(bytes, character, &(mbstate_t){0}) : (size_t)-1;
  if (count == (size_t)-1)
    for (int k = 0; k < width; k++) add('?');
  else
    for (size_t k = 0; k < count; k++) add(bytes[k]);
}

void cc_put(int row, int column, const struct cc_character *characters, int count,
            struct cc_look look) {
  if (row < 0 || row >= LINES || column < 0) return;
  // A terminal whose cursor goes to the next line right after the last column would scroll the
  // screen when something is written into its last cell, which therefore stays as it is.
  int end = auto_right_margin && !eat_newline_glitch && row == LINES - 1 ? COLS - 1 : COLS;
  bool is_certain = true;
  move_to(row, column);
  set_look(look);
  for (int i = 0; i < count; i++) {
    wchar_t scalar = (wchar_t)characters[i].scalar;
    int width = characters[i].width;
    if (column + width > end) break;
    if (!is_certain && width > 0) {
      paint.row = -1;
      move_to(row, column);
      set_look(look);
    }
    add_character(scalar, width);
    // Terminals differ in how many columns they give to wide characters and to marks, so the cursor
    // is placed anew before what follows one.
    is_certain = scalar < 0x7F || !cc_screen.is_unicode || width == 1;
    column += width;
  }
  paint.column = column;
  if (!is_certain || column >= end) paint.row = -1;
}

void cc_show(int cursor_row, int cursor_column) {
  bool shows = cursor_row >= 0 && cursor_row < LINES && cursor_column >= 0 && cursor_column < COLS;
  set_look(plain);
  if (shows) move_to(cursor_row, cursor_column);
  flush();
  if (shows != cc_screen.cursor_shown) curs_set(shows);
  cc_screen.cursor_shown = shows;
}

void cc_send(const uint8_t *bytes, int count) {
  for (int k = 0; k < count; k++) add(bytes[k]);
  flush();
}

void cc_clear(void) {
  clearok(curscr, TRUE);
  refresh();
  paint.row = -1;
}

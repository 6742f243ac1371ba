// Painting. What changes goes to the terminal as it is, in two writes: the first run of it wakes the
// terminal while the rest is put together. Where the cursor shows, it would be seen to jump: there
// all is one write. ncurses' own windows would compare every cell once more, and ncurses 6.4 writes
// at each move of its cursor: 22 times a key. How the terminal moves its cursor and changes its looks
// is still ncurses' to say.
#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "CCurses.h"
#include "Private.h"
#include "Screen.h"

/// A look, with the bytes that begin it and those that end it.
struct dress {
  struct cc_look look;
  uint8_t begin_count, count;
  char bytes[94];
};

static struct {
  char bytes[16 * 1024];
  size_t count;
  bool is_begun;             // some of what changes is written
  int row, column;           // where the cursor is; below 0 where that is not known
  const struct dress *worn;  // NULL: none but the terminal's own
} paint = {.row = -1};

static void flush(void) {
  size_t written = 0;
  while (written < paint.count) {
    ssize_t count = write(STDOUT_FILENO, paint.bytes + written, paint.count - written);
    if (count > 0) written += (size_t)count;
    else if (count < 0 && errno == EAGAIN)
      poll(&(struct pollfd){.fd = STDOUT_FILENO, .events = POLLOUT}, 1, -1);
    else if (count == 0 || errno != EINTR) break;
  }
  paint.count = 0;
}

static void reserve(size_t count) {
  if (paint.count + count > sizeof paint.bytes) flush();
}

static int add(int byte) {
  reserve(1);
  paint.bytes[paint.count++] = (char)byte;
  return byte;
}

static void add_all(const char *bytes, size_t count) {
  reserve(count);
  memcpy(paint.bytes + paint.count, bytes, count);
  paint.count += count;
}

// Looks

static short pair_of(int color) {
  if (color < 0 || color >= cc_screen.color_count) return 0;
  short pair = (short)(color + 1);
  if (!cc_screen.has_pair[pair]) cc_screen.has_pair[pair] = init_pair(pair, (short)color, -1) == OK;
  return pair;
}

// Asks ncurses for the bytes, by letting it write them where they are not flushed.
static void make(struct dress *dress, struct cc_look look) {
  attr_t attributes = (look.bold ? A_BOLD : 0) | (look.underlined ? A_UNDERLINE : 0) |
                      (look.reversed ? A_REVERSE : 0);
  *dress = (struct dress){.look = look};
  reserve(sizeof paint.bytes / 2);
  size_t start = paint.count;
  vid_puts(attributes, pair_of(look.color), NULL, add);
  size_t begin_count = paint.count - start;
  vid_puts(A_NORMAL, 0, NULL, add);
  size_t count = paint.count - start;
  paint.count = start;
  if (count > sizeof dress->bytes) return;
  memcpy(dress->bytes, paint.bytes + start, count);
  dress->begin_count = (uint8_t)begin_count;
  dress->count = (uint8_t)count;
}

static bool is_same(struct cc_look a, struct cc_look b) {
  return a.color == b.color && a.bold == b.bold && a.underlined == b.underlined &&
         a.reversed == b.reversed;
}

static void wear(const struct dress *dress) {
  const struct dress *worn = paint.worn;
  if (dress == worn) return;
  if (worn) add_all(worn->bytes + worn->begin_count, worn->count - worn->begin_count);
  if (dress) add_all(dress->bytes, dress->begin_count);
  paint.worn = dress;
}

// The dress of a look, made when it is first worn.
static const struct dress *dress_of(struct cc_look look) {
  static struct dress made[64];
  static int made_count = 0;
  if (is_same(look, (struct cc_look){.color = -1})) return NULL;
  for (int i = 0; i < made_count; i++)
    if (is_same(made[i].look, look)) return &made[i];
  if (made_count == sizeof made / sizeof *made) {
    wear(NULL);
    made_count = 0;
  }
  make(&made[made_count], look);
  return &made[made_count++];
}

// Places

static void add_number(int number) {
  if (number >= 10) add_number(number / 10);
  add('0' + number % 10);
}

static void move_to(int row, int column) {
  if (row == paint.row && column == paint.column) return;
  if (!move_standout_mode) wear(NULL);
  if (cc_screen.moves_as_most_do) {
    // tparm would take fifty times as long.
    add_all("\033[", 2);
    add_number(row + 1);
    add(';');
    add_number(column + 1);
    add('H');
  } else {
    tputs(tparm(cursor_address, (long)row, (long)column), 1, add);
  }
  paint.row = row;
  paint.column = column;
}

// Characters

static void add_utf8(uint32_t scalar) {
  if (scalar < 0x80) {
    add((int)scalar);
    return;
  }
  if (scalar < 0x800) {
    add(0xC0 | (int)(scalar >> 6));
  } else {
    if (scalar < 0x10000) {
      add(0xE0 | (int)(scalar >> 12));
    } else {
      add(0xF0 | (int)(scalar >> 18));
      add(0x80 | (int)(scalar >> 12 & 0x3F));
    }
    add(0x80 | (int)(scalar >> 6 & 0x3F));
  }
  add(0x80 | (int)(scalar & 0x3F));
}

void cc_put(int row, int column, const uint32_t *characters, int count, struct cc_look look) {
  if (row < 0 || row >= LINES || column < 0) return;
  // Without such a glitch, what stands in the last column of the last row would scroll the screen.
  int end = auto_right_margin && !eat_newline_glitch && row == LINES - 1 ? COLS - 1 : COLS;
  bool is_certain = true;
  move_to(row, column);
  wear(dress_of(look));
  for (int i = 0; i < count; i++) {
    uint32_t scalar = characters[i] & 0x1FFFFF;
    int width = (int)(characters[i] >> 24);
    if (column + width > end) break;
    if (!is_certain && width > 0) {
      paint.row = -1;
      move_to(row, column);
      is_certain = true;
    }
    if (scalar < 0x7F) {
      add((int)scalar);
    } else if (cc_screen.is_unicode) {
      add_utf8(scalar);
      // Terminals are not of one mind about what is wide: what follows is placed anew.
      is_certain = is_certain && width == 1;
    } else {
      for (int k = 0; k < width; k++) add('?');
    }
    column += width;
  }
  paint.column = column;
  if (!is_certain || column >= end) paint.row = -1;
  if (!paint.is_begun && !cc_screen.cursor_shown) flush();
  paint.is_begun = true;
}

void cc_show(int cursor_row, int cursor_column) {
  bool shows = cursor_row >= 0 && cursor_row < LINES && cursor_column >= 0 && cursor_column < COLS;
  wear(NULL);
  if (shows) move_to(cursor_row, cursor_column);
  flush();
  paint.is_begun = false;
  if (shows != cc_screen.cursor_shown) curs_set(shows);
  cc_screen.cursor_shown = shows;
}

void cc_clear(void) {
  clearok(curscr, TRUE);
  refresh();
  paint.row = -1;
}

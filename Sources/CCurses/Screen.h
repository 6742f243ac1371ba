// The open terminal.
#ifndef SCREEN_H
#define SCREEN_H

#include <curses.h>

struct screen {
  SCREEN *curses;  // NULL when the terminal is not open
  int keys;        // where keys come from
  bool is_unicode;
  bool cursor_shown;
  int color_count;
};
extern struct screen cc_screen;

#endif

// What the files of this target share.
#ifndef PRIVATE_H
#define PRIVATE_H

#include <curses.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

struct screen {
  SCREEN *curses;  // NULL when the terminal is not open
  int keys;        // where keys come from
  bool is_unicode;
  bool cursor_shown;
};
extern struct screen cc_screen;

/// What a fatal signal needs to restore the terminal, prepared while everything is well.
struct restoring {
  volatile sig_atomic_t is_needed;
  struct termios modes;
  char bytes[512];
  size_t count;
};
extern struct restoring cc_restoring;

/// Which signals have come since cc_wait returned last, and the pipe that ends a cc_wait.
struct arrivals {
  volatile sig_atomic_t resized, stop_asked, continued;
  int pipe_read, pipe_write;
};
extern struct arrivals cc_arrivals;

bool cc_watch_signals(void);
void cc_unwatch_signals(void);
/// Stops the program and its process group as Ctrl-Z would.
void cc_stop_process(void);
/// - Parameter is_patient: whether to wait for a terminal that takes no more for now.
void cc_write_all(int file, const char *bytes, size_t count, bool is_patient);

#endif

// What the files of this target share.
#ifndef PRIVATE_H
#define PRIVATE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/// What a fatal signal needs to restore the terminal, prepared while everything is well.
struct restoring {
  volatile sig_atomic_t is_needed;
  int output;
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
void cc_write_all(int file, const char *bytes, size_t count);

#endif

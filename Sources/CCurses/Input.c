// Waiting for, and reading, what comes from the terminal.
#include <curses.h>
#include <errno.h>
#include <float.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <term.h>
#include <time.h>
#include <unistd.h>

#include "CCurses.h"
#include "Private.h"
#include "Screen.h"

double cc_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static int take_arrivals(void) {
  int happened = 0;
  char bytes[64];
  while (read(cc_arrivals.pipe_read, bytes, sizeof bytes) > 0) happened |= CC_WOKEN;
  if (cc_arrivals.resized) cc_arrivals.resized = 0, happened |= CC_RESIZED;
  if (cc_arrivals.stop_asked) cc_arrivals.stop_asked = 0, happened |= CC_STOP_ASKED;
  if (cc_arrivals.continued) cc_arrivals.continued = 0, happened |= CC_CONTINUED;
  return happened;
}

int cc_wait(double seconds) {
  double deadline = seconds < 0 ? DBL_MAX : cc_now() + seconds;
  for (;;) {
    double left = deadline - cc_now();
    int milliseconds = left > 86400 ? (seconds < 0 ? -1 : 86400000)
                                    : left > 0 ? (int)(left * 1000) + 1 : 0;
    struct pollfd files[2] = {{.fd = cc_screen.keys, .events = POLLIN},
                              {.fd = cc_arrivals.pipe_read, .events = POLLIN}};
    int count = poll(files, 2, milliseconds);
    if (count < 0) continue;  // interrupted by a signal, which has written to the pipe
    int happened = files[1].revents ? take_arrivals() : 0;
    if (files[0].revents & (POLLHUP | POLLERR | POLLNVAL)) happened |= CC_GONE;
    else if (files[0].revents & POLLIN) happened |= CC_INPUT;
    if (happened || (count == 0 && cc_now() >= deadline)) return happened;
  }
}

// The bytes are read as they are. ncurses' get_wch makes two system calls for each, and of a sequence
// that it does not know it returns the rest as if it had been typed.
int cc_read(uint8_t *bytes, int most) {
  ssize_t count = read(cc_screen.keys, bytes, (size_t)most);
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return 0;
  // No bytes where poll said that there is input: the input has ended.
  return count > 0 ? (int)count : -1;
}

const char *cc_key_sequence(const char *name) {
  // tigetstr takes its argument without const on some systems.
  const char *sequence = tigetstr((char *)name);
  return sequence == (const char *)-1 ? NULL : sequence;
}

double cc_escape_delay(void) {
  const char *text = getenv("ESCDELAY");
  int milliseconds = text ? atoi(text) : 0;
  return milliseconds > 0 && milliseconds <= 10000 ? milliseconds * 1e-3 : 0.025;
}

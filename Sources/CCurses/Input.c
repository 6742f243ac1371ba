// Waiting for, and reading, what comes from the terminal.
#include <curses.h>
#include <math.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "CCurses.h"
#include "Private.h"
#include "Screen.h"

enum { paste_begin = KEY_MAX + 1, paste_end };

// Reading from a pad never paints; reading from a window may.
static WINDOW *input;

void cc_start_input(void) {
  input = newpad(1, 1);
  keypad(input, TRUE);
  nodelay(input, TRUE);
  define_key("\033[200~", paste_begin);
  define_key("\033[201~", paste_end);
  // Mouse reports are unknown sequences, not a key and typed text.
  define_key("\033[<", 0);
  define_key("\033[M", 0);
  // Some terminals send these whichever mode they are in.
  const struct { const char *text; int key; } arrows[] = {
      {"\033[A", KEY_UP},   {"\033[B", KEY_DOWN}, {"\033[C", KEY_RIGHT},
      {"\033[D", KEY_LEFT}, {"\033[H", KEY_HOME}, {"\033[F", KEY_END}};
  for (int i = 0; i < 6; i++) define_key(arrows[i].text, arrows[i].key);
}

static double now(void) {
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
  double deadline = seconds < 0 ? INFINITY : now() + seconds;
  for (;;) {
    double left = deadline - now();
    int milliseconds = left > 86400 ? (seconds < 0 ? -1 : 86400000)
                                    : left > 0 ? (int)ceil(left * 1000) : 0;
    struct pollfd files[2] = {{.fd = cc_screen.keys, .events = POLLIN},
                              {.fd = cc_arrivals.pipe_read, .events = POLLIN}};
    int count = poll(files, 2, milliseconds);
    if (count < 0) continue;  // a signal: the pipe says which
    int happened = files[1].revents ? take_arrivals() : 0;
    int unread = 0;
    if (files[0].revents & (POLLHUP | POLLERR | POLLNVAL)) happened |= CC_GONE;
    else if (files[0].revents & POLLIN) {
      // Readable, but nothing to read, is the end of the input.
      bool is_end = ioctl(cc_screen.keys, FIONREAD, &unread) == 0 && unread == 0;
      happened |= is_end ? CC_GONE : CC_INPUT;
    }
    if (happened || (count == 0 && now() >= deadline)) return happened;
  }
}

static uint32_t key_of(wint_t code) {
  if (code > KEY_F(0) && code <= KEY_F(63)) return CC_KEY_FUNCTION + (code - KEY_F(0));
  switch (code) {
    case KEY_UP: return CC_KEY_UP;
    case KEY_DOWN: return CC_KEY_DOWN;
    case KEY_LEFT: return CC_KEY_LEFT;
    case KEY_RIGHT: return CC_KEY_RIGHT;
    case KEY_HOME: return CC_KEY_HOME;
    case KEY_END: return CC_KEY_END;
    case KEY_PPAGE: return CC_KEY_PAGE_UP;
    case KEY_NPAGE: return CC_KEY_PAGE_DOWN;
    case KEY_ENTER: return CC_KEY_ENTER;
    case KEY_BTAB: return CC_KEY_BACK_TAB;
    case KEY_BACKSPACE: return CC_KEY_BACKSPACE;
    case KEY_DC: return CC_KEY_DELETE;
    case KEY_IC: return CC_KEY_INSERT;
    default: return CC_KEY_OTHER;
  }
}

struct cc_input cc_read(void) {
  wint_t code = 0;
  switch (wget_wch(input, &code)) {
    case OK: return (struct cc_input){CC_CHARACTER, (uint32_t)code};
    case KEY_CODE_YES:
      if (code == paste_begin) return (struct cc_input){CC_PASTE_BEGIN, 0};
      if (code == paste_end) return (struct cc_input){CC_PASTE_END, 0};
      return (struct cc_input){CC_KEY, key_of(code)};
    default: return (struct cc_input){CC_NOTHING, 0};
  }
}

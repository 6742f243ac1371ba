// Opening and closing the terminal, waiting for what comes from it, and reading that.
#include "CCurses.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <float.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <time.h>
#include <unistd.h>

#include "Private.h"

struct screen cc_screen = {.keys = -1};

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

// The most rows, and columns, that are used of a terminal: more would take memory, and nobody has them.
enum { most_cells = 1000 };

static int keep(int byte) {
  if (cc_restoring.count < sizeof cc_restoring.bytes)
    cc_restoring.bytes[cc_restoring.count++] = (char)byte;
  return byte;
}

// Collects what a fatal signal has to write, and the modes it has to set, to restore the terminal.
static void prepare_restoring(int keys) {
  const char *capabilities[] = {keypad_local, exit_attribute_mode, orig_pair, cursor_normal,
                                exit_ca_mode ? exit_ca_mode : "\r\n"};
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

// The terminal, what terminfo knows of it, and the pipe of signals are files.
static bool can_open_files(void) {
  int ends[2];
  if (pipe(ends) != 0) return false;
  close(ends[0]);
  close(ends[1]);
  return true;
}

static enum cc_opening look_at_terminal(int keys) {
  if (!isatty(keys) || !isatty(STDOUT_FILENO)) return CC_NO_TERMINAL;
  int status = 0;
  // cc_resize asks for the size. ncurses would make windows of the size that the environment or the
  // driver says, however large.
  use_env(FALSE);
  if (!*cc_terminal_name()) return CC_UNKNOWN_TERMINAL;
  if (setupterm(NULL, STDOUT_FILENO, &status) == ERR)
    return status == 1 ? CC_POOR_TERMINAL : CC_UNKNOWN_TERMINAL;
  return cursor_address && clear_screen ? CC_OPENED : CC_POOR_TERMINAL;
}

enum cc_opening cc_open(bool keys_from_controlling_terminal) {
  if (cc_screen.curses) return CC_OPENED;
  // Only the characters are those of the locale: numbers keep their decimal dot.
  setlocale(LC_CTYPE, "");
  cc_screen.is_unicode = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  int keys =
      keys_from_controlling_terminal ? open("/dev/tty", O_RDWR | O_CLOEXEC) : STDIN_FILENO;
  enum cc_opening result = look_at_terminal(keys);
  FILE *input = keys == STDIN_FILENO ? stdin : fdopen(keys, "r+");
  if (result == CC_OPENED && (!input || !cc_watch_signals())) result = CC_NO_TERMINAL;
  if (result == CC_OPENED) {
    // ncurses can't do without where terminfo knows no size.
    use_env(lines <= 0 || columns <= 0);
    prepare_restoring(keys);
    cc_restoring.is_needed = 1;
    cc_screen.curses = newterm(NULL, stdout, input);
    if (!cc_screen.curses) {
      cc_restoring.is_needed = 0;
      cc_unwatch_signals();
      result = CC_NO_SCREEN;
    }
  }
  if (result != CC_OPENED) {
    if (!can_open_files()) result = CC_NO_FILES;
    if (keys > STDERR_FILENO) close(keys);
    return result;
  }
  cc_screen.keys = keys;
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);  // for the sequences that terminfo names
  curs_set(0);
  cc_screen.cursor_shown = false;
  cc_resize();
  cc_write_all(STDOUT_FILENO, paste_on, sizeof paste_on - 1, false);
  static bool closes_at_exit = false;
  if (!closes_at_exit) closes_at_exit = atexit(cc_close) == 0;
  return CC_OPENED;
}

static void leave(void) {
  cc_write_all(STDOUT_FILENO, paste_off, sizeof paste_off - 1, false);
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

void cc_retake(void) {
  cc_restoring.is_needed = 1;
  reset_prog_mode();
  curs_set(0);
  cc_screen.cursor_shown = false;
  if (!isendwin()) {
    // The program was stopped without having left the terminal, perhaps by SIGSTOP, and a shell
    // may have reset the terminal since.
    if (enter_ca_mode) putp(enter_ca_mode);
    if (keypad_xmit) putp(keypad_xmit);
    fflush(stdout);  // or they would be written at the end, when the terminal is left
  }
  cc_resize();  // the window may have changed meanwhile
  cc_write_all(STDOUT_FILENO, paste_on, sizeof paste_on - 1, false);
}

void cc_suspend(void) {
  leave();
  cc_stop_process();
  cc_retake();
}

bool cc_is_unicode(void) { return cc_screen.is_unicode; }
int cc_color_count(void) {
  return set_a_foreground && set_a_background && orig_pair ? max_colors : 0;
}
int cc_rows(void) { return LINES; }
int cc_columns(void) { return COLS; }

// The rows or columns as the terminal's driver says, or, where it does not know, the environment.
static int size_of(int known, const char *variable, int otherwise) {
  const char *text = getenv(variable);
  long asked = text ? atol(text) : 0;
  if (known > 0) return known < most_cells ? known : most_cells;
  return asked > 0 && asked <= most_cells ? (int)asked : otherwise;
}

void cc_resize(void) {
  struct winsize window = {0};
  ioctl(STDOUT_FILENO, TIOCGWINSZ, &window);
  int height = size_of(window.ws_row, "LINES", LINES);
  int width = size_of(window.ws_col, "COLUMNS", COLS);
  if (height != LINES || width != COLS) resize_term(height, width);
  cc_clear();
}

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
  if (milliseconds > 0 && milliseconds <= 10000) return milliseconds * 1e-3;
  // A network may cut a sequence into packets that come one after the other.
  return getenv("SSH_CONNECTION") || getenv("SSH_TTY") ? 0.1 : 0.025;
}

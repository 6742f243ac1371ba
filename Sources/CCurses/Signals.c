// Signals: the fatal ones restore the terminal, the others are noted and wake the wait.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "CCurses.h"
#include "Private.h"

struct restoring cc_restoring;
struct arrivals cc_arrivals = {.pipe_read = -1, .pipe_write = -1};

static const int fatal_signals[] = {SIGHUP,  SIGTERM, SIGINT,  SIGQUIT, SIGILL,
                                    SIGTRAP, SIGABRT, SIGSEGV, SIGBUS,  SIGFPE};
enum { fatal_count = sizeof fatal_signals / sizeof *fatal_signals };

void cc_write_all(int file, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(file, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

// Uses only what is safe in a signal handler; ncurses' endwin is not. Runs on whichever thread made
// the signal: only the first one has a stack of its own for it, which only an overflow needs.
static void die_restored(int signal_number) {
  // Threads may fault at once, as those that read a file do when it is cut short.
  static atomic_flag is_dying = ATOMIC_FLAG_INIT;
  if (atomic_flag_test_and_set(&is_dying))
    while (true) pause();
  if (cc_restoring.is_needed) {
    cc_restoring.is_needed = 0;
    struct pollfd output = {.fd = cc_restoring.output, .events = POLLOUT};
    // A terminal that nobody reads must not keep the program alive.
    if (poll(&output, 1, 50) == 1 && (output.revents & POLLOUT))
      cc_write_all(cc_restoring.output, cc_restoring.bytes, cc_restoring.count);
    tcsetattr(cc_restoring.output, TCSANOW, &cc_restoring.modes);
  }
  // No bug of this program makes one: a file that it has mapped ends before the place it reads.
  static const char cut_short[] =
      "A file that was open has been cut short by another program, so this one had to stop.\n";
  if (signal_number == SIGBUS) cc_write_all(STDERR_FILENO, cut_short, sizeof cut_short - 1);
  signal(signal_number, SIG_DFL);
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, signal_number);
  pthread_sigmask(SIG_UNBLOCK, &one, NULL);
  raise(signal_number);
}

void cc_prepare_process(void) {
  // A stack of its own, since the program's may be what overflowed.
  static char memory[64 * 1024];
  stack_t stack = {.ss_sp = memory, .ss_size = sizeof memory};
  sigaltstack(&stack, NULL);

  struct sigaction action = {.sa_handler = die_restored, .sa_flags = SA_ONSTACK};
  sigset_t inherited;
  sigemptyset(&inherited);
  for (int i = 0; i < fatal_count; i++) sigaddset(&action.sa_mask, fatal_signals[i]);
  // From the background, tcsetattr would stop the program instead.
  sigaddset(&action.sa_mask, SIGTTOU);
  for (int i = 0; i < fatal_count; i++) {
    int number = fatal_signals[i];
    struct sigaction old;
    sigaction(number, NULL, &old);
    sigaddset(&inherited, number);
    // nohup and the like want these ignored.
    bool is_from_outside =
        number == SIGHUP || number == SIGTERM || number == SIGINT || number == SIGQUIT;
    if (is_from_outside && old.sa_handler == SIG_IGN) continue;
    sigaction(number, &action, NULL);
  }
  sigaddset(&inherited, SIGWINCH);
  sigaddset(&inherited, SIGTSTP);
  sigaddset(&inherited, SIGCONT);
  sigprocmask(SIG_UNBLOCK, &inherited, NULL);
  // A file that would get too large is an error of `write`, like a full disk.
  signal(SIGXFSZ, SIG_IGN);
}

void cc_wake(void) {
  // A full pipe wakes as well.
  if (cc_arrivals.pipe_write >= 0) (void)!write(cc_arrivals.pipe_write, "w", 1);
}

static void note(int signal_number) {
  int saved = errno;
  if (signal_number == SIGWINCH) cc_arrivals.resized = 1;
  if (signal_number == SIGTSTP) cc_arrivals.stop_asked = 1;
  if (signal_number == SIGCONT) cc_arrivals.continued = 1;
  cc_wake();
  errno = saved;
}

static const int noted_signals[] = {SIGWINCH, SIGTSTP, SIGCONT};
static struct sigaction actions_before[3];

static void watch(int i) {
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(noted_signals[i], &action, NULL);
}

bool cc_watch_signals(void) {
  if (cc_arrivals.pipe_read < 0) {
    int ends[2];
    if (pipe(ends) != 0) return false;
    for (int i = 0; i < 2; i++) {
      fcntl(ends[i], F_SETFL, fcntl(ends[i], F_GETFL) | O_NONBLOCK);
      fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    }
    cc_arrivals.pipe_read = ends[0];
    cc_arrivals.pipe_write = ends[1];
  }
  for (int i = 0; i < 3; i++) {
    sigaction(noted_signals[i], NULL, &actions_before[i]);
    // A shell without job control cannot continue us.
    if (noted_signals[i] == SIGTSTP && actions_before[i].sa_handler == SIG_IGN) continue;
    watch(i);
  }
  return true;
}

// The pipe stays open: another thread may be about to wake.
void cc_unwatch_signals(void) {
  for (int i = 0; i < 3; i++) sigaction(noted_signals[i], &actions_before[i], NULL);
}

void cc_stop_process(void) {
  struct sigaction now;
  sigaction(SIGTSTP, NULL, &now);
  if (now.sa_handler == SIG_IGN) return;
  signal(SIGTSTP, SIG_DFL);
  kill(0, SIGTSTP);
  // Continued.
  watch(1);
  cc_arrivals.stop_asked = 0;
  cc_arrivals.continued = 0;
}

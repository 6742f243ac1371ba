// Signals: fatal ones restore the terminal; resizing, stopping and continuing are noted and wake
// cc_wait.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "CCurses.h"
#include "Private.h"

struct restoring cc_restoring;
struct arrivals cc_arrivals = {.pipe_read = -1, .pipe_write = -1};

static const int noted_signals[] = {SIGWINCH, SIGTSTP, SIGCONT};

// Whether the signal ends a program that does nothing about it.
static bool is_fatal(int number) {
  switch (number) {
    case SIGKILL: case SIGSTOP:  // which nobody can catch
    case SIGCHLD: case SIGCONT: case SIGTSTP: case SIGTTIN: case SIGTTOU: case SIGURG:
    case SIGWINCH: case SIGXFSZ:
#ifdef __APPLE__
    case SIGINFO: case SIGIO:
#endif
      return false;
  }
#ifdef SIGRTMIN
  // The C library uses those between for its threads.
  return number < 32 || number >= SIGRTMIN;
#else
  return true;
#endif
}

// Whether the program itself makes the signal by a fault, so that it can't go on.
static bool is_fault(int number) {
  return number == SIGILL || number == SIGTRAP || number == SIGABRT || number == SIGSEGV ||
         number == SIGBUS || number == SIGFPE || number == SIGSYS;
}

void cc_write_all(int file, const char *bytes, size_t count, bool is_patient) {
  while (count > 0) {
    ssize_t written = write(file, bytes, count);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    } else if (written < 0 && errno == EAGAIN && is_patient) {
      poll(&(struct pollfd){.fd = file, .events = POLLOUT}, 1, -1);
    } else if (written == 0 || errno != EINTR) {
      return;
    }
  }
}

// Uses only what is safe in a signal handler, which ncurses' endwin is not. It runs on the thread
// that made the signal. Only the main thread has a second stack for it, so only there an overflow of
// the stack is survived long enough.
static void die_restored(int signal_number) {
  // Threads may fault at once, as those that read a file do when it is cut short.
  static atomic_flag is_dying = ATOMIC_FLAG_INIT;
  if (atomic_flag_test_and_set(&is_dying))
    while (true) pause();
  if (cc_restoring.is_needed) {
    cc_restoring.is_needed = 0;
    struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
    // A terminal that nobody reads must not keep the program alive.
    if (poll(&output, 1, 50) == 1 && (output.revents & POLLOUT))
      cc_write_all(STDOUT_FILENO, cc_restoring.bytes, cc_restoring.count, false);
    tcsetattr(STDOUT_FILENO, TCSANOW, &cc_restoring.modes);
  }
  // A SIGBUS means that a file mapped into memory now ends before the place that is read.
  static const char cut_short[] =
      "A file that was open has been cut short by another program, so this one had to stop.\n";
  // What the runtime says of memory that it does not get has gone with the screen.
  static const char no_memory[] =
      "It has stopped, perhaps since the memory that it may take (ulimit -v) is too small.\n";
  struct rlimit memory;
  if (signal_number == SIGBUS)
    cc_write_all(STDERR_FILENO, cut_short, sizeof cut_short - 1, false);
  else if (is_fault(signal_number) && getrlimit(RLIMIT_AS, &memory) == 0 &&
           memory.rlim_cur != RLIM_INFINITY)
    cc_write_all(STDERR_FILENO, no_memory, sizeof no_memory - 1, false);
  signal(signal_number, SIG_DFL);
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, signal_number);
  pthread_sigmask(SIG_UNBLOCK, &one, NULL);
  raise(signal_number);
}

void cc_prepare_process(void) {
  // The handler has a stack of its own, since an overflow of the program's may be the reason.
  static char memory[64 * 1024];
  stack_t stack = {.ss_sp = memory, .ss_size = sizeof memory};
  sigaltstack(&stack, NULL);

  struct sigaction action = {.sa_handler = die_restored, .sa_flags = SA_ONSTACK};
  sigset_t inherited;
  sigemptyset(&inherited);
  for (int number = 1; number < NSIG; number++)
    if (is_fatal(number)) sigaddset(&action.sa_mask, number);
  // In the background, tcsetattr would send SIGTTOU, which would stop the program before it ends.
  sigaddset(&action.sa_mask, SIGTTOU);
  for (int number = 1; number < NSIG; number++) {
    if (!is_fatal(number)) continue;
    struct sigaction old;
    sigaction(number, NULL, &old);
    sigaddset(&inherited, number);
    // Programs such as nohup start others with some ignored, and they stay so.
    if (old.sa_handler == SIG_IGN && !is_fault(number)) continue;
    sigaction(number, &action, NULL);
  }
  for (int i = 0; i < 3; i++) sigaddset(&inherited, noted_signals[i]);
  sigprocmask(SIG_UNBLOCK, &inherited, NULL);
  // Ignored, so that writing beyond the limit of a file's size is an error of `write`, as on a full
  // disk, and not the end of the program.
  signal(SIGXFSZ, SIG_IGN);
}

void cc_wake(void) {
  // Nothing is lost if the pipe is full: then the wait ends anyway.
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
    // A shell without job control ignores it, and could not continue a program that has stopped.
    if (noted_signals[i] == SIGTSTP && actions_before[i].sa_handler == SIG_IGN) continue;
    watch(i);
  }
  return true;
}

// The pipe stays open, since another thread may be about to write to it.
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

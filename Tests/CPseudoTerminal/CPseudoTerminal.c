#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif

static void clear_signals(void) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
}

// Terminals pass bytes on in order: who has read this has read all that was written before.
static void mark(int signal) {
  (void)signal;
  (void)!write(1, PT_MARK, sizeof PT_MARK - 1);
}

static void lead(int reports, const char *path, char *const arguments[], char *const environment[]) {
  clear_signals();
  for (int file = 3; file < 1024; file++)
    if (file != reports) close(file);
  signal(SIGHUP, SIG_IGN);
  signal(SIGTTOU, SIG_IGN);
  signal(SIGUSR1, mark);
  pid_t program = fork();
  if (program == 0) {
    setpgid(0, 0);
    tcsetpgrp(0, getpid());
    clear_signals();
    close(reports);
    execve(path, arguments, environment);
    _exit(127);
  }
  int status = 0;
  (void)!write(reports, &program, sizeof program);
  do {
    while (waitpid(program, &status, WUNTRACED) < 0) continue;
    (void)!write(reports, &status, sizeof status);
  } while (WIFSTOPPED(status));
  // The terminal stays as the program left it until the test has looked.
  for (;;) pause();
}

bool pt_start(struct pt_process *process, const char *path, char *const arguments[],
              char *const environment[], int rows, int columns) {
  int ends[2];
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  if (pipe(ends) != 0) return false;
  pid_t leader = forkpty(&process->terminal, NULL, NULL, &size);
  if (leader == 0) lead(ends[1], path, arguments, environment);
  close(ends[1]);
  process->reports = ends[0];
  process->leader = leader;
  if (leader < 0) return false;
  fcntl(process->terminal, F_SETFD, FD_CLOEXEC);
  fcntl(process->reports, F_SETFD, FD_CLOEXEC);
  return read(ends[0], &process->program, sizeof process->program) == sizeof process->program;
}

void pt_resize(int terminal, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  ioctl(terminal, TIOCSWINSZ, &size);
}

bool pt_is_cooked(int terminal) {
  struct termios modes;
  return tcgetattr(terminal, &modes) == 0 && (modes.c_lflag & ICANON) && (modes.c_lflag & ECHO) &&
         (modes.c_lflag & ISIG) && (modes.c_iflag & ICRNL);
}

bool pt_has_exited(int status, int *code) {
  *code = WEXITSTATUS(status);
  return WIFEXITED(status);
}

int pt_signal_of(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }

bool pt_has_stopped(int status) { return WIFSTOPPED(status); }

void pt_end(const struct pt_process *process, bool has_ended) {
  int status = 0;
  struct pollfd report = {.fd = process->reports, .events = POLLIN};
  while (!has_ended && poll(&report, 1, 0) == 1 &&
         read(process->reports, &status, sizeof status) == sizeof status)
    has_ended = !WIFSTOPPED(status);
  // The id of a program that has ended may be another's by now.
  if (!has_ended) kill(process->program, SIGKILL);
  kill(process->leader, SIGKILL);
  waitpid(process->leader, &status, 0);
  if (process->terminal >= 0) close(process->terminal);
  close(process->reports);
}

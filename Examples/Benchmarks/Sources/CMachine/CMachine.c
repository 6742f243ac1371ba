#define _GNU_SOURCE
#include "CMachine.h"

#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

const char *machine_instructions(void) {
#if defined(__AVX512F__)
  return "x86-64 with AVX-512";
#elif defined(__AVX2__)
  return "x86-64 with AVX2";
#elif defined(__x86_64__)
  return "any x86-64";
#elif defined(__aarch64__)
  return "arm64";
#else
  return "another processor";
#endif
}

const char *machine_date(void) {
  static char text[11];
  time_t now = time(NULL);
  struct tm parts;
  strftime(text, sizeof text, "%Y-%m-%d", gmtime_r(&now, &parts));
  return text;
}

size_t machine_bytes_in_use(void) {
#ifdef __GLIBC__
  struct mallinfo2 counts = mallinfo2();
  return counts.uordblks + counts.hblkhd;
#else
  return 0;
#endif
}

double machine_cpu_seconds(pid_t program) {
#ifdef __linux__
  clockid_t clock;
  struct timespec used;
  if (clock_getcpuclockid(program, &clock) == 0 && clock_gettime(clock, &used) == 0)
    return (double)used.tv_sec + 1e-9 * (double)used.tv_nsec;
#endif
  return -1;
}

int machine_start(const char *path, char *const arguments[], char *const environment[], int rows,
                  int columns, pid_t *program) {
  int terminal;
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  *program = forkpty(&terminal, NULL, NULL, &size);
  if (*program < 0) return -1;
  if (*program == 0) {
    execve(path, arguments, environment);
    _exit(127);
  }
  fcntl(terminal, F_SETFD, FD_CLOEXEC);
  return terminal;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place) {
  (void)status, (void)kind, (void)place;
  return remove(path);
}

void machine_remove_folder(const char *path) { nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS); }

static char *folder;

static void remove_at_end(void) { machine_remove_folder(folder); }

static void end(int number) {
  machine_remove_folder(folder);
  _exit(128 + number);
}

void machine_remove_folder_at_end(const char *path) {
  folder = strdup(path);
  atexit(remove_at_end);
  signal(SIGINT, end);
  signal(SIGTERM, end);
  signal(SIGHUP, end);
}

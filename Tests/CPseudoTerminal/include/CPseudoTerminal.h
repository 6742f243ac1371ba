// Programs on a pseudo-terminal of their own, for tests.
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <sys/types.h>

struct pt_process {
  int terminal;  // the user's side
  int reports;   // where the session leader writes the program's id, then its wait statuses
  pid_t leader, program;
};

/// What the leader writes to the terminal on SIGUSR1.
#define PT_MARK "\x16mark\x16"

/// Starts a program in the foreground of a new session whose leader, like a shell, reports its stops
/// and its end. No signal is blocked or ignored, no other file is open.
bool pt_start(struct pt_process *process, const char *path, char *const arguments[],
              char *const environment[], int rows, int columns);
void pt_resize(int terminal, int rows, int columns);
/// Whether lines are edited and echoed, as they are at a shell's prompt.
bool pt_is_cooked(int terminal);
bool pt_has_exited(int status, int *code);
int pt_signal_of(int status);
bool pt_has_stopped(int status);
/// Kills what still runs and closes the terminal.
void pt_end(const struct pt_process *process, bool has_ended);

#endif

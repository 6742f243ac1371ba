// Programs on a pseudo-terminal of their own, for tests.
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <sys/types.h>

struct pt_process {
  int terminal;  // the user's side
  int reports;   // where the session leader writes the program's id, then its wait status
  pid_t leader, program;
};

/// Starts a program in the foreground of a new session whose leader, like a shell, outlives its
/// stops and reports its end. No signal is blocked or ignored, no other file is open.
bool pt_start(struct pt_process *process, const char *path, char *const arguments[],
              char *const environment[], int rows, int columns);
void pt_resize(int terminal, int rows, int columns);
/// Whether lines are edited and echoed, as they are at a shell's prompt.
bool pt_is_cooked(int terminal);
/// The wait status when the program has ended within that time.
bool pt_wait(const struct pt_process *process, int milliseconds, int *status);
bool pt_has_exited(int status, int *code);
int pt_signal_of(int status);
/// Kills what still runs and closes the terminal.
void pt_end(const struct pt_process *process, bool has_ended);

#endif

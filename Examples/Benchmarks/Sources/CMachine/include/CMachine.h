// What the benchmarks ask of the system and Swift has no name for.
#ifndef CMACHINE_H
#define CMACHINE_H

#include <stddef.h>
#include <sys/types.h>

/// The vector instructions that this build may use.
const char *machine_instructions(void);
/// Today, as 2025-01-31, in UTC.
const char *machine_date(void);
/// Bytes of memory that the program has asked for and not given back; 0 where nobody counts them.
size_t machine_bytes_in_use(void);
/// Seconds of processor time that a running program has used, all threads; negative if unknown.
double machine_cpu_seconds(pid_t program);
/// Starts a program on a pseudo-terminal of its own.
/// @return the user's side of the terminal, or -1
int machine_start(const char *path, char *const arguments[], char *const environment[], int rows,
                  int columns, pid_t *program);
/// Removes a folder and all that is in it, now or when the program ends.
void machine_remove_folder(const char *path);
void machine_remove_folder_at_end(const char *path);

#endif

// What the program uses of ncurses, without the types of curses.h, which Swift cannot import. There
// is one terminal, in use from cc_open to cc_close.
#ifndef CCURSES_H
#define CCURSES_H

#include <stdbool.h>
#include <stdint.h>

// Signals

/// Lets fatal signals restore the terminal before they end the program, and unblocks those signals
/// that the program's parent left blocked. To be called first thing in main.
void cc_prepare_process(void);

// Opening and closing

enum cc_opening {
  CC_OPENED,
  CC_NO_TERMINAL,
  CC_UNKNOWN_TERMINAL,
  CC_POOR_TERMINAL,
  CC_NO_SCREEN,  // the memory does not suffice
  CC_NO_FILES,   // the limit of open files does not suffice
};

/// Takes the terminal over; keys come from standard input, or from the controlling terminal.
enum cc_opening cc_open(bool keys_from_controlling_terminal);
/// Gives the terminal back. Does nothing when it is not open.
void cc_close(void);
/// The value of TERM, or "".
const char *cc_terminal_name(void);

// What the terminal is

bool cc_is_unicode(void);
/// 0 where text and background cannot be coloured each.
int cc_color_count(void);
int cc_rows(void);
int cc_columns(void);

// Drawing

struct cc_look {
  // Numbers below cc_color_count; -1 is the terminal's own. Where there are more than 256 colours, a
  // number is 65536 red + 256 green + blue, but those below 8 are the basic colours.
  int32_t color, background;
  bool bold, underlined, reversed;
};

struct cc_character {
  uint32_t scalar;
  int width;  // the columns it takes: 1, 2, or 0 for a mark on the character before it
};

/// Collects characters to be drawn side by side from a place on.
void cc_put(int row, int column, const struct cc_character *characters, int count,
            struct cc_look look);
/// Writes what was put to the terminal, and places its cursor; a row below 0 hides it.
void cc_show(int cursor_row, int cursor_column);
/// Writes bytes that draw nothing and move nothing, such as a sequence for the clipboard.
void cc_send(const uint8_t *bytes, int count);
/// Empties the screen, without waiting for cc_show.
void cc_clear(void);

// Events

enum {
  CC_INPUT = 1,
  CC_RESIZED = 2,
  CC_STOP_ASKED = 4,  // SIGTSTP came from outside
  CC_CONTINUED = 8,
  CC_WOKEN = 16,
  CC_GONE = 32,
};

/// Seconds on a clock that never goes back.
double cc_now(void);
/// Waits for some of the above; 0 when the time is up. Below 0 seconds: without end.
int cc_wait(double seconds);
/// Ends a cc_wait, from any thread.
void cc_wake(void);
/// Takes the terminal's new size over; the screen is empty then.
void cc_resize(void);
/// Gives the terminal to the shell until the program is continued, then takes it back, empty.
void cc_suspend(void);
/// Takes the terminal again, empty, with its modes and size, whatever others have done to it.
void cc_retake(void);

/// Reads what is there after CC_INPUT; returns the number of bytes, -1 where the input has ended.
int cc_read(uint8_t *bytes, int most);
/// What the key with a terminfo name such as "kcuu1" sends; NULL if the terminal has none.
const char *cc_key_sequence(const char *name);
/// How long to wait for what follows an ESC, in seconds: ESCDELAY, or 25 ms, or 100 ms over SSH.
double cc_escape_delay(void);

#endif

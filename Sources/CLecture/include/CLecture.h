#ifndef CLECTURE_H
#define CLECTURE_H

#include <stddef.h>

/// The lecture's lesson as YAML in UTF-8: its chapters one after the other. Never freed.
const unsigned char *lecture_yaml(size_t *size);

#endif

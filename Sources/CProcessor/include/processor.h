#include <stdbool.h>

// Whether the processor that this build is for has a fused multiply-add. Swift has no condition for it.
static inline bool hasFusedMultiplyAdd(void) {
#if defined(__FMA__) || defined(__ARM_FEATURE_FMA)
  return true;
#else
  return false;
#endif
}

// The same losses as plain C loops, of which the compiler (-O3 -march=native -ffast-math) makes the
// most of. Compiled twice, with SCALAR and its functions; peers.py says how.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static uint64_t state;

static uint64_t next(void) {
  uint64_t z = state += 0x9E3779B97F4A7C15;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return z ^ (z >> 31);
}

static double unit(void) { return (double)(next() >> 11) * 0x1p-53; }

static long n, c, *labels;
static SCALAR *scores, *hinge_gradients, *softmax_gradients;

static void make(void) {
  free(scores), free(labels), free(hinge_gradients), free(softmax_gradients);
  scores = malloc((size_t)(n * c) * sizeof *scores);
  hinge_gradients = calloc((size_t)(n * c), sizeof *scores);
  softmax_gradients = calloc((size_t)(n * c), sizeof *scores);
  labels = malloc((size_t)n * sizeof *labels);
  state = 42;
  for (long i = 0; i < n; i++) {
    labels[i] = (long)(next() % (uint64_t)c);
    double bonus = 3 * unit();
    for (long j = 0; j < c; j++)
      scores[i * c + j] = (SCALAR)(6 * (unit() - 0.5) + (j == labels[i] ? bonus : 0));
  }
}

static double hinge(void) {
  double sum = 0;
  for (long i = 0; i < n; i++) {
    const SCALAR *s = scores + i * c;
    SCALAR base = s[labels[i]] - 1, loss = 0;
    for (long j = 0; j < c; j++) loss += s[j] > base ? s[j] - base : 0;
    sum += loss - 1;  // the label's own term
  }
  return sum / (double)n;
}

static double softmax(void) {
  double sum = 0;
  for (long i = 0; i < n; i++) {
    const SCALAR *s = scores + i * c;
    SCALAR top = s[0], total = 0;
    for (long j = 1; j < c; j++) top = s[j] > top ? s[j] : top;
    for (long j = 0; j < c; j++) total += EXP(s[j] - top);
    sum += LOG(total) - (s[labels[i]] - top);
  }
  return sum / (double)n;
}

static double gradients(void) {
  double sum = 0;
  SCALAR weight = 1 / (SCALAR)n;
  for (long i = 0; i < n; i++) {
    const SCALAR *s = scores + i * c;
    SCALAR *restrict h = hinge_gradients + i * c, *restrict p = softmax_gradients + i * c;
    SCALAR base = s[labels[i]] - 1, top = s[0], loss = 0, over = 0, total = 0;
    for (long j = 0; j < c; j++) {
      SCALAR excess = s[j] - base, is_over = excess > 0 ? 1 : 0;
      loss += is_over * excess;
      over += is_over;
      h[j] = is_over * weight;
      top = s[j] > top ? s[j] : top;
    }
    h[labels[i]] = (1 - over) * weight;
    for (long j = 0; j < c; j++) total += p[j] = EXP(s[j] - top);
    SCALAR share = weight / total;
    for (long j = 0; j < c; j++) p[j] *= share;
    p[labels[i]] -= weight;
    sum += loss - 1 + LOG(total) - (s[labels[i]] - top);
  }
  return sum / (double)n;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static int by_value(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/// Prints the median time of a call, in ns, and what it returned; short calls are timed in groups.
static void measure(double (*work)(void), double seconds) {
  static double samples[100000];
  work();
  double start = now();
  volatile double value = work();
  double once = now() - start;
  int group = once > 20e-6 ? 1 : (int)(20e-6 / (once + 1e-9)) + 1, count = 0;
  start = now();
  while (count < 100000 && (count < 3 || now() - start < seconds)) {
    double begun = now();
    for (int i = 0; i < group; i++) value = work();
    samples[count++] = (now() - begun) / group;
  }
  qsort(samples, (size_t)count, sizeof *samples, by_value);
  printf("%.17g %.17g\n", samples[count / 2] * 1e9, value);
}

int main(void) {
  long examples, classes;
  double seconds;
  while (scanf("%ld %ld %*s %lf", &examples, &classes, &seconds) == 3) {
    if (examples != n || classes != c) n = examples, c = classes, make();
    measure(hinge, seconds);
    measure(softmax, seconds);
    measure(gradients, seconds);
    fflush(stdout);
  }
}

#include "CLecture.h"

// A chapter a file, in the lecture's order; together they are one lesson.
static const unsigned char yaml[] = {
#embed "lecture/0-title.yaml"
    ,
#embed "lecture/1-scores.yaml"
    ,
#embed "lecture/2-svm.yaml"
    ,
#embed "lecture/3-questions.yaml"
    ,
#embed "lecture/4-w-against-2w.yaml"
    ,
#embed "lecture/5-regularization.yaml"
    ,
#embed "lecture/6-softmax.yaml"
    ,
#embed "lecture/7-softmax-vs-svm.yaml"
    ,
#embed "lecture/8-recap.yaml"
};

const unsigned char *lecture_yaml(size_t *size) {
  *size = sizeof yaml;
  return yaml;
}

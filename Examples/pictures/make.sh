#!/bin/sh
# Draws the pictures of README.md:
#   sh Examples/pictures/make.sh [PROGRAM [FOLDER]]
# with .build/release/loss-explorer, or another PROGRAM, into this folder, or another FOLDER.
set -eu
here=$(dirname "$0")
program=${1:-$here/../../.build/release/loss-explorer}
folder=${2:-$here}
# Whoever draws them, they are the same: no settings of one's own.
export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=/nonexistent

for theme in light dark; do
  "$program" play --format svg --theme $theme > "$folder/screen-$theme.svg"
  "$program" play --format svg --theme $theme --lesson lecture --from Q1 \
    > "$folder/lecture-$theme.svg"
done
"$program" play --format svg-animated --show-keys --pause 1 --theme dark \
  --keys 'Right Down type:4.4 Enter > = L type:Q1-s Enter 1 Enter' > "$folder/tour.svg"

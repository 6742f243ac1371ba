#!/bin/sh
# Trains the W of clothes.json from W = 0 by the SVM loss: 500 steps of 16 examples, drawn by seed 1.
# η is 2⁻²¹: with pixels that are whole numbers and batches of a power of two every product and sum is
# exact, so that each machine finds the same W to the bit. make.py then brings the file in its layout.
#
#     LOSS_EXPLORER=.build/release/loss-explorer Examples/classifiers/train-clothes.sh
set -e
program=${LOSS_EXPLORER:-loss-explorer}
folder=$(dirname "$0")
"$program" play "$folder/clothes.json" --keys '
  : type:train Space type:zero Enter
  : type:eta Space type:4.76837158203125e-07 Enter
  : type:batch Space type:16 Enter
  : type:seed Space type:1 Enter
  : type:steps Space type:500 Enter
  F10 F2 Enter C-s'
python3 "$folder/make.py"

#!/bin/bash
# R2: raw links to sorted files without repetition, and what differs from the previous ones.
#   prepare-links.sh RAW-FOLDER PREVIOUS OUT
set -euo pipefail
export LC_ALL=C
raw=$1 previous=$2 out=$3
for links in managers members; do
  tail -n +2 "$raw/$links.csv" | sort -u --parallel=2 -S 2G >"$out/$links.sorted"
  comm -3 "$previous/$links.sorted" "$out/$links.sorted" >"$out/$links.delta"
done

#!/bin/bash
# R1: raw users to a sorted file, and the delta against the previous sorted file.
#   prepare-users.sh RAW PREVIOUS OUT
# The sorted file has one line per row: a line break within quotes stands as \001, which keeps sort and comm usable.
set -euo pipefail
export LC_ALL=C
raw=$1 previous=$2 out=$3
# mawk reads these files several times as fast as gawk.
awk=$(command -v mawk || command -v awk)
: >"$out/users.nullpk" >"$out/users.duplicates"

"$awk" -v nullpk="$out/users.nullpk" '
  NR == 1 { next }
  index($0, "\"") { quotes += gsub(/"/, "&") }
  quotes % 2 { open = open $0 "\001"; next }
  {
    row = open $0
    open = ""
    quotes = 0
    # The last column is mapped to nothing, and is never quoted.
    sub(/,[^,]*$/, "", row)
    if (substr(row, 1, 1) == ",") print row > nullpk
    else print row
  }' "$raw" |
  sort -s -t, -k1,1 --parallel=2 -S 2G |
  "$awk" -v duplicates="$out/users.duplicates" -v dropped="$out/users.dropped" '
  {
    this = substr($0, 1, index($0, ",") - 1)
    if (this == key) {
      if ($0 == row) same++
      else print > duplicates
      next
    }
    key = this
    row = $0
    print
  }
  END { print same + 0 > dropped }' >"$out/users.sorted"

# Keys are unique and of one length, so the order by key is the order by line, which comm needs.
comm -3 "$previous/users.sorted" "$out/users.sorted" | "$awk" '
  function flush() { if (kept != "") print (keptNew ? "insert," : "delete,") kept }
  {
    new = substr($0, 1, 1) == "\t"
    line = new ? substr($0, 2) : $0
    this = substr(line, 1, index(line, ",") - 1)
    if (kept != "" && this == key) {
      print "update," (new ? line : kept)
      kept = ""
    } else {
      flush()
      kept = line
      keptNew = new
    }
    key = this
  }
  END { flush() }' >"$out/users.delta"

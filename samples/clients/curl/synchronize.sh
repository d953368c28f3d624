#!/usr/bin/env bash
# Runs a connector over REST and waits for its end, only with curl.
#
#   ./synchronize.sh CONNECTOR MODE [COMMENT]
#
# With a comment, a run that is held for review is resumed with it; without one, it is left to the
# reviewers. SLUICE_URL, SLUICE_USER and SLUICE_PASSWORD name the server and the login.
# Ends with 0 if the run was applied, 3 if it is held for review, 5 if it ended otherwise.
set -euo pipefail
connector=$1
mode=$2
comment=${3:-}
synchronizations=${SLUICE_URL:-http://127.0.0.1:8080}/api/synchronizations

# The login goes to curl through a file descriptor, so that no list of processes shows it.
call() {
  curl --silent --show-error --fail-with-body \
    --config <(printf 'user = "%s:%s"\n' "$SLUICE_USER" "$SLUICE_PASSWORD") \
    --header 'Content-Type: application/json' "$@"
}

# The first value of a name in a JSON answer; a program would use a JSON library, as jq.
value() {
  grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4
}

# One key for all attempts: a request that is sent again, because the first answer was lost or the
# server said 503, does not start a second run.
key=$(cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen)
id=$(call --retry 5 --header "Idempotency-Key: $key" \
  --data "{\"connector\":\"$connector\",\"mode\":\"$mode\"}" "$synchronizations" | value id)

resumed=
while :; do
  run=$(call --retry 5 "$synchronizations/$id")
  status=$(value status <<<"$run")
  case $status in
    COMPLETED | PLANNED)
      echo "$status: $id"
      exit 0
      ;;
    FAILED | CANCELLED | EXPIRED | SUPERSEDED | INTERRUPTED)
      echo "$status: $id"
      exit 5
      ;;
    AWAITING_REVIEW)
      if [ -z "$comment" ]; then
        echo "held for review: $id"
        exit 3
      fi
      if [ -z "$resumed" ]; then
        # The digest identifies the reviewed plan, so this cannot resume another plan.
        digest=$(value planDigest <<<"$run")
        call --data "{\"comment\":\"$comment\",\"planDigest\":\"$digest\"}" \
          "$synchronizations/$id/resume" >/dev/null
        resumed=yes
      fi
      ;;
  esac
  sleep 1
done

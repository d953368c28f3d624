#!/usr/bin/env bash
# Runs a connector only with Temporal's command line, and waits for its end.
#
#   ./synchronize.sh CONNECTOR MODE [COMMENT]
#
# With a comment, a run that is held for review is resumed with it; without one, it is left to the
# reviewers. TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE name the service.
# Ends with 0 if the run was applied, 3 if it is held for review, 5 if it ended otherwise.
set -euo pipefail
connector=$1
mode=$2
comment=${3:-}
workflow=sync/$connector/$(cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen)

temporal workflow start --workflow-id "$workflow" --type SynchronizationWorkflow \
  --task-queue sluice-workflows \
  --input "{\"connector\":\"$connector\",\"mode\":\"$mode\",\"requestedBy\":\"a shell script\"}"

status() {
  temporal workflow query --workflow-id "$workflow" --type status --output json |
    grep -o '"status": *"[A-Z_]*"' | cut -d '"' -f 4
}

while :; do
  case $(status) in
    QUEUED | EXPORTING | PREPARING | COMPARING) sleep 1 ;;
    AWAITING_REVIEW)
      if [ -z "$comment" ]; then
        echo "held for review: $workflow"
        exit 3
      fi
      temporal workflow signal --workflow-id "$workflow" --name resume \
        --input "{\"comment\":\"$comment\"}"
      break
      ;;
    *) break ;;
  esac
done
temporal workflow result --workflow-id "$workflow"
ended=$(status)
echo "$ended: $workflow"
[ "$ended" = COMPLETED ] || exit 5

# Checks the health; with a connector, also starts a dry run and waits for its plan.
echo "Asking $HEALTH"
curl -sS --fail --retry 10 --retry-delay 3 --retry-all-errors -o health "$HEALTH"
cat health
echo
if [ -z "$CONNECTOR" ]; then
  exit 0
fi

# The password is not in the list of processes.
call() {
  printf 'user = "%s:%s"\n' "$LOGIN" "$PASSWORD" | curl -sS --fail-with-body -K - "$@"
}
field() {
  sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" run | head -n 1
}

echo "Starting a dry run of $CONNECTOR"
call -o run -H 'Content-Type: application/json' \
  -d "{\"connector\":\"$CONNECTOR\",\"mode\":\"complete\",\"dryRun\":true}" "$API/synchronizations" ||
  { cat run; exit 1; }
id="$(field id)"
tries=0
while [ "$tries" -lt 120 ]; do
  call -o run "$API/synchronizations/$id" || { cat run; exit 1; }
  status="$(field status)"
  case "$status" in
    PLANNED)
      echo "Run $id is planned"
      exit 0
      ;;
    COMPLETED | CANCELLED | EXPIRED | SUPERSEDED | FAILED | INTERRUPTED)
      echo "Run $id ended as $status"
      exit 1
      ;;
  esac
  tries=$((tries + 1))
  sleep 2
done
echo "Run $id is still $status; is its agent away?"
exit 1

# Sourced by the scripts beside it: where the house is, how to speak, how to stop.
set -euo pipefail
HOUSE=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
TOOLS=$HOUSE/.tools
MVN=$(command -v mvn || echo "$HOUSE/mvnw")

say() { printf '[footfall] %s\n' "$*"; }
stop() { printf '[footfall] %s\n' "$*" >&2; exit 1; }

# Runs a long command with its output in a log, and shows that it is alive; on failure the log's end is shown.
# usage: long <what> <log> <command...>
long() {
  local what=$1 log=$2 began=$SECONDS pid
  shift 2
  mkdir -p "$(dirname "$log")"
  say "$what ..."
  "$@" >"$log" 2>&1 &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    sleep 1
    if (((SECONDS - began) % 20 == 19)); then say "  ... $((SECONDS - began)) s: $(tail -n 1 "$log" | cut -c 1-100)"; sleep 1; fi
  done
  wait "$pid" || { tail -n 30 "$log" >&2; stop "$what: failed, all of it is in $log"; }
  say "$what: done in $((SECONDS - began)) s"
}

engine_answers() { command -v docker >/dev/null && docker info >/dev/null 2>&1; }

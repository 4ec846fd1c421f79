#!/usr/bin/env bash
# count.sh [<part of a name>]: what the reports of the last run add up to.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$HOUSE"
find . -path '*/target/surefire-reports/TEST-*.xml' -name "*${1:-}*" -exec grep -ho '<testsuite [^>]*' {} + |
  awk '{ for (i = 1; i <= NF; i++) if (split($i, pair, "=") == 2) { gsub(/[">]/, "", pair[2]); sum[pair[1]] += pair[2] } }
    END { printf "%d tests, %d failures, %d errors, %d skipped\n", sum["tests"], sum["failures"], sum["errors"], sum["skipped"] }'

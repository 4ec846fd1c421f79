#!/usr/bin/env bash
# build.sh <stamp>: compiles the Java client with its tests, and writes down their class paths; the stamp is as old as
# the moment before the run.
source "$(dirname "${BASH_SOURCE[0]}")/../../infra/setup/common.sh"
stamp=$1
cd "$HOUSE"
mkdir -p "$(dirname "$stamp")"
begun=$(mktemp "$stamp.XXXXXX")
trap 'rm -f "$begun"' EXIT
long "Building the Java client" "$HOUSE/target/log/$(basename "$stamp" .stamp).log" \
  "$HOUSE/infra/setup/maven.sh" -DskipTests -pl clients/java/core,clients/java/compliance-adapter process-test-classes
touch -r "$begun" "$stamp"

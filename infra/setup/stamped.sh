#!/usr/bin/env bash
# stamped.sh <stamp> <what> <Maven arguments>: packages without tests; the stamp is as old as the moment before the run.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
stamp=$1 what=$2
shift 2
cd "$HOUSE"
mkdir -p "$(dirname "$stamp")"
begun=$(mktemp "$stamp.XXXXXX")
trap 'rm -f "$begun"' EXIT
long "Building $what" "$HOUSE/target/log/$(basename "$stamp" .stamp).log" \
  "$HOUSE/infra/setup/maven.sh" -Dmaven.test.skip=true "$@" package
touch -r "$begun" "$stamp"

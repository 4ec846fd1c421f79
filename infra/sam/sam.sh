#!/usr/bin/env bash
# AWS SAM's command line out of .tools/sam, without telemetry. The user's AWS profile and region are left alone.
source "$(dirname "${BASH_SOURCE[0]}")/../setup/common.sh"
"$HOUSE/infra/setup/sam.sh"
export SAM_CLI_TELEMETRY=0
cd "$HOUSE"
exec "$TOOLS/sam/bin/sam" "$@"

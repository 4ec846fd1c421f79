#!/usr/bin/env bash
# invoke.sh <function> [<event>]: one call in a container against fresh doubles; prints the answer.
source "$(dirname "${BASH_SOURCE[0]}")/../setup/common.sh"
cd "$HOUSE"
engine_answers || stop "No container engine answers (docker info), and a function runs in a container."
[ target/lambda.stamp -ot .aws-sam/build/template.yaml ] || long "sam build" target/log/sam-build.log infra/sam/offline.sh build
environment=$(infra/sam/image.sh)
exec "$(infra/setup/jdk.sh)/bin/java" --enable-native-access=ALL-UNNAMED -cp 'local/target/classes:local/target/lib/*' \
  footfall.local.sam.SamInvoke "$environment" "$(infra/sam/address.sh)" "$@"

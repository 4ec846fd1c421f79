#!/usr/bin/env bash
# make test-sam: every sample of events-samples/lambda in a container by `sam local invoke`; the answers are compared.
source "$(dirname "${BASH_SOURCE[0]}")/../setup/common.sh"
cd "$HOUSE"
engine_answers || stop "No container engine answers (docker info), so no function was run in a container."
[ target/lambda.stamp -ot .aws-sam/build/template.yaml ] || long "sam build" target/log/sam-build.log infra/sam/offline.sh build
environment=$(infra/sam/image.sh)
address=$(infra/sam/address.sh)
infra/setup/maven.sh -ntp -pl local -am test -Dtest=SamSamplesTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dslow.groups=none -Dsam.environment="$environment" -Dsam.address="$address"

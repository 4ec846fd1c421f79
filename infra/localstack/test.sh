#!/usr/bin/env bash
# make test-localstack: the contract suites and the story test on LocalStack, through Testcontainers.
source "$(dirname "${BASH_SOURCE[0]}")/../setup/common.sh"
cd "$HOUSE"
PUBLIC=localstack/localstack:4.14.0
LOCAL=local/localstack:4.14.0
engine_answers || stop "No container engine answers (docker info), so nothing ran on LocalStack."

if docker image inspect $PUBLIC >/dev/null 2>&1; then image=$PUBLIC
elif docker image inspect $LOCAL >/dev/null 2>&1; then image=$LOCAL
elif say "pulling $PUBLIC ..." && timeout 900 docker pull -q $PUBLIC >/dev/null 2>&1; then image=$PUBLIC
else stop "$PUBLIC can not be pulled: make localstack-image makes one here in 4 minutes."; fi

# Testcontainers' own helpers are images too; what they do (clean up, check) is done here.
export TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_CHECKS_DISABLE=true
[ $image = $PUBLIC ] || export TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1
infra/setup/maven.sh -ntp -pl local -am test -Dtest='LocalStack*Test' -Dsurefire.failIfNoSpecifiedTests=false \
  -Dslow.groups=none -Dlocalstack.image=$image
say "on LocalStack ($image): $(infra/setup/count.sh LocalStack)"

#!/usr/bin/env bash
# make test: sets up what is missing, runs everything, and says at the end what ran and what did not.
source "$(dirname "${BASH_SOURCE[0]}")/setup/common.sh"
cd "$HOUSE"
ran=() not=()
summary() {
  local code=$?
  echo
  for line in "${ran[@]}"; do say "ran:     $line"; done
  for line in "${not[@]}"; do say "not run: $line"; done
  [ $code -eq 0 ] && say "all that ran passed, in $SECONDS s" || say "FAILED after $SECONDS s"
}
trap summary EXIT

infra/setup/jdk.sh >/dev/null
infra/setup/packages.sh chromium=chromium chromedriver=chromium-driver node=nodejs npm=npm \
  python3=python3 python-venv=python3-venv
infra/setup/sam.sh

infra/sam/offline.sh validate --lint
ran+=("sam validate --lint")

# Reports of earlier runs would be counted too.
find . -path '*/target/surefire-reports/*' -name 'TEST-*.xml' -delete
mkdir -p target
touch target/.begun
infra/setup/maven.sh -ntp -Dfootfall.packaged=true verify
ran+=("mvn verify: $(infra/setup/count.sh)")
# What was just packaged is as new as the sources were when Maven began.
touch -r target/.begun target/lambda.stamp target/local.stamp

long "sam build" target/log/sam-build.log infra/sam/offline.sh build
ran+=("sam build")

if engine_answers; then
  infra/sam/test.sh
  ran+=("make test-sam: $(infra/setup/count.sh SamSamplesTest)")
else
  not+=("make test-sam: no container engine answers (docker info)")
fi
not+=("make test-localstack: a command of its own")

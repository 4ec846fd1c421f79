#!/usr/bin/env bash
# Sees to it that `sam local invoke` has an image, and prints the environment of samconfig.toml that uses it:
# `default` where Lambda's own can be pulled, else `local` with the stand-in.
source "$(dirname "${BASH_SOURCE[0]}")/../setup/common.sh"
case $(uname -m) in aarch64 | arm64) processor=arm64 ;; *) processor=x86_64 ;; esac
image=public.ecr.aws/lambda/java:25-$processor

if docker image inspect "$image" >/dev/null 2>&1; then
  echo default
elif docker image inspect local/lambda-java:25 >/dev/null 2>&1; then
  echo local
elif say "pulling $image ..." >&2 && timeout 600 docker pull -q "$image" >/dev/null 2>&1; then
  echo default
else
  say "$image can not be pulled: making a stand-in" >&2
  "$HOUSE/infra/setup/lambda-image.sh" >&2
  echo local
fi

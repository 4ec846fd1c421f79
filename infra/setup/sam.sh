#!/usr/bin/env bash
# Puts AWS SAM's command line into .tools/sam, once a version.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
VERSION=1.170.0
made=$TOOLS/sam/.made-$VERSION
[ -e "$made" ] && exit 0

"$HOUSE/infra/setup/packages.sh" python3=python3 python-venv=python3-venv
python=$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || command -v python3)
rm -rf "$TOOLS/sam"
"$python" -m venv "$TOOLS/sam"
long "aws-sam-cli $VERSION into .tools/sam (340 MB)" "$TOOLS/log/sam.log" \
  "$TOOLS/sam/bin/pip" install --disable-pip-version-check --no-input "aws-sam-cli==$VERSION"
touch "$made"

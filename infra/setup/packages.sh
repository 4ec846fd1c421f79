#!/usr/bin/env bash
# Sees to it that programs are there: packages.sh <program>=<Debian package>...
# Installs what is missing when it may (root and apt), and otherwise stops with one line that says what to install.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

missing=()
for pair in "$@"; do
  case ${pair%%=*} in
    python-venv) python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=("${pair#*=}") ;;
    *) command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}") ;;
  esac
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  stop "Please install ${missing[*]} (on Debian and Ubuntu: sudo apt-get install -y ${missing[*]}), then call this again."
fi
export DEBIAN_FRONTEND=noninteractive
long "apt-get update" "$TOOLS/log/apt-update.log" apt-get -q update
long "apt-get install ${missing[*]}" "$TOOLS/log/apt-install.log" apt-get -q install -y --no-install-recommends "${missing[@]}"

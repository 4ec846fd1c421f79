#!/usr/bin/env bash
# Prints the home of a JDK 25, or stops with one sentence.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

is_25() { [ -x "$1/bin/javac" ] && [ -x "$1/bin/jlink" ] && grep -q '^JAVA_VERSION="25' "$1/release" 2>/dev/null; }

on_path=$(command -v javac || true)
for home in "${JAVA_HOME:-}" "${JDK25_HOME:-}" ${on_path:+"$(dirname "$(dirname "$(readlink -f "$on_path")")")"} \
    /usr/lib/jvm/* /opt/java/* /opt/*jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  if [ -n "$home" ] && is_25 "$home"; then echo "$home"; exit 0; fi
done
stop "No JDK 25 was found: install one (for example https://adoptium.net, package temurin-25-jdk) or point JAVA_HOME at it."

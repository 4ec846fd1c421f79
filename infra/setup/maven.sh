#!/usr/bin/env bash
# Maven on JDK 25: the installed one, or the one that ./mvnw brings.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
JAVA_HOME=$("$HOUSE/infra/setup/jdk.sh")
export JAVA_HOME
# Maven's own libraries still use what JDK 25 warns about.
export MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
exec "$MVN" -B -Dstyle.color=never "$@"

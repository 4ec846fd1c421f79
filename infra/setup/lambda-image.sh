#!/usr/bin/env bash
# Makes a small stand-in for Lambda's java25 image, for `sam local invoke` where the public image can not be pulled:
# a Java runtime cut from the JDK 25 at hand, AWS's runtime client for Java, and the few programs SAM runs in it.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
REPOSITORY=local/lambda-java
IMAGE=$REPOSITORY:25
WORK=$TOOLS/lambda-image
ROOT=$WORK/rootfs
LOG=$TOOLS/log/lambda-image
MODULES=java.se,jdk.unsupported,jdk.zipfs,jdk.management,jdk.naming.dns,jdk.crypto.cryptoki,jdk.localedata,jdk.jfr,jdk.net,jdk.httpserver

engine_answers || stop "No container engine answers: start one (docker info must succeed), then call this again."
if docker image inspect "$IMAGE" >/dev/null 2>&1 && [ "${1:-}" != --again ]; then exit 0; fi
[ "$(uname -s)" = Linux ] || stop "The stand-in image is made from a Linux machine's programs; here let SAM pull its own."
JDK=$("$HOUSE/infra/setup/jdk.sh")
rm -rf "$WORK"
mkdir -p "$ROOT"/{var/runtime/lib,var/task,var/rapid,usr/bin,etc,opt} "$LOG"
install -d -m 1777 "$ROOT/tmp"

long "Java runtime" "$LOG/jlink.log" "$JDK/bin/jlink" --add-modules $MODULES --strip-debug --no-header-files --no-man-pages \
  --compress zip-6 --generate-cds-archive --output "$ROOT/var/lang"
long "Lambda's runtime client" "$LOG/client.log" "$MVN" -q -B -f "$HOUSE/infra/setup/lambda-runtime.xml" \
  dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$ROOT/var/runtime/lib"

cat >"$ROOT/var/runtime/bootstrap" <<'END'
#!/bin/sh
export AWS_EXECUTION_ENV=AWS_Lambda_java25
exec /var/lang/bin/java -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  $JAVA_TOOL_FLAGS -classpath '/var/runtime/lib/*' com.amazonaws.services.lambda.runtime.api.client.AWSLambda "$_HANDLER"
END
chmod 755 "$ROOT/var/runtime/bootstrap"
ln -s usr/bin "$ROOT/bin"

# From this machine: the shell, what SAM runs while it adds its emulator, and every shared library these and the JVM need.
copy_with_links() { # a library under its own path, links followed
  mkdir -p "$ROOT$(dirname "$1")"
  cp -L "$1" "$ROOT$1"
}
for program in sh mv chmod; do cp -L "$(command -v $program)" "$ROOT/usr/bin/$program"; done
{
  for program in "$ROOT"/usr/bin/* "$ROOT"/var/lang/bin/java "$ROOT"/var/lang/lib/server/libjvm.so "$ROOT"/var/lang/lib/*.so; do
    ldd "$program" 2>/dev/null || true
  done
  echo "x => $(gcc -print-file-name=libgcc_s.so.1 2>/dev/null | grep / || ldconfig -p | sed -n 's/.*libgcc_s.so.1 .*=> //p' | head -n 1)"
} | grep -o '/[^ ]*\.so[^ ]*' | grep -v "^$WORK" | sort -u | while read -r library; do copy_with_links "$library"; done

echo 'root:x:0:0:root:/root:/bin/sh' >"$ROOT/etc/passwd"
echo 'sbx_user1051:x:993:990::/tmp:/bin/sh' >>"$ROOT/etc/passwd"
printf 'root:x:0:\nsbx:x:990:\n' >"$ROOT/etc/group"
printf 'passwd: files\ngroup: files\nhosts: files dns\n' >"$ROOT/etc/nsswitch.conf"
cat >"$WORK/Dockerfile" <<'END'
FROM scratch
COPY rootfs/ /
ENV PATH=/var/lang/bin:/usr/bin LAMBDA_TASK_ROOT=/var/task LAMBDA_RUNTIME_DIR=/var/runtime
WORKDIR /var/task
ENTRYPOINT ["/var/rapid/aws-lambda-rie", "/var/runtime/bootstrap"]
END
long "docker build $IMAGE" "$LOG/build.log" docker build -q -t "$IMAGE" "$WORK"
# SAM keeps what it built on an older image under this tag, and would go on with it.
docker image rm -f "$REPOSITORY:rapid-x86_64" "$REPOSITORY:rapid-arm64" >/dev/null 2>&1 || true
rm -rf "$WORK"

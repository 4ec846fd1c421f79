#!/usr/bin/env bash
# Makes an image of LocalStack's DynamoDB and SQS where the public one can not be pulled: from Debian's, Python's and
# Maven's registries, in some 4 minutes. DynamoDB Local may be installed but not redistributed: never push this image.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
VERSION=4.14.0
IMAGE=local/localstack:$VERSION
WORK=$TOOLS/localstack-image
ROOT=$WORK/rootfs
LOG=$TOOLS/log/localstack-image

engine_answers || stop "No container engine answers: start one (docker info must succeed), then call this again."
if docker image inspect "$IMAGE" >/dev/null 2>&1 && [ "${1:-}" != --again ]; then say "$IMAGE is there"; exit 0; fi
[ "$(id -u)" -eq 0 ] || stop "This makes a Debian tree and enters it: call it as root."
[ "$(uname -m)" = x86_64 ] || stop "This was made for x86_64; on other machines pull localstack/localstack:$VERSION."
"$HOUSE/infra/setup/packages.sh" debootstrap=debootstrap python3=python3 python-venv=python3-venv
JDK=$("$HOUSE/infra/setup/jdk.sh")
rm -rf "$WORK"
mkdir -p "$WORK" "$LOG"

# Debian 13: LocalStack needs Python 3.12; on 3.11 it prints Ready and both services are broken.
long "Debian 13 tree" "$LOG/debootstrap.log" debootstrap --variant=minbase \
  --include=bash,ca-certificates,python3,python3-venv,python3-pip,openjdk-21-jre-headless,procps,curl trixie "$ROOT"

# The source archive brings the pins without which it does not start, and its entry point.
download_source() {
  python3 -m pip download --no-deps --no-binary :all: -d "$WORK" "localstack-core==$VERSION"
  mkdir "$WORK/source"
  tar -xzf "$WORK"/localstack_core-*.tar.gz -C "$WORK/source" --strip-components=1
}
long "LocalStack's source archive" "$LOG/source.log" download_source

in_tree() { chroot "$ROOT" /usr/bin/env PIP_CERT=/tmp/ca.pem SSL_CERT_FILE=/tmp/ca.pem REQUESTS_CA_BUNDLE=/tmp/ca.pem \
  PIP_NO_CACHE_DIR=1 HOME=/root "$@"; }
cp /etc/ssl/certs/ca-certificates.crt "$ROOT/tmp/ca.pem"
cp -L /etc/resolv.conf "$ROOT/etc/resolv.conf"
cp -L /etc/hosts "$ROOT/etc/hosts"
mkdir -p "$ROOT/opt/code/localstack"
cp "$WORK/source/requirements-runtime.txt" "$ROOT/tmp/pins.txt"
venv=/opt/code/localstack/.venv
in_tree python3 -m venv $venv
long "LocalStack $VERSION with its pins" "$LOG/pip.log" \
  in_tree $venv/bin/pip install --no-input -c /tmp/pins.txt "localstack-core[runtime]==$VERSION"
# It knows that it lives in an image by these two, and keeps its catalogue accordingly.
mkdir -p "$ROOT/usr/lib/localstack/java" "$ROOT/tmp/localstack" "$ROOT/var/lib/localstack"
touch "$ROOT/usr/lib/localstack/.community-version" "$ROOT/tmp/localstack/.marker"
long "LocalStack's catalogue of services" "$LOG/spec.log" in_tree $venv/bin/python3 -m localstack.aws.spec

# DynamoDB Local where LocalStack looks for it, so that it downloads nothing.
ddb=$ROOT/usr/lib/localstack/dynamodb-local/2
mkdir -p "$ddb/DynamoDBLocal_lib"
ln -s /usr/lib/jvm/java-21-openjdk-amd64 "$ROOT/usr/lib/localstack/java/21"
long "DynamoDB Local" "$LOG/dynamodb-local.log" "$MVN" -q -B -f "$HOUSE/infra/setup/dynamodb-local.xml" \
  dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$ddb/DynamoDBLocal_lib"
mv "$ddb"/DynamoDBLocal_lib/libsqlite4java-linux-amd64-*.so "$ddb/DynamoDBLocal_lib/libsqlite4java-linux-amd64.so"
(
  cd "$ddb"
  line="Class-Path: $(echo DynamoDBLocal_lib/*.jar)"
  echo "Main-Class: software.amazon.dynamodb.services.local.main.ServerRunner" >"$WORK/main.mf"
  echo "$line" | fold -b -w 70 | sed '2,$s/^/ /' >>"$WORK/main.mf"
  echo >>"$WORK/main.mf"
  "$JDK/bin/jar" --create --file DynamoDBLocal.jar --manifest "$WORK/main.mf"
  mkdir "$WORK/agent"
  echo 'final class Nothing { public static void premain(String arguments) { } }' >"$WORK/agent/Nothing.java"
  "$JDK/bin/javac" --release 21 -d "$WORK/agent/classes" "$WORK/agent/Nothing.java"
  echo "Premain-Class: Nothing" >"$WORK/agent.mf"
  "$JDK/bin/jar" --create --file ddb-local-loader-0.1.jar --manifest "$WORK/agent.mf" -C "$WORK/agent/classes" .
)

install -m 755 "$WORK/source/bin/docker-entrypoint.sh" "$ROOT/usr/local/bin/docker-entrypoint.sh"
rm -rf "$ROOT"/tmp/ca.pem "$ROOT"/tmp/pins.txt "$ROOT"/var/cache/apt/* "$ROOT"/var/lib/apt/lists/* "$ROOT"/usr/share/{doc,man}/* \
  "$ROOT"/root/.cache
: >"$ROOT/etc/resolv.conf"
cat >"$WORK/Dockerfile" <<'END'
FROM scratch
ADD rootfs.tar /
ENV USER=localstack DDB_LOCAL_TELEMETRY=0 PYTHONUNBUFFERED=1 LANG=C.UTF-8 DISABLE_EVENTS=1 SKIP_SSL_CERT_DOWNLOAD=1
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
WORKDIR /opt/code/localstack
EXPOSE 4566
ENTRYPOINT ["/usr/local/bin/docker-entrypoint.sh"]
END
long "Packing the tree" "$LOG/tar.log" tar -C "$ROOT" --exclude='./dev/*' --exclude='./proc/*' --exclude='./sys/*' \
  -cf "$WORK/rootfs.tar" .
rm -rf "$ROOT"
long "docker build $IMAGE" "$LOG/build.log" docker build -q -t "$IMAGE" "$WORK"
rm -rf "$WORK"
say "$IMAGE is there; now: make test-localstack"

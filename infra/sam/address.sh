#!/usr/bin/env bash
# Prints the address of this machine that containers reach as host.docker.internal, and nobody else does: the engine's
# bridge on Linux; elsewhere engines forward to the loopback address.
if [ "$(uname -s)" != Linux ]; then
  echo 127.0.0.1
  exit
fi
gateway=$(docker network inspect bridge --format '{{range .IPAM.Config}}{{.Gateway}}{{"\n"}}{{end}}' | grep -m 1 '^[0-9.]*$' | grep .)
# Some engines name no gateway for the bridge that they make by default.
echo "${gateway:-$(ip -4 -o address show docker0 | sed -n 's/.* inet \([0-9.]*\).*/\1/p')}"

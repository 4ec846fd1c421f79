#!/usr/bin/env bash
# Prints the address of this machine that containers reach as host.docker.internal, and nobody else does: the engine's
# bridge on Linux; elsewhere engines forward to the loopback address.
if [ "$(uname -s)" = Linux ]; then
  docker network inspect bridge --format '{{(index .IPAM.Config 0).Gateway}}'
else
  echo 127.0.0.1
fi
